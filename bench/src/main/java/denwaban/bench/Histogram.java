package denwaban.bench;

/// Counts durations by the microsecond, up to one second.
final class Histogram {

  static final int MOST = 1_000_000;

  private final int[] counts = new int[MOST + 1];
  private long total;

  void add(long nanos) {
    counts[(int) Math.max(0, Math.min(MOST, nanos / 1000))]++;
    total++;
  }

  /// @param share 0 to 1
  /// @return microseconds that `share` of all durations do not exceed
  int quantile(double share) {
    var wanted = (long) Math.ceil(share * total);
    var seen = 0L;
    for (var i = 0; i <= MOST; i++) {
      seen += counts[i];
      if (seen >= wanted) return i;
    }
    return MOST;
  }

  long total() {
    return total;
  }
}
