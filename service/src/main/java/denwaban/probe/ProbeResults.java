package denwaban.probe;

import denwaban.database.tenant.TenantTransactions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// What the last run of all probers found, counted by the ways that were tried.
@Component
public final class ProbeResults {

  /// An observation says nothing any more when the next should have been there for hours.
  public static final Duration HOLDS = Duration.ofHours(36);

  private final ProbeTable table;
  private final TenantTransactions transactions;

  ProbeResults(ProbeTable table, TenantTransactions transactions) {
    this.table = table;
    this.transactions = transactions;
  }

  /// @param way one of [AccessPath#code]
  /// @param known not refused, and written down as a weakness of this version
  /// @param notTried not reached; never counted as refused
  public record Sum(String way, int refused, int notRefused, int known, int notTried) {}

  /// @param ended when the run ended
  /// @param brokeOff whether a prober broke off: what it would have tried then is in no sum
  public record Last(Instant ended, boolean brokeOff, List<Sum> ways) {}

  /// Opens the office's scope. Empty before the first run.
  public Optional<Last> last() {
    return transactions.office(() -> table.last().map(it -> last(it.ended(), table.of(it.id()))));
  }

  private static Last last(Instant ended, List<Observation> seen) {
    var brokeOff = seen.stream().anyMatch(it -> it.came().equals(ProbeRuns.BROKE_OFF));
    return new Last(ended, brokeOff, sums(seen));
  }

  private static List<Sum> sums(List<Observation> seen) {
    return seen.stream().map(Observation::way).distinct().map(it -> sum(it, seen)).toList();
  }

  private static Sum sum(String way, List<Observation> all) {
    var seen = all.stream().filter(it -> it.way().equals(way)).toList();
    return new Sum(
        way,
        count(seen, Outcome.REFUSED),
        count(seen, Outcome.NOT_REFUSED),
        count(seen, Outcome.KNOWN),
        count(seen, Outcome.NOT_TRIED));
  }

  private static int count(List<Observation> seen, Outcome outcome) {
    return (int) seen.stream().filter(it -> it.outcome() == outcome).count();
  }
}
