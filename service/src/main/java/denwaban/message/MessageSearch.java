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
import denwaban.kernel.ObjectId;
import denwaban.vault.BlindTokens;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
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

  /// @param next what a search for the older ones begins before; null if there are none
  record Found(List<Inbox.Row> lines, @Nullable ObjectId next) {}

  /// Newest first. The entry in the client's log says who and how many, not for what.
  ///
  /// @param before what the answer before said comes next, or null
  /// @throws Problem 422 for no or too many tokens, 429 for too many searches
  Found search(CurrentUser user, Set<Bytes> asked, @Nullable ObjectId before) {
    var visitor = user.person().toString();
    rateLimiter.check(visitor);
    rateLimiter.count(visitor);
    var client = user.memberOf();
    return transactions.as(
        client,
        user.person(),
        () -> {
          var found = tokens.find(user, asked, before, LIMIT + 1);
          var more = found.size() > LIMIT;
          var named = more ? found.subList(0, LIMIT) : found;
          var lines = inbox.ofCalls(user, named.stream().map(BlindTokens.Match::call).toList());
          audit.append(
              new Entry(
                  Action.SEARCHED,
                  client,
                  client.toString(),
                  user.actor(),
                  Purpose.READ,
                  Result.DONE,
                  Map.of("hits", String.valueOf(lines.size()))));
          return new Found(lines, more ? named.getLast().newest() : null);
        });
  }
}
