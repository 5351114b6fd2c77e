package denwaban.watch.watchlist;

import denwaban.access.CurrentUser;
import denwaban.audit.Action;
import denwaban.audit.AuditLog;
import denwaban.audit.Entry;
import denwaban.audit.Purpose;
import denwaban.audit.Result;
import denwaban.call.CallerWatchlist;
import denwaban.call.event.CallEnded;
import denwaban.database.tenant.TenantTransactions;
import denwaban.http.Problem;
import denwaban.kernel.CallId;
import denwaban.kernel.ClientId;
import denwaban.kernel.Ids;
import denwaban.kernel.PersonId;
import denwaban.kernel.PhoneNumber;
import denwaban.people.People;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/// The numbers that are watched, and which calls came from them. No one is stopped: a call is
/// answered for every caller, and rules ask afterwards who touched it.
@Component
public class WatchedCallers implements CallerWatchlist {

  /// Numbers at a time.
  static final int LIMIT = 500;

  /// How long it is known that a call came from a watched number: as far back as a question to the
  /// logs may reach.
  public static final Duration KEPT = Duration.ofDays(400);

  private static final Logger LOG = LoggerFactory.getLogger(WatchedCallers.class);

  private final TenantTransactions transactions;
  private final WatchlistTable book;
  private final NumberTokens tokens;
  private final People people;
  private final AuditLog audit;
  private final InstantSource clock;
  private final Ids ids;

  public WatchedCallers(
      TenantTransactions transactions,
      WatchlistTable book,
      NumberTokens tokens,
      People people,
      AuditLog audit,
      InstantSource clock,
      Ids ids) {
    this.transactions = transactions;
    this.book = book;
    this.tokens = tokens;
    this.people = people;
    this.audit = audit;
    this.clock = clock;
    this.ids = ids;
  }

  /// Shown to a user: whose family is watched is personal, so an entry says so first.
  public List<WatchedCaller> show(CurrentUser to) {
    return transactions.office(() -> {
      audit.append(Entry.done(Action.PEOPLE_LISTED, null, "people", to.actor(), Purpose.MANAGE));
      return book.all();
    });
  }

  /// @param person of whose family; null for the other reasons
  /// @throws Problem 404 if there is no such person of the staff; 409 if the number is watched for
  ///   that reason already, or [#LIMIT] are
  /// @throws IllegalArgumentException if the parts do not fit
  public WatchedCaller add(
      CurrentUser user,
      PhoneNumber number,
      WatchedCaller.Why why,
      @Nullable PersonId person,
      String label) {
    var caller = new WatchedCaller(ids.next(), why, person, label, clock.instant());
    var token = tokens.of(number);
    transactions.office(() -> {
      if (person != null && people.find(person).filter(it -> it.role().staff()).isEmpty()) {
        throw Problem.notFound();
      }
      if (book.count() >= LIMIT) {
        throw new Problem(409, "too-many-watched", LIMIT);
      }
      if (!book.add(caller, token)) {
        throw new Problem(409, "watched-already");
      }
      said(user, Action.CALLER_WATCHED, caller.id(), Map.of("why", why.code()));
    });
    return caller;
  }

  /// Calls that came from it stay known as such.
  ///
  /// @throws Problem 404 if it is not watched
  void remove(CurrentUser user, UUID id) {
    transactions.office(() -> {
      if (!book.remove(id, clock.instant())) {
        throw Problem.notFound();
      }
      said(user, Action.CALLER_UNWATCHED, id, Map.of());
    });
  }

  @Override
  public void rang(CallId call, ClientId client, PhoneNumber caller) {
    if (transactions.office(book::count) == 0) return;
    var token = tokens.of(caller);
    var now = clock.instant();
    transactions.office(() -> {
      if (book.rang(call, client, token, now) > 0) {
        book.forget(now.minus(KEPT));
      }
    });
  }

  /// Never fails: the other listeners to a call's end must be told too. A call without an end
  /// counts as one that goes on.
  @EventListener
  void over(CallEnded ended) {
    try {
      transactions.office(() -> book.ended(ended.call(), ended.at()));
    } catch (RuntimeException away) {
      LOG.atError()
          .addKeyValue("call", ended.call())
          .setCause(away)
          .log("the end of a watched call may be missing");
    }
  }

  private void said(CurrentUser user, Action action, UUID id, Map<String, String> detail) {
    audit.append(
        new Entry(action, null, id.toString(), user.actor(), Purpose.MANAGE, Result.DONE, detail));
  }
}
