package denwaban.database;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.spi.LoggingEventBuilder;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/// Does one thing again and again while the program runs, in a thread of its own: it may be slow,
/// and what goes wrong once is tried again the next time. Of failures that follow each other the
/// first of its kind is told, as some rounds are a second long.
///
/// The thread is one of the platform: virtual threads, in which calls are taken, share as many
/// carriers as there are cores, and a round that computes for seconds would keep one from them.
public final class PeriodicTask implements SmartLifecycle {

  static final Duration EVERY = Duration.ofMinutes(1);

  private static final Logger LOG = LoggerFactory.getLogger(PeriodicTask.class);

  /// What is done each time. It may take longer than the time between two.
  public interface Round {
    void run() throws InterruptedException;
  }

  private final String name;
  private final Duration every;
  private final Round round;
  private final CountDownLatch over = new CountDownLatch(1);
  private volatile boolean running;
  private @Nullable Class<?> told;

  /// Every minute.
  ///
  /// @param name for what, in one word
  public PeriodicTask(String name, Round round) {
    this(name, EVERY, round);
  }

  /// @param every from the end of one to the begin of the next
  public PeriodicTask(String name, Duration every, Round round) {
    this.name = name;
    this.every = every;
    this.round = round;
  }

  @Override
  public void start() {
    running = true;
    Thread.ofPlatform().daemon().name(name).start(this::run);
  }

  private void run() {
    try {
      do {
        once();
      } while (!over.await(every.toMillis(), TimeUnit.MILLISECONDS));
    } catch (InterruptedException e) {
      running = false;
    }
  }

  private void once() throws InterruptedException {
    try {
      round.run();
      told = null;
    } catch (DataAccessException | TransactionException away) {
      tell(LOG.atWarn(), away, "the database is away for a round");
    } catch (RuntimeException | Error bug) {
      tell(LOG.atError(), bug, "a round failed");
    }
  }

  private void tell(LoggingEventBuilder line, Throwable why, String what) {
    if (!why.getClass().equals(told)) {
      line.addKeyValue("round", name).setCause(why).log(what);
    }
    told = why.getClass();
  }

  @Override
  public void stop() {
    running = false;
    over.countDown();
  }

  @Override
  public boolean isRunning() {
    return running;
  }
}
