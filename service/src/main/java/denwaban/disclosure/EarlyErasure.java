package denwaban.disclosure;

import denwaban.access.CurrentUser;
import denwaban.audit.Action;
import denwaban.audit.AuditLog;
import denwaban.audit.Entry;
import denwaban.audit.Purpose;
import denwaban.audit.Result;
import denwaban.database.tenant.TenantTransactions;
import denwaban.http.Problem;
import denwaban.kernel.ClientId;
import denwaban.retention.Leases;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/// Has what belongs to a request erased before its time: one member asks, sees how much it is, and
/// a second one approves. From then on it is due, and the next round erases and certifies it; what
/// a legal hold keeps stays until the hold ends. Not [denwaban.people.TwoPersonRule]: nothing
/// brings back what was erased, so a client of one is no exception, and the table itself refuses
/// it.
@Component
class EarlyErasure {

  private final TenantTransactions transactions;
  private final RequestTable table;
  private final RequestLinks links;
  private final Leases leases;
  private final AuditLog audit;
  private final InstantSource clock;

  EarlyErasure(
      TenantTransactions transactions,
      RequestTable table,
      RequestLinks links,
      Leases leases,
      AuditLog audit,
      InstantSource clock) {
    this.transactions = transactions;
    this.table = table;
    this.links = links;
    this.leases = leases;
    this.audit = audit;
    this.clock = clock;
  }

  /// Of all that is marked, also in boxes that the reader does not hold.
  Leases.Standing scope(ClientId client, UUID request) {
    return leases.standing(client, subjects(client, request), clock.instant());
  }

  private List<UUID> subjects(ClientId client, UUID request) {
    return links.all(client, request).stream().map(it -> it.object().value()).toList();
  }

  /// @throws Problem 404 if there is no such request; 409 if it is none of deletion or end of use,
  ///   it is closed, who asks is not confirmed, nothing is marked, or it is asked for already
  void ask(CurrentUser by, UUID id) {
    var client = by.memberOf();
    transactions.run(
        client,
        () -> {
          var it = table.lock(client, id).orElseThrow(Problem::notFound);
          if (it.state() != State.IDENTIFIED || !it.kind().erases()) {
            throw new Problem(409, "request-not-erasing");
          }
          if (scope(client, id).kept() == 0) {
            throw new Problem(409, "nothing-to-erase");
          }
          // as the database keeps it
          var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
          if (!table.askErasure(client, id, by.person(), now)) throw Requests.closed();
          table.step(client, id, "erasure-asked", by.person(), now);
          log(Action.REQUEST_ERASURE_ASKED, by, id, Map.of());
        });
  }

  /// @return how many things are due earlier than they were
  /// @throws Problem 404 if there is no such request; 409 if this person asked for it, or it does
  ///   not wait for approval
  int approve(CurrentUser by, UUID id) {
    var client = by.memberOf();
    return transactions.as(
        client,
        () -> {
          var it = table.lock(client, id).orElseThrow(Problem::notFound);
          var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
          if (it.state().closed() || !table.approveErasure(client, id, by.person(), now)) {
            throw new Problem(409, "erasure-not-approved");
          }
          var things = leases.bringForward(client, id, now, subjects(client, id));
          table.step(client, id, "erasure-approved", by.person(), now);
          log(Action.REQUEST_ERASURE_APPROVED, by, id, Map.of("things", Integer.toString(things)));
          return things;
        });
  }

  /// @throws Problem 404 if there is no such request; 409 if it is approved, or was not asked for
  void withdraw(CurrentUser by, UUID id) {
    var client = by.memberOf();
    transactions.run(
        client,
        () -> {
          var it = table.lock(client, id).orElseThrow(Problem::notFound);
          if (it.state().closed() || !table.withdrawErasure(client, id)) throw Requests.closed();
          table.step(client, id, "erasure-withdrawn", by.person(), clock.instant());
          log(Action.REQUEST_ERASURE_WITHDRAWN, by, id, Map.of());
        });
  }

  private void log(Action action, CurrentUser by, UUID id, Map<String, String> detail) {
    audit.append(
        new Entry(
            action, by.memberOf(), id.toString(), by.actor(), Purpose.MANAGE, Result.DONE, detail));
  }
}
