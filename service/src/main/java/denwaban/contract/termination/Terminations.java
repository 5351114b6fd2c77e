package denwaban.contract.termination;

import denwaban.access.ClientStanding;
import denwaban.access.CurrentUser;
import denwaban.audit.Action;
import denwaban.audit.Actor;
import denwaban.audit.AuditLog;
import denwaban.audit.Entry;
import denwaban.audit.Purpose;
import denwaban.audit.Result;
import denwaban.contract.termination.Termination.Side;
import denwaban.database.tenant.TenantTransactions;
import denwaban.http.Problem;
import denwaban.kernel.ClientId;
import denwaban.kernel.Ids;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Ends contracts. Either side gives notice, and can withdraw it until the last instant; one with a
/// last day ends by itself unless it is renewed. Each step is an entry of the client's log. Opens
/// the scope of the side that asks, or joins it.
@Component
public final class Terminations implements ClientStanding {

  /// In characters.
  public static final int REASON_LIMIT = 1_000;

  /// How far ahead an end can be said: a year and its leap day.
  public static final Duration AHEAD = Duration.ofDays(366);

  /// How long before its last day a contract is known to run out.
  public static final Duration NOTICED = Duration.ofDays(60);

  /// No reason was given; the column wants one.
  private static final String TERM_REASON = "-";

  private final TenantTransactions transactions;
  private final TerminationTable table;
  private final AuditLog audit;
  private final Ids ids;
  private final InstantSource clock;

  Terminations(
      TenantTransactions transactions,
      TerminationTable table,
      AuditLog audit,
      Ids ids,
      InstantSource clock) {
    this.transactions = transactions;
    this.table = table;
    this.audit = audit;
    this.ids = ids;
    this.clock = clock;
  }

  /// The one that counts.
  public Optional<Termination> of(ClientId client) {
    return within(client, () -> table.find(client));
  }

  @Override
  public boolean ended(ClientId client) {
    return of(client).filter(it -> it.ended(clock.instant())).isPresent();
  }

  /// Opens the office's scope.
  public List<Termination> all() {
    return transactions.office(table::all);
  }

  /// @param endsAt null for at once
  /// @param returnDays from the end, for the client to have its data back: of its contract
  /// @param eraseDays from the end, for everything to be due
  /// @throws Problem 422 if the moment is past or too far, or no reason is given; 409 if notice was
  ///   given already
  public Termination give(
      ClientId client,
      Side side,
      @Nullable Instant endsAt,
      String reason,
      int returnDays,
      int eraseDays,
      CurrentUser by) {
    var now = clock.instant();
    var ends = endsAt == null ? now : endsAt;
    if (ends.isBefore(now) || ends.isAfter(now.plus(AHEAD))) {
      throw new Problem(422, "end-unfit");
    }
    if (reason.isBlank() || reason.length() > REASON_LIMIT) {
      throw new Problem(422, "reason-unfit.termination");
    }
    var returnBy = ends.plus(Duration.ofDays(returnDays));
    var erase = ends.plus(Duration.ofDays(Math.max(returnDays, eraseDays)));
    var termination =
        new Termination(
            ids.next(), client, side, reason.strip(), now, ends, returnBy, erase, null, null);
    in(
        client,
        side,
        () -> {
          table.supersede(client, now);
          if (!table.add(termination, by.person())) {
            throw new Problem(409, "already-ending");
          }
          log(Action.CONTRACT_TERMINATED, client, by.actor(), Map.of("ends", ends.toString()));
        });
    return termination;
  }

  /// The contract has a last day, and no later terms are agreed. If this is known late, its client
  /// has the days of return from now on.
  ///
  /// @param ends its last instant
  public void runsOut(ClientId client, Instant ends, int returnDays, int eraseDays) {
    var now = clock.instant();
    if (ends.isAfter(now.plus(NOTICED))) return;
    var late = ends.isBefore(now) ? now : ends;
    var returnBy = late.plus(Duration.ofDays(returnDays));
    var erase = ends.plus(Duration.ofDays(eraseDays));
    var latest = erase.isBefore(returnBy) ? returnBy : erase;
    var term =
        new Termination(
            ids.next(), client, Side.TERM, TERM_REASON, now, ends, returnBy, latest, null, null);
    transactions.run(
        client,
        () -> {
          if (table.add(term, null)) {
            log(Action.CONTRACT_RUNS_OUT, client, Actor.SERVICE, Map.of("ends", ends.toString()));
          }
        });
  }

  /// Later terms were agreed: a contract that ran out goes on, or has another last day. Joins a
  /// scope.
  ///
  /// @param end when these run out
  public void renewed(ClientId client, Optional<Instant> end, Actor by) {
    var now = clock.instant();
    var found = table.find(client).filter(it -> it.side() == Side.TERM && !it.settled(now));
    if (found.isEmpty() || end.equals(found.map(Termination::endsAt))) return;
    if (table.renewed(client, now)) log(Action.CONTRACT_RENEWED, client, by, Map.of());
  }

  /// @throws Problem 409 if nothing brings a client's contract back
  public void mustGoOn(ClientId client) {
    if (of(client).filter(it -> it.settled(clock.instant())).isPresent()) {
      throw new Problem(409, "contract-over");
    }
  }

  /// @throws Problem 409 if there is nothing to withdraw, or the contract has ended
  public void withdraw(ClientId client, Side side, CurrentUser by) {
    in(
        client,
        side,
        () -> {
          if (!table.withdraw(client, side, by.person(), clock.instant())) {
            throw new Problem(409, "not-withdrawn");
          }
          log(Action.TERMINATION_WITHDRAWN, client, by.actor(), Map.of());
        });
  }

  /// The client has its data; the rest is due at once.
  ///
  /// @throws Problem 409 before the end, or if it was said already
  public void received(ClientId client, CurrentUser by) {
    transactions.run(
        client,
        () -> {
          if (!table.received(client, by.person(), clock.instant())) {
            throw new Problem(409, "not-ended");
          }
          log(Action.DATA_RECEIVED, client, by.actor(), Map.of());
        });
  }

  /// Nothing is left but what the law keeps. In the client's scope.
  public void closed(ClientId client) {
    if (table.closed(client, clock.instant())) {
      log(Action.CONTRACT_CLOSED, client, Actor.SERVICE, Map.of());
    }
  }

  private void in(ClientId client, Side side, Runnable work) {
    if (side == Side.OFFICE) {
      transactions.office(work);
    } else {
      transactions.run(client, work);
    }
  }

  /// In the client's own scope, or in the office's where that is open.
  private <T> T within(ClientId client, Supplier<T> work) {
    return transactions.open() && transactions.client().isEmpty()
        ? transactions.office(work)
        : transactions.as(client, work);
  }

  private void log(Action action, ClientId client, Actor by, Map<String, String> detail) {
    audit.append(
        new Entry(action, client, client.toString(), by, Purpose.MANAGE, Result.DONE, detail));
  }
}
