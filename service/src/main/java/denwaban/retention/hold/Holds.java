package denwaban.retention.hold;

import denwaban.access.CurrentUser;
import denwaban.audit.Action;
import denwaban.audit.AuditLog;
import denwaban.audit.Entry;
import denwaban.audit.Purpose;
import denwaban.audit.Result;
import denwaban.contract.Contracts;
import denwaban.database.tenant.TenantTransactions;
import denwaban.http.Problem;
import denwaban.kernel.ClientId;
import denwaban.kernel.Ids;
import denwaban.retention.key.ErasureLock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Legal holds (controls.md S2.8): one person asks, with a reason and an end, and as many approve
/// as the contract asks for; of the office or of the client. Two end what holds. Each step is an
/// entry of the client's log. Not [denwaban.people.TwoPersonRule]: the contract names the number of
/// approvers, the table counts them, and an office of one is no exception.
@Component
public class Holds {

  public static final int REASON_LIMIT = 1_000;

  /// From asking.
  public static final Duration MOST = Duration.ofDays(2 * 366);

  /// Of one client, that are not over.
  public static final int OPEN_LIMIT = 100;

  /// Another person agrees to the end within this, from when the first asked for it.
  public static final Duration END_WITHIN = Duration.ofDays(7);

  private static final String APPROVERS = "legalHold.approvers";

  /// Who asked, and one more.
  private static final int APPROVERS_USUAL = 2;

  private final TenantTransactions transactions;
  private final Contracts contracts;
  private final HoldTable table;
  private final ErasureLock lock;
  private final AuditLog audit;
  private final Ids ids;
  private final InstantSource clock;

  Holds(
      TenantTransactions transactions,
      Contracts contracts,
      HoldTable table,
      ErasureLock lock,
      AuditLog audit,
      Ids ids,
      InstantSource clock) {
    this.transactions = transactions;
    this.contracts = contracts;
    this.table = table;
    this.lock = lock;
    this.audit = audit;
    this.ids = ids;
    this.clock = clock;
  }

  /// Newest first.
  public List<Hold> of(ClientId client, int limit) {
    return transactions.as(client, () -> table.all(client, limit));
  }

  /// @param call whose things; null for all of the client's
  /// @throws Problem 422 if the reason or the end does not fit; 409 if too many are open
  public Hold ask(
      ClientId client, @Nullable UUID call, String reason, Instant until, CurrentUser by) {
    var now = clock.instant();
    if (reason.isBlank() || reason.length() > REASON_LIMIT) {
      throw new Problem(422, "reason-unfit.hold");
    }
    if (!until.isAfter(now) || until.isAfter(now.plus(MOST))) {
      throw new Problem(422, "until-unfit");
    }
    var approvers = contracts.keeping(client, now).number(APPROVERS, APPROVERS_USUAL);
    var hold =
        new Hold(
            ids.next(),
            call,
            reason.strip(),
            until,
            by.id(),
            now,
            approvers,
            1,
            null,
            null,
            null,
            null,
            null);
    transactions.run(
        client,
        () -> {
          if (table.open(client, now) >= OPEN_LIMIT) {
            throw new Problem(409, "too-many-holds");
          }
          table.add(client, hold);
          log(Action.HOLD_ASKED, client, hold.id(), by);
        });
    return hold;
  }

  /// It holds when the last person whom it needs approves.
  ///
  /// @throws Problem 409 if that person asked for it or approved before, or it is not there to be
  ///   approved
  public void approve(ClientId client, UUID id, CurrentUser by) {
    transactions.run(
        client,
        () -> {
          lock.take(client);
          var now = clock.instant();
          if (!table.agree(client, id, by.person(), now)) {
            throw new Problem(409, "hold-not-approved");
          }
          var holds = table.holds(client, id, by.person(), now);
          log(holds ? Action.HOLD_APPROVED : Action.HOLD_SUPPORTED, client, id, by);
        });
  }

  /// Takes back one that does not hold yet. Of one that holds, the first person asks for its end
  /// and the second ends it.
  ///
  /// @throws Problem 404 if there is none that is not over; 409 if that person asked for its end
  ///   already
  public void end(ClientId client, UUID id, CurrentUser by) {
    transactions.run(
        client,
        () -> {
          lock.take(client);
          var now = clock.instant();
          var since = now.minus(END_WITHIN);
          if (table.end(client, id, by.person(), now, since)) {
            log(Action.HOLD_ENDED, client, id, by);
          } else if (table.askEnd(client, id, by.person(), now, since)) {
            log(Action.HOLD_END_ASKED, client, id, by);
          } else if (table.holding(client, id, now)) {
            throw new Problem(409, "hold-end-waits");
          } else {
            throw Problem.notFound();
          }
        });
  }

  private void log(Action action, ClientId client, UUID hold, CurrentUser by) {
    audit.append(
        new Entry(
            action, client, hold.toString(), by.actor(), Purpose.MANAGE, Result.DONE, Map.of()));
  }
}
