package denwaban.message;

import denwaban.database.Fence;
import denwaban.kernel.ClientId;
import denwaban.people.Streams;
import denwaban.people.Who;
import java.util.Map;
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
/// the things themselves.
@Component
final class Bell {

  private static final Logger LOG = LoggerFactory.getLogger(Bell.class);

  private final Streams streams;
  private final Pigeonholes holes;
  private final Fence fence;
  private final Map<ClientId, Set<Streams.Stream>> listening = new ConcurrentHashMap<>();

  Bell(Streams streams, Pigeonholes holes, Fence fence) {
    this.streams = streams;
    this.holes = holes;
    this.fence = fence;
  }

  /// Opens a member's stream; the first event comes at once.
  SseEmitter listen(Who who) {
    var client = who.memberOf();
    var mine = new Listener(client);
    var stream = streams.open(who, mine);
    mine.stream = stream;
    listening.computeIfAbsent(client, c -> ConcurrentHashMap.newKeySet()).add(stream);
    stream.send("inbox", "", fence.as(client, () -> holes.news(client)));
    return stream.emitter();
  }

  /// Call it after the commit.
  void ring(ClientId client) {
    var there = listening.getOrDefault(client, Set.of());
    if (there.isEmpty()) {
      return;
    }
    try {
      var news = fence.as(client, () -> holes.news(client));
      there.forEach(stream -> stream.send("inbox", "", news));
    } catch (DataAccessException | TransactionException away) {
      // a missed ring only delays: the inbox asks again by itself
      LOG.atWarn().addKeyValue("client", client).setCause(away).log("an inbox was not told");
    }
  }

  /// Unsubscribes when the stream is over.
  private final class Listener implements Runnable {

    private final ClientId client;
    private volatile Streams.@Nullable Stream stream;

    Listener(ClientId client) {
      this.client = client;
    }

    @Override
    public void run() {
      var over = stream;
      if (over != null) {
        listening.getOrDefault(client, Set.of()).remove(over);
      }
    }
  }
}
