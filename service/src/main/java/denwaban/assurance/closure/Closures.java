package denwaban.assurance.closure;

import denwaban.access.CurrentUser;
import denwaban.assurance.closure.ClosureTable.Closure;
import denwaban.assurance.observation.Observations;
import denwaban.assurance.observation.Outcome;
import denwaban.assurance.observation.Scope;
import denwaban.audit.Action;
import denwaban.audit.Actor;
import denwaban.audit.AuditLog;
import denwaban.audit.Entry;
import denwaban.audit.Purpose;
import denwaban.database.tenant.TenantTransactions;
import denwaban.http.Problem;
import denwaban.kernel.Ids;
import denwaban.people.TwoPersonRule;
import denwaban.storage.PayloadReads;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;

/// Closes the reads of the store when a stranger could read it, also over a restart, until two
/// people have opened it.
@Component
public final class Closures implements SmartInitializingSingleton {

  private static final Logger LOG = LoggerFactory.getLogger(Closures.class);

  private static final String CHECK = "storage.private";

  private final ClosureTable table;
  private final Observations observations;
  private final PayloadReads reads;
  private final TwoPersonRule twoPersonRule;
  private final TenantTransactions transactions;
  private final AuditLog audit;
  private final Ids ids;
  private final InstantSource clock;

  Closures(
      ClosureTable table,
      Observations observations,
      PayloadReads reads,
      TwoPersonRule twoPersonRule,
      TenantTransactions transactions,
      AuditLog audit,
      Ids ids,
      InstantSource clock) {
    this.table = table;
    this.observations = observations;
    this.reads = reads;
    this.twoPersonRule = twoPersonRule;
    this.transactions = transactions;
    this.audit = audit;
    this.ids = ids;
    this.clock = clock;
  }

  /// Before any listener opens: what was closed is closed.
  @Override
  public void afterSingletonsInstantiated() {
    if (standing().isPresent()) reads.close();
  }

  public void round() {
    var failed =
        observations
            .newest(CHECK, Scope.OFFICE)
            .filter(it -> it.outcome() == Outcome.FAILED && it.holds(clock.instant()))
            .isPresent();
    if (!failed) return;
    reads.close();
    if (standing().isPresent()) return;
    LOG.atError().log("the store can be read from outside: its reads are closed");
    transactions.office(() -> {
      table.close(ids.next(), CHECK, clock.instant());
      audit.append(Entry.done(Action.READS_CLOSED, null, CHECK, Actor.SERVICE, Purpose.OPERATE));
    });
  }

  Optional<Closure> standing() {
    return transactions.office(table::standing);
  }

  /// Whether this person has opened it already.
  boolean openedBy(UUID closure, CurrentUser user) {
    return transactions.office(() -> table.openedBy(closure)).contains(user.person());
  }

  /// One of two people opens it; one alone where no one else could. A program closed it, so the
  /// first person opens as well, and the table counts them.
  ///
  /// @throws Problem 404 if it is not closed; 409 if this person has opened it already, or the
  ///   store can still be read from outside
  void open(CurrentUser user, UUID id) {
    var closure = standing().filter(it -> it.id().equals(id)).orElseThrow(Problem::notFound);
    if (observations
        .newest(CHECK, Scope.OFFICE)
        .filter(it -> it.outcome() == Outcome.PASSED && it.holds(clock.instant()))
        .isEmpty()) {
      throw new Problem(409, "store-still-open");
    }
    transactions.office(() -> {
      var alone =
          !twoPersonRule.needsAnother(user.person(), TwoPersonRule.Approver.ADMIN_OR_OFFICER);
      if (!table.open(closure.id(), user.person(), user.role().code(), alone, clock.instant())) {
        throw new Problem(409, "second-needed");
      }
      audit.append(
          Entry.done(
              Action.READS_OPENED, null, closure.id().toString(), user.actor(), Purpose.MANAGE));
    });
    if (standing().isEmpty()) reads.open();
  }
}
