package denwaban.recording;

/// Ties one stream's RTP timestamps to frames of the recording.
final class Anchor {

  /// Card clocks are off by 50 to 100 ppm: 180 to 360 ms an hour. Corrected from 40 ms on.
  static final int DRIFT = 40 * Timeline.RATE / 1000;

  /// The clock is compared over so many packets (5 s), by the one that was delayed least.
  private static final int COMPARED = 250;

  /// So many quiet frames (100 ms) must have passed before frames may be shifted.
  private static final int QUIET = Timeline.RATE / 10;

  private final int ssrc;
  private long base;
  private int newestTs;
  private int newestNumber;
  private long newest;
  private long leastDelay = Long.MAX_VALUE;
  private int compared;
  private int quiet;

  Anchor(int ssrc) {
    this.ssrc = ssrc;
  }

  int ssrc() {
    return ssrc;
  }

  void begin(int number, long ts, long place) {
    base = place;
    newestNumber = number;
    newestTs = (int) ts;
    newest = 0;
    compared = 0;
    leastDelay = Long.MAX_VALUE;
  }

  /// The frame where a packet begins. Timestamps wrap around every 149 hours; the difference to the
  /// newest one does not notice.
  long place(int number, long ts) {
    var step = (int) ts - newestTs;
    if (step > 0) {
      newest += step;
      newestTs = (int) ts;
      newestNumber = number;
      return base + newest;
    }
    return base + newest + step;
  }

  /// Whether a packet was sent before the newest one: it is late, its clock did not leap.
  boolean older(int number, long ts) {
    return (int) ts - newestTs < 0 && (short) (number - newestNumber) < 0;
  }

  /// The place, after following the sender's clock where no one hears it.
  ///
  /// @param silent frames of silence in this packet, 0 if someone speaks
  long corrected(int number, long ts, long place, long clock, int silent) {
    quiet = silent > 0 ? quiet + silent : 0;
    leastDelay = Math.min(leastDelay, clock - place);
    if (++compared < COMPARED) return place;
    if (Math.abs(leastDelay) > DRIFT) {
      // keep looking until there is silence, and as much of it as a step back would overwrite
      if (quiet < Math.max(QUIET, -leastDelay)) return place;
      base += leastDelay;
    }
    compared = 0;
    leastDelay = Long.MAX_VALUE;
    return place(number, ts);
  }
}
