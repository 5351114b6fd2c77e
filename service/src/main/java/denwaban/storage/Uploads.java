package denwaban.storage;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Brings what lies in the spool into the bucket, one after another, again and again until the
/// bucket has it. The spool is the only memory: a start goes on with whatever lies there.
final class Uploads implements AutoCloseable {

  /// The first wait after a failure; doubled at each further one.
  static final Duration WAIT = Duration.ofSeconds(1);

  static final Duration LONGEST_WAIT = Duration.ofMinutes(5);

  private static final Logger LOG = LoggerFactory.getLogger(Uploads.class);

  private final Bucket bucket;
  private final Spool spool;
  private final Duration firstWait;
  private final Set<Spool.Name> queued = ConcurrentHashMap.newKeySet();
  private final ScheduledExecutorService worker =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("uploads").factory());
  private volatile boolean away;
  private Duration wait;

  Uploads(Bucket bucket, Spool spool, Duration firstWait) {
    this.bucket = bucket;
    this.spool = spool;
    this.firstWait = firstWait;
    this.wait = firstWait;
  }

  /// True after a failure, until something was brought over again.
  boolean away() {
    return away;
  }

  void noteAway(Exception cause) {
    if (!away) {
      LOG.atWarn().setCause(cause).log("the bucket does not answer; payloads wait in the spool");
    }
    away = true;
  }

  void add(Spool.Name name) {
    if (queued.add(name) && !worker.isShutdown()) {
      worker.execute(() -> bring(name));
    }
  }

  private void bring(Spool.Name name) {
    if (!Files.exists(spool.file(name))) {
      queued.remove(name);
      return;
    }
    try {
      new Upload(bucket, name.key(), spool.file(name)).run();
      if (Files.exists(spool.file(name))) {
        spool.remove(name);
      } else {
        bucket.delete(name.key()); // deleted while it went up
      }
      queued.remove(name);
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
    }
  }

  /// Ends after the payload in hand; the rest goes on at the next start.
  @Override
  public void close() {
    worker.shutdownNow();
  }
}
