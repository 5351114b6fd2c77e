package denwaban.message;

import denwaban.access.CurrentUser;
import denwaban.access.session.EventStream;
import denwaban.access.session.EventStreams;
import denwaban.client.key.Line;
import denwaban.database.tenant.TenantTransactions;
import denwaban.kernel.ClientId;
import denwaban.kernel.PersonId;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/// Tells the open inboxes of a client that something changed. Never what: news travel further than
/// the things themselves. And only those who may know of the box that it happened in.
@Component
final class InboxNotifier {

  private static final Logger LOG = LoggerFactory.getLogger(InboxNotifier.class);

  private final EventStreams eventStreams;
  private final InboxTable holes;
  private final TenantTransactions transactions;
  private final Map<ClientId, Set<Listener>> listening = new ConcurrentHashMap<>();

  InboxNotifier(EventStreams eventStreams, InboxTable holes, TenantTransactions transactions) {
    this.eventStreams = eventStreams;
    this.holes = holes;
    this.transactions = transactions;
  }

  /// Opens a member's stream; the first event comes at once.
  SseEmitter listen(CurrentUser user) {
    var client = user.memberOf();
    var mine = new Listener(client, user.person());
    // before it is opened: one that ends at once takes itself out
    listening.computeIfAbsent(client, c -> ConcurrentHashMap.newKeySet()).add(mine);
    try {
      var stream = eventStreams.open(user, mine);
      mine.stream = stream;
      stream.send("inbox", "", transactions.as(client, user.person(), () -> holes.news(client)));
      return stream.emitter();
    } catch (RuntimeException failed) {
      mine.run();
      throw failed;
    }
  }

  /// Call it after the commit.
  ///
  /// @param line the box where something changed
  void ring(ClientId client, Line line) {
    try {
      for (var there : listening.getOrDefault(client, Set.of())) {
        tell(there, line);
      }
    } catch (DataAccessException | TransactionException away) {
      // a missed ring only delays: the inbox asks again by itself
      LOG.atWarn().addKeyValue("client", client).setCause(away).log("an inbox was not told");
    }
  }

  private void tell(Listener there, Line line) {
    var stream = there.stream;
    if (stream == null) {
      return;
    }
    var news =
        transactions.as(
            there.client,
            there.person,
            () -> holes.sees(line) ? Optional.of(holes.news(there.client)) : Optional.empty());
    news.ifPresent(it -> stream.send("inbox", "", it));
  }

  /// Unsubscribes when the stream has ended.
  private final class Listener implements Runnable {

    private final ClientId client;
    private final PersonId person;
    private volatile @Nullable EventStream stream;

    Listener(ClientId client, PersonId person) {
      this.client = client;
      this.person = person;
    }

    @Override
    public void run() {
      listening.getOrDefault(client, Set.of()).remove(this);
    }
  }
}
