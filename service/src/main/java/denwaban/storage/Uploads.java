package denwaban.storage;

import denwaban.kernel.ObjectId;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Uploads what is in the spool to the bucket, one after another, retrying until the bucket has it.
/// The spool is the only memory: a start goes on with what is there.
final class Uploads implements AutoCloseable {

  /// The first wait after a failure; doubled at each further one.
  static final Duration WAIT = Duration.ofSeconds(1);

  static final Duration LONGEST_WAIT = Duration.ofMinutes(5);

  /// How long a confirmed payload stays here too, unless its room is needed: closing a recording
  /// reads all of it once more, and should not need the network for that.
  static final Duration LINGER = Duration.ofHours(1);

  /// Payloads that go up at a time.
  private static final int AT_ONCE = 1;

  private static final Logger LOG = LoggerFactory.getLogger(Uploads.class);

  private final Bucket bucket;
  private final Spool spool;
  private final Duration firstWait;
  private final Duration linger;
  private final Set<Spool.Name> confirmed = ConcurrentHashMap.newKeySet();
  private final Set<Spool.Name> queued = ConcurrentHashMap.newKeySet();

  // a queue with a wait of its own after each failure, and nothing to do at set times
  private final ScheduledExecutorService worker =
      Executors.newScheduledThreadPool(
          AT_ONCE, Thread.ofPlatform().daemon().name("uploads").factory());

  private final Lock inHand = new ReentrantLock();
  private volatile boolean away;
  private Duration wait;

  Uploads(Bucket bucket, Spool spool, Duration firstWait, Duration linger) {
    this.bucket = bucket;
    this.spool = spool;
    this.firstWait = firstWait;
    this.linger = linger;
    this.wait = firstWait;
  }

  /// True after a failure, until something was brought over again.
  boolean away() {
    return away;
  }

  void noteAway(Exception cause) {
    if (!away) {
      LOG.atWarn().log("the bucket does not answer; payloads wait in the spool: {}", why(cause));
    }
    away = true;
  }

  /// One line is enough: it happens on every bad day.
  private static String why(Exception e) {
    var cause = e.getCause();
    return String.valueOf(cause == null ? e.getMessage() : cause.getMessage());
  }

  void add(Spool.Name name) {
    if (queued.add(name) && !worker.isShutdown()) {
      worker.execute(() -> bring(name));
    }
  }

  private void bring(Spool.Name name) {
    inHand.lock();
    try {
      if (!Files.exists(spool.file(name))) {
        queued.remove(name); // deleted meanwhile
        return;
      }
      new Upload(bucket, name.key(), spool.file(name)).run();
      confirmed.add(name);
      queued.remove(name);
      var _ = worker.schedule(() -> drop(name), linger.toMillis(), TimeUnit.MILLISECONDS);
      if (away) {
        LOG.atInfo().log("the bucket takes payloads again");
      }
      away = false;
      wait = firstWait;
    } catch (PayloadExists other) {
      LOG.atError()
          .addKeyValue("object", name.object())
          .addKeyValue("segment", name.segment())
          .log("the bucket holds other bytes under this name; ours stay in the spool");
    } catch (IOException | RuntimeException e) {
      if (worker.isShutdown()) {
        return;
      }
      noteAway(e);
      var _ = worker.schedule(() -> bring(name), wait.toMillis(), TimeUnit.MILLISECONDS);
      var twice = wait.multipliedBy(2);
      wait = twice.compareTo(LONGEST_WAIT) < 0 ? twice : LONGEST_WAIT;
    } finally {
      inHand.unlock();
    }
  }

  /// Removes a payload from the spool and the bucket, not while it goes up. All of an object, here
  /// and in the bucket, while nothing goes up.
  boolean erase(ObjectId object) throws IOException {
    inHand.lock();
    try {
      var here = spool.erase(object);
      return bucket.erase(Spool.prefix(object)) || here;
    } finally {
      inHand.unlock();
    }
  }

  boolean delete(Spool.Name name) throws IOException {
    inHand.lock();
    try {
      var here = spool.remove(name);
      return bucket.delete(name.key()) || here;
    } finally {
      inHand.unlock();
    }
  }

  private void drop(Spool.Name name) {
    try {
      if (confirmed.remove(name)) {
        spool.remove(name);
      }
    } catch (IOException e) {
      LOG.atWarn()
          .setCause(e)
          .log("a payload that the bucket has cannot be removed from the spool");
    }
  }

  /// Removes what the bucket has confirmed, if there is no room without that.
  void makeRoom(long bytes) {
    if (!spool.hasRoom(bytes)) {
      confirmed.forEach(this::drop);
    }
  }

  /// Ends after the payload in hand; the rest goes on at the next start.
  @Override
  public void close() {
    worker.shutdownNow();
  }
}
