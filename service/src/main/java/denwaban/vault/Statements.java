package denwaban.vault;

import denwaban.access.CurrentUser;
import denwaban.audit.Action;
import denwaban.audit.AuditLog;
import denwaban.audit.Entry;
import denwaban.audit.Purpose;
import denwaban.database.tenant.TenantTransactions;
import denwaban.http.Problem;
import denwaban.http.RateLimiter;
import denwaban.kernel.ObjectId;
import java.time.Duration;
import java.time.InstantSource;
import org.springframework.stereotype.Component;

/// What browsers state about objects after their release: played, printed, saved.
@Component
final class Statements {

  /// Statements of one person in [#WINDOW]; a hand at a mouse makes fewer.
  static final int LIMIT = 60;

  static final Duration WINDOW = Duration.ofMinutes(1);

  private final TenantTransactions transactions;
  private final ObjectTable objectTable;
  private final AuditLog audit;
  private final RateLimiter rateLimiter;

  Statements(
      TenantTransactions transactions,
      ObjectTable objectTable,
      AuditLog audit,
      InstantSource clock) {
    this.transactions = transactions;
    this.objectTable = objectTable;
    this.audit = audit;
    this.rateLimiter = new RateLimiter(LIMIT, WINDOW, clock);
  }

  /// @throws Problem 404 if there is no such object of this member's client, 429 above [#LIMIT]
  void say(CurrentUser user, ObjectId object, Action what) {
    rateLimiter.check(user.person().toString());
    rateLimiter.count(user.person().toString());
    var client = user.memberOf();
    transactions.run(
        client,
        user.person(),
        () -> {
          if (objectTable.find(client, object).isEmpty()) {
            throw Problem.notFound();
          }
          audit.append(Entry.done(what, client, object.toString(), user.actor(), purpose(what)));
        });
  }

  private static Purpose purpose(Action what) {
    return switch (what) {
      case OBJECT_PLAYED -> Purpose.PLAY;
      case OBJECT_SAVED -> Purpose.DOWNLOAD;
      default -> Purpose.READ;
    };
  }
}
