package denwaban.watch;

import denwaban.access.CurrentUser;
import denwaban.audit.Action;
import denwaban.audit.AuditLog;
import denwaban.audit.Entry;
import denwaban.audit.Purpose;
import denwaban.audit.reading.AccessedObject;
import denwaban.audit.reading.LogSearch;
import denwaban.database.tenant.TenantTransactions;
import denwaban.http.Problem;
import denwaban.kernel.CallId;
import denwaban.kernel.ClientId;
import denwaban.kernel.ObjectId;
import denwaban.kernel.PersonId;
import denwaban.people.People;
import denwaban.vault.Vault;
import denwaban.watch.watchlist.WatchedCallers;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/// Which calls did this account touch between these times: how far a breach reaches.
@Component
class AccessFootprint {

  /// The longest time in one question.
  static final Duration LONGEST = WatchedCallers.KEPT;

  private final LogSearch log;
  private final Vault vault;
  private final People people;
  private final TenantTransactions transactions;
  private final AuditLog audit;

  AccessFootprint(
      LogSearch log, Vault vault, People people, TenantTransactions transactions, AuditLog audit) {
    this.log = log;
    this.vault = vault;
    this.people = people;
    this.transactions = transactions;
    this.audit = audit;
  }

  /// @param calls distinct calls among what was touched, as far as the member may know of them: a
  ///   call is a caller, once
  /// @param whole false if there was more than [LogSearch#TOUCHED_LIMIT]
  record Touched(List<AccessedObject> touched, Set<CallId> calls, boolean whole) {}

  /// In the log of the member's own company. The question itself is an entry there.
  ///
  /// @param actor pseudonym of the account
  Touched own(CurrentUser user, UUID actor, Instant from, Instant to) {
    check(from, to);
    var client = user.memberOf();
    transactions.run(client, () -> audit.append(asked(user, client)));
    var touched = log.touched(client, actor, from, to);
    var objects = touched.stream().flatMap(it -> id(it.object()).stream()).toList();
    var calls = new HashSet<CallId>();
    if (!objects.isEmpty()) {
      calls.addAll(
          vault.callsOf(client, user.person(), objects.stream().map(ObjectId::new).toList()));
    }
    touched.stream()
        .filter(it -> it.acts().stream().anyMatch(act -> act.startsWith("call.")))
        .flatMap(it -> id(it.object()).stream())
        .forEach(it -> calls.add(new CallId(it)));
    return new Touched(touched, calls, touched.size() < LogSearch.TOUCHED_LIMIT);
  }

  /// In all logs, for the office: ids and counts, as leaves hold nothing else. The question is an
  /// entry of the installation's log.
  ///
  /// @throws Problem 404 if there is no such person
  List<LogSearch.InLog> everywhere(CurrentUser user, PersonId person, Instant from, Instant to) {
    check(from, to);
    if (people.find(person).isEmpty()) {
      throw Problem.notFound();
    }
    transactions.office(() -> audit.append(asked(user, null)));
    return log.touched(person, from, to);
  }

  private static Entry asked(CurrentUser user, @org.jspecify.annotations.Nullable ClientId client) {
    return Entry.done(Action.LOG_SEARCHED, client, "touched", user.actor(), Purpose.READ);
  }

  private static void check(Instant from, Instant to) {
    if (!from.isBefore(to) || from.plus(LONGEST).isBefore(to)) {
      throw new Problem(422, "time-invalid");
    }
  }

  private static Optional<UUID> id(String object) {
    try {
      return Optional.of(UUID.fromString(object));
    } catch (IllegalArgumentException other) {
      return Optional.empty(); // a fingerprint, an address
    }
  }
}
