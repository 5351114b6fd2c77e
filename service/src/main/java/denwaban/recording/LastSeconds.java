package denwaban.recording;

import java.util.Arrays;

/// The last [#SECONDS] of a call, in the clear: for the operator who has the call to hear again,
/// and for no one else. In memory only, and overwritten when the operator no longer has the call.
///
/// For one thread, the recording's.
final class LastSeconds {

  /// Enough for a name and a number that were said too fast; less than a conversation.
  static final int SECONDS = 20;

  /// Both sides, one byte a sample: what a call in hand costs.
  static final int BYTES = 2 * Timeline.RATE * SECONDS;

  /// Made when an operator takes the call: callers who wait cost nothing.
  private byte[] ring = new byte[0];

  /// Since the last [#begin].
  private long written;

  private long skip;

  /// Forgets what was heard until now, and listens.
  ///
  /// @param frames that are on their way and belong to the time before
  void begin(long frames) {
    wipe();
    ring = new byte[BYTES];
    skip = 2 * frames;
  }

  /// Takes frames as [Timeline.Output] does.
  void take(byte[] stereo, int length) {
    if (ring.length == 0) return;
    var from = (int) Math.min(skip, length);
    skip -= from;
    for (var at = from; at < length; ) {
      var into = (int) (written % BYTES);
      var size = Math.min(length - at, BYTES - into);
      System.arraycopy(stereo, at, ring, into, size);
      at += size;
      written += size;
    }
  }

  /// A WAV of its own.
  ///
  /// @param waiting frames that are not final yet, the newest of all
  byte[] wav(byte[] waiting) {
    if (ring.length == 0) return new byte[0];
    var from = (int) Math.min(skip, waiting.length);
    var newest = Math.min(waiting.length - from, BYTES);
    var older = (int) Math.min(written, BYTES - newest);
    var head = Wav.head((older + newest) / 2);
    var wav = Arrays.copyOf(head, head.length + older + newest);
    for (var i = 0; i < older; i++) {
      wav[head.length + i] = ring[(int) ((written - older + i) % BYTES)];
    }
    System.arraycopy(waiting, waiting.length - newest, wav, head.length + older, newest);
    return wav;
  }

  /// Where the sound is: for a test that it is overwritten.
  byte[] ring() {
    return ring;
  }

  boolean kept() {
    return ring.length > 0;
  }

  void wipe() {
    Arrays.fill(ring, (byte) 0);
    ring = new byte[0];
    written = 0;
    skip = 0;
  }
}
