package denwaban.http;

import denwaban.kernel.ClientId;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/// How many requests of clients' members are served at once, of one client and of all, so that a
/// caller who asks a hundred long questions waits behind their own: the database has sixteen
/// connections, and the calls need theirs.
@Component
public final class Bulkhead {

  /// Of one client's members. A page asks for up to six things at once.
  static final int OF_ONE = 6;

  /// Of all clients' members, so that six connections are left for the office and its calls.
  static final int OF_ALL = 10;

  /// For room; a request that waits holds no connection.
  static final Duration PATIENCE = Duration.ofSeconds(5);

  private static final String INSIDE = Bulkhead.class.getName();

  private final Semaphore all = new Semaphore(OF_ALL, true);
  private final Map<ClientId, Semaphore> byClient = new ConcurrentHashMap<>();
  private final Duration patience;

  public Bulkhead() {
    this(PATIENCE);
  }

  /// @param patience how long a request waits for room
  Bulkhead(Duration patience) {
    this.patience = patience;
  }

  /// @throws Problem 503 if there is no room within [#PATIENCE]
  public void enter(HttpServletRequest request, ClientId client) {
    var own = byClient.computeIfAbsent(client, _ -> new Semaphore(OF_ONE, true));
    if (!acquired(own)) throw busy();
    if (!acquired(all)) {
      own.release();
      throw busy();
    }
    request.setAttribute(INSIDE, own);
  }

  private boolean acquired(Semaphore room) {
    try {
      return room.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static Problem busy() {
    return new Problem(503, "busy.asking").with("Retry-After", "5");
  }

  /// When the request is over, whatever became of it.
  void leave(HttpServletRequest request) {
    if (!(request.getAttribute(INSIDE) instanceof Semaphore own)) return;
    request.removeAttribute(INSIDE);
    all.release();
    own.release();
  }
}
