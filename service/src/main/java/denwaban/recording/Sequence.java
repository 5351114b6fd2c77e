package denwaban.recording;

/// Counts what is missing in a stream of RTP sequence numbers, late ones taken back.
final class Sequence {

  private static final int NEW_BEGINNING = 1000;

  private boolean began;
  private int ssrc;
  private int newest;

  /// The last 64 numbers, newest in bit 0: which of them came.
  private long seen;

  private long lost;

  void saw(int from, int number) {
    var step = (short) (number - newest);
    if (!began || from != ssrc || Math.abs(step) > NEW_BEGINNING) {
      began = true;
      ssrc = from;
      newest = number;
      seen = -1;
    } else if (step > 0) {
      lost += step - 1;
      seen = step >= 64 ? 1 : (seen << step) | 1;
      newest = number;
    } else if (step > -64 && (seen & (1L << -step)) == 0) {
      seen |= 1L << -step;
      lost--;
    }
  }

  long lost() {
    return lost;
  }
}
