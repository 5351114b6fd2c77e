package denwaban.probe;

import denwaban.access.CurrentUser;
import denwaban.access.Permission;
import denwaban.access.RequiresPermission;
import denwaban.database.tenant.TenantTransactions;
import denwaban.http.Problem;
import java.time.Instant;
import java.time.InstantSource;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// What was tried, for the office; how much of it, for clients.
@RestController
final class ProbeEndpoint {

  private static final DateTimeFormatter HOUR = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

  private final ProbeRuns probeRuns;
  private final ProbeTable book;
  private final ProbeResults results;
  private final Schedule schedule;
  private final TenantTransactions transactions;
  private final InstantSource clock;

  ProbeEndpoint(
      ProbeRuns probeRuns,
      ProbeTable book,
      ProbeResults results,
      Schedule schedule,
      TenantTransactions transactions,
      InstantSource clock) {
    this.probeRuns = probeRuns;
    this.book = book;
    this.results = results;
    this.schedule = schedule;
    this.transactions = transactions;
    this.clock = clock;
  }

  record Seen(
      String way,
      String target,
      String attempt,
      String expected,
      String came,
      String outcome,
      Instant at,
      int millis) {}

  record Ran(Instant began, Instant ended, int refused, int notRefused, int known, int notTried) {}

  /// @param running attempts so far of the run that goes on; null if none does
  /// @param expired whether the last run is too old to say anything of today
  /// @param next when it comes by itself; in the past if it is due
  /// @param daily from when on each day, by Japan's clock, such as `04:10`
  /// @param seen of the last run, as it was tried
  /// @param runs the newest first
  record Page(
      @Nullable Integer running,
      boolean expired,
      Instant next,
      String daily,
      long afterStartSeconds,
      List<Seen> seen,
      List<Ran> runs) {}

  /// @param at when the last run ended; null if there was none
  record Summary(@Nullable Instant at, boolean expired, List<ProbeResults.Sum> ways) {}

  @RequiresPermission(Permission.READ_EVIDENCE)
  @GetMapping("/api/office/probe")
  Page page() {
    return transactions.office(() -> {
      var runs = book.recent(ProbeTable.RUNS);
      var seen = runs.isEmpty() ? List.<Observation>of() : book.of(runs.getFirst().id());
      return new Page(
          probeRuns.progress().orElse(null),
          expired(runs.isEmpty() ? null : runs.getFirst().ended()),
          schedule.next(),
          HOUR.format(schedule.settings().at()),
          schedule.settings().afterStart().toSeconds(),
          seen.stream().map(ProbeEndpoint::seen).toList(),
          runs.stream().map(ProbeEndpoint::ran).toList());
    });
  }

  /// @throws Problem 409 if one is going on
  @RequiresPermission(Permission.WATCH)
  @PostMapping("/api/office/probe")
  @ResponseStatus(HttpStatus.ACCEPTED)
  void start(CurrentUser user) {
    if (probeRuns.progress().isPresent()) {
      throw new Problem(409, "probe-runs");
    }
    Thread.ofVirtual().name("probe-by-hand").start(() -> probeRuns.run(user));
  }

  @RequiresPermission(Permission.READ_LOG)
  @GetMapping("/api/probe")
  Summary summary() {
    return results
        .last()
        .map(it -> new Summary(it.ended(), expired(it.ended()), it.ways()))
        .orElseGet(() -> new Summary(null, true, List.of()));
  }

  /// So is one that a clock that was ahead ended in a time to come.
  private boolean expired(@Nullable Instant ended) {
    var now = clock.instant();
    return ended == null || ended.isAfter(now) || !now.isBefore(ended.plus(ProbeResults.HOLDS));
  }

  private static Seen seen(Observation it) {
    return new Seen(
        it.way(),
        it.target(),
        it.attempt(),
        it.expected(),
        it.came(),
        it.outcome().code(),
        it.at(),
        it.millis());
  }

  private static Ran ran(ProbeTable.Run it) {
    return new Ran(
        it.began(), it.ended(), it.refused(), it.notRefused(), it.known(), it.notTried());
  }
}
