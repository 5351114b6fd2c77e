package denwaban.bench;

import java.time.Instant;
import java.util.Arrays;

/// `bench pop`: from the INVITE on the wire to the caller's company on the operator's screen.
///
/// The whole way: SIP, directory, switchboard, event stream, browser, layout, paint. The end is the
/// page's mark `desk-ring-painted`, in the first task after the frame; what the display adds is not
/// in it. Every call counts, the first with everything cold.
final class Pop {

  /// In ms, for 95 of 100 calls.
  private static final double GOAL_MS = 100;

  /// Calls, about 20 s after the start: most of what they run is compiled by then. What comes after
  /// them is also shown by itself.
  private static final int WARM_AFTER = 60;

  private static final String CALLED = "+815031000002";

  private Pop() {}

  static void run(String[] arguments) throws Exception {
    var calls = arguments.length == 0 ? 30 : Integer.parseInt(arguments[0]);
    if (calls < 1 || calls > 1000) throw new IllegalArgumentException("calls 1 to 1000");
    Machine.print();
    var taken = new double[calls];
    var drift = 0.0;
    try (var tidy = new Tidy();
        var office = new Office(tidy.folder("pop"), tidy);
        var desk = new PopDesk(office);
        var caller = new PopCaller(office.sip(), CALLED)) {
      for (var i = 0; i < calls; i++) {
        var sent = caller.invite();
        var painted = desk.painted(i);
        taken[i] = painted.atMs() - epochMs(sent);
        drift = Math.max(drift, Math.abs(painted.driftMs()));
        caller.giveUp();
        desk.ready();
      }
    }
    print(taken, drift);
  }

  private static double epochMs(Instant at) {
    return at.getEpochSecond() * 1e3 + at.getNano() / 1e6;
  }

  private static void print(double[] taken, double drift) {
    System.out.println("| INVITE to painted desk | calls | first | p50 | p95 | max |");
    System.out.println("|---|---|---|---|---|---|");
    var p95 = row("ms", taken);
    if (taken.length > WARM_AFTER) {
      row("from call " + (WARM_AFTER + 1), Arrays.copyOfRange(taken, WARM_AFTER, taken.length));
    }
    System.out.printf(
        "Goal: p95 at most %.0f ms: %s. Browser clock corrected by at most %.2f ms.%n",
        GOAL_MS, p95 <= GOAL_MS ? "met" : "not met", drift);
  }

  /// @return what 95 of 100 do not exceed
  private static double row(String what, double[] taken) {
    var sorted = taken.clone();
    Arrays.sort(sorted);
    var p95 = quantile(sorted, 0.95);
    System.out.printf(
        "| %s | %d | %.1f | %.1f | %.1f | %.1f |%n",
        what, taken.length, taken[0], quantile(sorted, 0.5), p95, sorted[sorted.length - 1]);
    return p95;
  }

  /// @return what `share` of all do not exceed
  private static double quantile(double[] sorted, double share) {
    return sorted[(int) Math.ceil(share * sorted.length) - 1];
  }
}
