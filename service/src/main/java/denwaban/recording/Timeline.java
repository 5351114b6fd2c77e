package denwaban.recording;

import denwaban.call.Side;
import java.io.IOException;
import java.util.Arrays;

/// Puts the packets of both directions where they belong in time: stereo, 8000 frames a second.
///
/// A packet's place is its stream's anchor plus its RTP timestamp. The anchor is the clock at the
/// first packet of an SSRC, and is set anew for a new SSRC, when place and clock are more than 1 s
/// apart, and, while it is silent, when the sender's clock has drifted more than 40 ms. Late
/// packets are waited for [#WINDOW]; then a frame never changes. What never came is silence:
/// joining packets as they arrive would let the two voices drift apart.
///
/// Knows no clock but the arrival times it is given. For one thread.
final class Timeline {

  /// Frames, and samples of one side, a second.
  static final int RATE = 8000;

  /// One second for late packets.
  static final int WINDOW = RATE;

  /// Further from the clock than this is a new beginning, not jitter.
  static final int ASTRAY = RATE;

  /// One packet holds at most this; RTP over UDP has no more.
  static final int MAX_PACKET = 1500;

  /// Window behind, as much ahead, and room: a power of two.
  static final int RING = 32_768;

  private static final int PIECE = 1600;

  /// Takes finished frames, left and right in turn.
  interface Output {
    void frames(byte[] stereo, int length) throws IOException;
  }

  private final long startNanos;
  private final Output output;
  private final Track caller = new Track();
  private final Track operator = new Track();
  private final byte[] piece = new byte[2 * PIECE];
  private long drained;

  Timeline(long startNanos, Output output) {
    this.startNanos = startNanos;
    this.output = output;
  }

  /// Takes one packet; see [denwaban.call.AudioTap#audio].
  void audio(
      Side side, int ssrc, int sequence, long ts, byte[] ulaw, int offset, int length, long arrived)
      throws IOException {
    var clock = clock(arrived);
    drain(clock - WINDOW);
    var size = Math.min(length, MAX_PACKET);
    track(side).audio(ssrc, sequence, ts, ulaw, offset, size, clock, drained);
  }

  /// A packet without audio: only its number counts.
  void event(Side side, int ssrc, int sequence) {
    track(side).sequence.saw(ssrc, sequence);
  }

  /// Nothing follows: gives out all that is left.
  void end(long nanos) throws IOException {
    drain(Math.max(clock(nanos), Math.max(caller.end, operator.end)));
  }

  /// Frames that may still change, and are not given out yet.
  int waiting() {
    return (int) Math.max(0, Math.max(caller.end, operator.end) - drained);
  }

  /// Those frames as they are now, left and right in turn.
  byte[] peek() {
    var stereo = new byte[2 * waiting()];
    caller.look(drained, stereo, 0);
    operator.look(drained, stereo, 1);
    return stereo;
  }

  /// How much was given out, in milliseconds.
  long millis() {
    return drained * 1000 / RATE;
  }

  /// Packets of a side that never came, by their sequence numbers.
  long lost(Side side) {
    return track(side).sequence.lost();
  }

  /// Packets of a side that came after their frames were final.
  long late(Side side) {
    return track(side).late;
  }

  private long clock(long nanos) {
    return Math.max(0, nanos - startNanos) / (1_000_000_000L / RATE);
  }

  private Track track(Side side) {
    return switch (side) {
      case CALLER -> caller;
      case OPERATOR -> operator;
    };
  }

  private void drain(long until) throws IOException {
    while (drained < until) {
      var frames = (int) Math.min(PIECE, until - drained);
      caller.take(drained, frames, piece, 0);
      operator.take(drained, frames, piece, 1);
      drained += frames;
      output.frames(piece, 2 * frames);
    }
  }

  /// Overwrites what is still held in the clear.
  void wipe() {
    Arrays.fill(caller.ring, Track.SILENCE);
    Arrays.fill(operator.ring, Track.SILENCE);
    Arrays.fill(piece, Track.SILENCE);
  }
}
