package denwaban.call.media;

/// Counts what a peer's sequence numbers say is missing (RFC 3550 appendix A.3, simplified).
final class Arrivals {

  private boolean began;
  private int ssrc;
  private int newest;
  private final Counter lost = new Counter();

  void saw(int from, int sequence) {
    var step = (short) (sequence - newest);
    if (!began || from != ssrc || Math.abs(step) > Outgoing.MAX_JUMP) {
      began = true;
      ssrc = from;
      newest = sequence;
    } else if (step > 0) {
      lost.add(step - 1L);
      newest = sequence;
    } else if (step < 0) {
      // it came late, so it was not lost; a repetition makes this an estimate
      lost.add(-1);
    }
  }

  long lost() {
    return Math.max(0, lost.get());
  }
}
