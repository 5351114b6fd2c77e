package denwaban.call.media;

import denwaban.kernel.Bytes;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Generated audio for one leg, a frame every 20 ms.
final class Player {

  private final byte[] ulaw;
  private final boolean again;
  private final @Nullable Runnable ended;
  private int position;
  private int sequence;
  private long timestamp;

  private Player(Bytes ulaw, boolean again, @Nullable Runnable ended) {
    this.ulaw = ulaw.toArray();
    this.again = again && this.ulaw.length > 0;
    this.ended = ended;
  }

  static Player once(Bytes ulaw, Runnable ended) {
    return new Player(ulaw, false, ended);
  }

  static Player forever(Bytes ulaw) {
    return new Player(ulaw, true, null);
  }

  /// Fills one frame.
  ///
  /// @return false if nothing is left to play
  boolean frame(byte[] into) {
    if (position >= ulaw.length) {
      if (!again) return false;
      position = 0;
    }
    var length = Math.min(Rtp.FRAME, ulaw.length - position);
    System.arraycopy(ulaw, position, into, 0, length);
    if (length < Rtp.FRAME) Arrays.fill(into, length, Rtp.FRAME, G711.SILENCE);
    position += length;
    sequence = (sequence + 1) & 0xffff;
    timestamp += Rtp.FRAME;
    return true;
  }

  int sequence() {
    return sequence;
  }

  long timestamp() {
    return timestamp & 0xffff_ffffL;
  }

  @Nullable Runnable ended() {
    return ended;
  }
}
