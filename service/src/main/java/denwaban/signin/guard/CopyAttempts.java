package denwaban.signin.guard;

import denwaban.access.CurrentUser;
import denwaban.database.tenant.TenantTransactions;
import denwaban.http.Problem;
import denwaban.http.RateLimiter;
import denwaban.kernel.ClientId;
import denwaban.people.PersonLog;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Attempts to copy, print or save what a guarded page shows, as the page reports them. The page
/// has already refused; a page that was made silent reports nothing.
///
/// Each is an entry twice: in the log of the client whose texts were on the screen, and in the
/// installation's, so that a person who tries a little with each client is seen too.
@Component
public final class CopyAttempts {

  static final Duration WINDOW = Duration.ofHours(1);

  /// Tries of one person that are written in [#WINDOW]: more than raise an alarm. What comes after
  /// them would fill a client's log and say nothing new.
  static final int WRITTEN = 30;

  /// Ctrl+C or the menu's equivalent, to paper, to a file.
  static final Set<String> WAYS = Set.of("copy", "print", "save");

  private final TenantTransactions transactions;
  private final PersonLog personLog;
  private final RateLimiter written;

  CopyAttempts(TenantTransactions transactions, PersonLog personLog, InstantSource clock) {
    this.transactions = transactions;
    this.personLog = personLog;
    this.written = new RateLimiter(WRITTEN, WINDOW, clock);
  }

  /// What a page sends.
  ///
  /// @param how one of [#WAYS]
  public record Tried(@Nullable String how) {}

  /// @param client whose texts the page shows; the caller has checked that the user is looking at
  ///   them
  /// @param of id of the call, message or object
  /// @throws Problem 400 if there is no such way
  public void note(CurrentUser user, ClientId client, String of, Tried tried) {
    var how = tried.how();
    if (how == null || !WAYS.contains(how)) throw Problem.malformed();
    var person = user.person().toString();
    if (written.wait(person) > 0) {
      return;
    }
    written.count(person);
    transactions.run(client, () -> personLog.copyTried(user, client, of, how));
    transactions.office(() -> personLog.copyTried(user, null, "screen", how));
  }
}
