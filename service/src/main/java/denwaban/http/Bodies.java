package denwaban.http;

import denwaban.kernel.ClientId;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// How much may be sent to us, each alone and all in sum. Counted is what a request says it will
/// send, before a byte of it is read: a hundred bodies that never ended took the whole heap, and
/// every call with it (seen).
@Component
public final class Bodies {

  /// In bytes, where [BodyLimit] says nothing else. A sign-in is 2 to 8 kB.
  public static final long USUAL = 64L << 10;

  /// In bytes, whatever [BodyLimit] says. The longest is the scan of a contract. Two of them are
  /// all that comes in at once.
  static final long LARGEST = 16L << 20;

  /// Bodies at once of callers who are not signed in.
  static final int ANONYMOUS = 32;

  /// In bytes, all bodies at once. To read one costs up to three times as much heap.
  static final long SUM = 32L << 20;

  /// In bytes, those of one client's people among them: two of the longest that a member sends, 8
  /// MiB.
  static final long OF_A_CLIENT = 16L << 20;

  /// In bytes, those of all clients' people together. The rest is for who takes messages or signs
  /// in.
  static final long OF_CLIENTS = 24L << 20;

  /// From the head of a request to the last byte of its body.
  static final Duration WHOLE = Duration.ofSeconds(30);

  private static final String ADMITTED = Bodies.class.getName();
  private static final String RETRY_AFTER_SECONDS = "5";

  private final AtomicInteger anonymous = new AtomicInteger();
  private final AtomicLong sum = new AtomicLong();
  private final AtomicLong ofAllClients = new AtomicLong();
  private final Map<ClientId, Long> ofClients = new ConcurrentHashMap<>();

  private record Admitted(long bytes, boolean anonymous, @Nullable ClientId client) {}

  /// Lets the body of a request in, until [#release].
  ///
  /// @param limit of its endpoint
  /// @param known whether the sender is signed in, or brings a token of ours
  /// @throws Problem 413 if it says more than its endpoint reads, 503 if there are too many
  public void admit(HttpServletRequest request, @Nullable BodyLimit limit, boolean known) {
    admit(request, limit, known, null);
  }

  /// The same of a member of a client.
  ///
  /// @param client null for staff
  public void admit(
      HttpServletRequest request,
      @Nullable BodyLimit limit,
      boolean known,
      @Nullable ClientId client) {
    var length = request.getContentLengthLong();
    if (length <= 0) return;
    var most = limit != null && known ? Math.min(LARGEST, (long) limit.kib() << 10) : USUAL;
    if (length > most) throw tooLarge();
    var admitted = new Admitted(length, !known, client);
    request.setAttribute(ADMITTED, admitted);
    var bytes = sum.addAndGet(length);
    var others = known ? 0 : anonymous.incrementAndGet();
    var theirs = client == null ? 0 : ofClients.merge(client, length, Long::sum);
    var all = client == null ? 0 : ofAllClients.addAndGet(length);
    if (bytes > SUM || others > ANONYMOUS || theirs > OF_A_CLIENT || all > OF_CLIENTS) {
      release(request);
      throw new Problem(503, "busy.sending").with("Retry-After", RETRY_AFTER_SECONDS);
    }
  }

  /// When the request is over, whatever became of it.
  void release(HttpServletRequest request) {
    if (!(request.getAttribute(ADMITTED) instanceof Admitted(var bytes, var nobody, var client))) {
      return;
    }
    request.removeAttribute(ADMITTED);
    if (client != null) {
      ofClients.computeIfPresent(client, (_, sent) -> sent == bytes ? null : sent - bytes);
      ofAllClients.addAndGet(-bytes);
    }
    sum.addAndGet(-bytes);
    if (nobody) anonymous.decrementAndGet();
  }

  static Problem tooLarge() {
    return new Problem(413, "too-large");
  }
}
