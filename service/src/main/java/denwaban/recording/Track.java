package denwaban.recording;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// One side of a [Timeline]: its frames that are not final yet, and where its streams are anchored.
final class Track {

  static final byte SILENCE = (byte) 0xff;

  final byte[] ring = new byte[Timeline.RING];
  final Sequence sequence = new Sequence();

  /// One past the last frame that was written.
  long end;

  long late;
  private @Nullable Anchor current;
  private @Nullable Anchor previous;

  Track() {
    Arrays.fill(ring, SILENCE);
  }

  /// Moves `count` frames into every other byte of `stereo`, from `at` on, and leaves silence.
  void take(long frame, int count, byte[] stereo, int at) {
    var start = (int) (frame & (Timeline.RING - 1));
    var first = Math.min(count, Timeline.RING - start);
    take(start, first, stereo, at);
    take(0, count - first, stereo, at + 2 * first);
  }

  private void take(int start, int count, byte[] stereo, int at) {
    for (var i = 0; i < count; i++) stereo[at + 2 * i] = ring[start + i];
    Arrays.fill(ring, start, start + count, SILENCE);
  }

  /// As [#take] to the end of `stereo`, and changes nothing.
  void look(long frame, byte[] stereo, int at) {
    for (var i = 0; at + 2 * i < stereo.length; i++) {
      stereo[at + 2 * i] = ring[(int) ((frame + i) & (Timeline.RING - 1))];
    }
  }

  void audio(
      int ssrc,
      int number,
      long ts,
      byte[] ulaw,
      int offset,
      int length,
      long clock,
      long drained) {
    sequence.saw(ssrc, number);
    var anchor = anchor(ssrc, number, ts, clock);
    var before = anchor.older(number, ts);
    var place = anchor.place(number, ts);
    if (!before && Math.abs(place - clock) > Timeline.ASTRAY) {
      anchor.begin(number, ts, fresh(clock));
      place = anchor.place(number, ts);
    }
    place = anchor.corrected(number, ts, place, clock, quiet(ulaw, offset, length) ? length : 0);
    write(place, ulaw, offset, length, drained);
  }

  /// A late packet of the stream before still finds its own anchor.
  private Anchor anchor(int ssrc, int number, long ts, long clock) {
    if (current != null && current.ssrc() == ssrc) return current;
    if (previous != null && previous.ssrc() == ssrc) return previous;
    previous = current;
    var next = new Anchor(ssrc);
    next.begin(number, ts, fresh(clock));
    current = next;
    return next;
  }

  /// Where a stream that begins now is put: by the clock, but not over what is already there.
  private long fresh(long clock) {
    return end > clock && end - clock < Timeline.ASTRAY ? end : clock;
  }

  private void write(long place, byte[] ulaw, int offset, int length, long drained) {
    var skip = (int) Math.min(length, Math.max(0, drained - place));
    if (skip > 0) late++;
    if (place + length > drained + Timeline.RING) {
      throw new AssertionError("a packet astray was anchored anew");
    }
    var start = (int) ((place + skip) & (Timeline.RING - 1));
    var first = Math.min(length - skip, Timeline.RING - start);
    System.arraycopy(ulaw, offset + skip, ring, start, first);
    System.arraycopy(ulaw, offset + skip + first, ring, 0, length - skip - first);
    end = Math.max(end, place + length);
  }

  /// Below about -48 dB: no one speaks. µ-law magnitudes fall as the low seven bits rise.
  private static boolean quiet(byte[] ulaw, int offset, int length) {
    for (var i = offset; i < offset + length; i++) if ((ulaw[i] & 0x7f) < 0x60) return false;
    return true;
  }
}
