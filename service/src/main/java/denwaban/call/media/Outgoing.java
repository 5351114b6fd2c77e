package denwaban.call.media;

import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// Makes one continuous RTP stream out of many sources: greeting, operator, music, operator again.
///
/// Its own SSRC; sequence numbers without a gap where sources change, and never the same one twice,
/// because a repeated (SSRC, sequence) under one SRTP key would give the key stream away. A loss
/// inside one source stays visible as a gap.
final class Outgoing {

  /// A source that jumps further than this many packets (20 s) has begun anew.
  static final int MAX_JUMP = 1000;

  /// Late packets are passed on within this distance, once each.
  static final int WINDOW = 64;

  /// So many packets in a row from before the window mean a source that began anew.
  private static final int STUBBORN = 5;

  private static final long NANOS_PER_FRAME = 20_000_000L;

  private final int ssrc;
  private @Nullable Object source;
  private int sourceSsrc;
  private int lastIn;
  private long tsOffset;

  /// Index of the newest packet sent: the sequence number with its wrap-arounds counted.
  private long newest;

  private long oldestOfSource;
  private long sent;
  private long newestTs;
  private long newestNanos;
  private boolean began;
  private int tooOld;

  private int sequence;
  private long timestamp;
  private boolean marker;

  Outgoing(RandomGenerator chance) {
    ssrc = chance.nextInt();
    // RFC 3711 section 3.3.1: below 2^15, or the receiver may guess the roll-over wrongly
    newest = chance.nextInt(1, 1 << 15) - 1L;
    newestTs = chance.nextInt() & 0xffff_ffffL;
  }

  /// Takes one packet of `from`; if true, [#sequence], [#timestamp] and [#marker] are what to send.
  ///
  /// @return false if it must not be sent: a repetition, or too late
  boolean next(Object from, int inSsrc, int inSequence, long inTs, boolean inMarker, long now) {
    var step = (short) (inSequence - lastIn);
    if (!from.equals(source) || inSsrc != sourceSsrc || Math.abs(step) > MAX_JUMP) {
      return begin(from, inSsrc, inSequence, inTs, now);
    }
    if (step <= 0) return late(from, step, inSequence, inTs, now);
    advance(step);
    lastIn = inSequence;
    newestTs = (inTs + tsOffset) & 0xffff_ffffL;
    newestNanos = now;
    return give(newest, newestTs, inMarker);
  }

  /// A packet of the current source that is not passed on: the stream closes up behind it.
  void skip(Object from, int inSsrc, int inSequence) {
    var step = (short) (inSequence - lastIn);
    if (!from.equals(source) || inSsrc != sourceSsrc || step <= 0 || step > MAX_JUMP) return;
    // lost packets before it keep their numbers; the newest of those was never sent
    if (step > 1) {
      advance(step - 1);
      sent &= ~1L;
    }
    lastIn = inSequence;
  }

  private boolean begin(Object from, int inSsrc, int inSequence, long inTs, long now) {
    source = from;
    sourceSsrc = inSsrc;
    lastIn = inSequence;
    advance(1);
    oldestOfSource = newest;
    if (began) {
      // wall clock, in whole frames: the listener's clock has gone on meanwhile
      var frames = Math.max(1, (now - newestNanos + NANOS_PER_FRAME / 2) / NANOS_PER_FRAME);
      newestTs = (newestTs + frames * Rtp.FRAME) & 0xffff_ffffL;
    }
    began = true;
    newestNanos = now;
    tsOffset = newestTs - inTs;
    return give(newest, newestTs, true);
  }

  private boolean late(Object from, int step, int inSequence, long inTs, long now) {
    var index = newest + step;
    if (step <= -WINDOW || index < oldestOfSource) {
      if (++tooOld < STUBBORN) return false;
      return begin(from, sourceSsrc, inSequence, inTs, now);
    }
    var bit = 1L << -step;
    if ((sent & bit) != 0) return false;
    sent |= bit;
    return give(index, (inTs + tsOffset) & 0xffff_ffffL, false);
  }

  private void advance(int steps) {
    newest += steps;
    sent = steps >= WINDOW ? 1 : (sent << steps) | 1;
    tooOld = 0;
  }

  private boolean give(long index, long ts, boolean mark) {
    sequence = (int) (index & 0xffff);
    timestamp = ts;
    marker = mark;
    return true;
  }

  int ssrc() {
    return ssrc;
  }

  int sequence() {
    return sequence;
  }

  long timestamp() {
    return timestamp;
  }

  boolean marker() {
    return marker;
  }
}
