package denwaban.desk;

import denwaban.access.CurrentUser;
import denwaban.audit.Action;
import denwaban.audit.AuditLog;
import denwaban.audit.Entry;
import denwaban.audit.NoRoom;
import denwaban.audit.Purpose;
import denwaban.call.Caller;
import denwaban.call.Callers;
import denwaban.database.tenant.TenantTransactions;
import denwaban.http.LoggedRead;
import denwaban.http.Problem;
import denwaban.kernel.CallId;
import denwaban.kernel.ClientId;
import denwaban.kernel.PersonId;
import denwaban.signin.guard.DisclosureQuota;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/// Shows the operator who has a call the caller's whole number, once the client's log says so.
@Component
public final class CallerDisclosure {

  private final Callers callers;
  private final DisclosureQuota disclosureQuota;
  private final TenantTransactions transactions;
  private final AuditLog audit;
  private final InstantSource clock;

  /// What was entered, as long as the call is in that operator's hands.
  private final Map<Once, Instant> entered = new ConcurrentHashMap<>();

  private record Once(PersonId operator, CallId call) {}

  CallerDisclosure(
      Callers callers,
      DisclosureQuota disclosureQuota,
      TenantTransactions transactions,
      AuditLog audit,
      InstantSource clock) {
    this.callers = callers;
    this.disclosureQuota = disclosureQuota;
    this.transactions = transactions;
    this.audit = audit;
    this.clock = clock;
  }

  /// One entry for each call and operator, and one opening of what [DisclosureQuota] allows in an
  /// hour; to ask again costs nothing. A caller without a number is no entry: nothing is shown.
  ///
  /// @param home whether the session stated a home
  /// @throws Problem 403 if the contract does not name telephone numbers, or keeps the call at the
  ///   office's sites and this is a home; 404 if the call is not in this operator's hands; 429
  ///   above the hourly limit; 503 if the entry cannot be written, and then no number is given
  /// @throws NoRoom if the disk has room for calls alone
  Caller show(CurrentUser user, boolean home, CallId call) {
    var rang = callers.inHandOf(user.person(), call).orElseThrow(Problem::notFound);
    if (!rang.agreed()) throw notAgreed();
    if (home && !rang.homes()) throw atSites();
    if (rang.caller().number() != null) {
      entered.keySet().removeIf(it -> callers.inHandOf(it.operator(), it.call()).isEmpty());
      // one at a time for one key, and nothing is remembered when it throws
      entered.computeIfAbsent(new Once(user.person(), call), _ -> enter(user, rang.client(), call));
    }
    return rang.caller();
  }

  private static Problem notAgreed() {
    return new Problem(403, "number-not-agreed");
  }

  private static Problem atSites() {
    return new Problem(403, "number-at-sites");
  }

  private Instant enter(CurrentUser user, ClientId client, CallId call) {
    disclosureQuota.opens(user);
    return LoggedRead.after(
        call,
        () -> {
          transactions.run(
              client,
              () ->
                  audit.append(
                      Entry.done(
                          Action.CALLER_SHOWN,
                          client,
                          call.toString(),
                          user.actor(),
                          Purpose.READ)));
          return clock.instant();
        },
        "log-unavailable.number");
  }
}
