package denwaban.message;

import denwaban.access.CurrentUser;
import denwaban.audit.Action;
import denwaban.audit.AuditLog;
import denwaban.audit.Entry;
import denwaban.audit.Purpose;
import denwaban.audit.Result;
import denwaban.database.tenant.TenantTransactions;
import denwaban.http.RateLimiter;
import denwaban.kernel.Bytes;
import denwaban.vault.BlindTokens;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/// Finds items by blind tokens, which is all that can be searched for here: there is no text.
@Component
final class MessageSearch {

  /// Items in one answer.
  static final int LIMIT = 50;

  /// Searches of one person in [#WINDOW].
  static final int RATE = 30;

  static final Duration WINDOW = Duration.ofMinutes(1);

  private final BlindTokens tokens;
  private final Inbox inbox;
  private final TenantTransactions transactions;
  private final AuditLog audit;
  private final RateLimiter rateLimiter;

  MessageSearch(
      BlindTokens tokens,
      Inbox inbox,
      TenantTransactions transactions,
      AuditLog audit,
      InstantSource clock) {
    this.tokens = tokens;
    this.inbox = inbox;
    this.transactions = transactions;
    this.audit = audit;
    this.rateLimiter = new RateLimiter(RATE, WINDOW, clock);
  }

  /// @param more whether there are older ones that are not named
  record Found(List<Inbox.Row> lines, boolean more) {}

  /// Newest first. The entry in the client's log says who and how many, not for what.
  ///
  /// @throws Problem 422 for no or too many tokens, 429 for too many searches
  Found search(CurrentUser user, Set<Bytes> asked) {
    var visitor = user.person().toString();
    rateLimiter.check(visitor);
    rateLimiter.count(visitor);
    var client = user.memberOf();
    return transactions.as(
        client,
        user.person(),
        () -> {
          var calls = tokens.find(user, asked, LIMIT + 1);
          var more = calls.size() > LIMIT;
          var lines = inbox.ofCalls(user, more ? calls.subList(0, LIMIT) : calls);
          audit.append(
              new Entry(
                  Action.SEARCHED,
                  client,
                  client.toString(),
                  user.actor(),
                  Purpose.READ,
                  Result.DONE,
                  Map.of("hits", String.valueOf(lines.size()))));
          return new Found(lines, more);
        });
  }
}
