package denwaban.probe;

import denwaban.access.CurrentUser;
import denwaban.audit.Action;
import denwaban.audit.Actor;
import denwaban.audit.AuditLog;
import denwaban.audit.Entry;
import denwaban.audit.Purpose;
import denwaban.audit.Result;
import denwaban.database.tenant.TenantTransactions;
import denwaban.kernel.Ids;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Runs all probers, one run at a time, and keeps what they saw with its entries in the
/// installation's log.
@Component
class ProbeRuns {

  private static final Logger LOG = LoggerFactory.getLogger(ProbeRuns.class);

  /// Entries about targets that were not refused, in one run; the count has all.
  static final int TOLD = 20;

  /// What came of a prober that failed in a run, instead of what it did not try any more.
  static final String BROKE_OFF = "broke-off";

  private final List<Prober> probers;
  private final ProbeTable book;
  private final TenantTransactions transactions;
  private final AuditLog audit;
  private final Ids ids;
  private final InstantSource clock;
  private final AtomicReference<@Nullable Observations> running = new AtomicReference<>();

  ProbeRuns(
      List<Prober> probers,
      ProbeTable book,
      TenantTransactions transactions,
      AuditLog audit,
      Ids ids,
      InstantSource clock) {
    this.probers = probers;
    this.book = book;
    this.transactions = transactions;
    this.audit = audit;
    this.ids = ids;
    this.clock = clock;
  }

  /// Attempts made so far in the run that goes on.
  Optional<Integer> progress() {
    return Optional.ofNullable(running.get()).map(Observations::count);
  }

  /// @param by who asked for it; null for the program itself
  /// @return the run; empty if another was going on
  /// @throws org.springframework.dao.DataAccessException if it cannot be kept
  Optional<UUID> run(@Nullable CurrentUser by) {
    var observations = new Observations(clock);
    if (!running.compareAndSet(null, observations)) {
      return Optional.empty();
    }
    try {
      var began = clock.instant();
      var here = Outsider.of(ids);
      for (var prober : probers) {
        one(prober, here, observations);
      }
      var all = observations.all();
      var run = ids.next();
      transactions.office(() -> {
        var now = clock.instant();
        // the clock may have been set back meanwhile
        var ended = now.isBefore(began) ? began : now;
        book.keep(run, began, ended, by == null ? null : by.person(), all);
        tell(run.toString(), by == null ? Actor.SERVICE : by.actor(), all);
      });
      return Optional.of(run);
    } finally {
      running.set(null);
    }
  }

  /// One that breaks must not hide what the others see.
  private static void one(Prober prober, Outsider here, Observations observations) {
    try {
      prober.probe(here, observations);
    } catch (RuntimeException bug) {
      LOG.atError().setCause(bug).log("a prober broke off");
      observations.skipped(
          AccessPath.API, prober.getClass().getSimpleName(), "all-of-it", "no-fault", BROKE_OFF);
    }
  }

  private void tell(String run, Actor actor, List<Observation> all) {
    audit.append(
        new Entry(
            Action.PROBE_RAN,
            null,
            run,
            actor,
            Purpose.OPERATE,
            Result.DONE,
            Map.of(
                "tried", Long.toString(all.size() - count(all, Outcome.NOT_TRIED)),
                "refused", Long.toString(count(all, Outcome.REFUSED)),
                "not-refused", Long.toString(count(all, Outcome.NOT_REFUSED)),
                "known", Long.toString(count(all, Outcome.KNOWN)),
                "not-tried", Long.toString(count(all, Outcome.NOT_TRIED)))));
    all.stream()
        .filter(it -> it.outcome() == Outcome.NOT_REFUSED)
        .limit(TOLD)
        .forEach(it -> audit.append(open(run, it)));
  }

  private static Entry open(String run, Observation it) {
    return new Entry(
        Action.PROBE_NOT_REFUSED,
        null,
        run,
        Actor.SERVICE,
        Purpose.OPERATE,
        Result.DONE,
        Map.of("way", it.way(), "target", it.target(), "attempt", it.attempt(), "came", it.came()));
  }

  private static long count(List<Observation> all, Outcome outcome) {
    return all.stream().filter(it -> it.outcome() == outcome).count();
  }
}
