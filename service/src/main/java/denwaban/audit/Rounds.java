package denwaban.audit;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/// Goes to those outside every [#EVERY_MILLIS], in a thread of its own: they may be slow.
public final class Rounds implements SmartLifecycle {

  static final long EVERY_MILLIS = 60_000;

  private static final Logger log = LoggerFactory.getLogger(Rounds.class);

  /// What is done each time. It may take longer than [#EVERY_MILLIS].
  public interface Round {
    void run() throws InterruptedException;
  }

  private final String name;
  private final Round round;
  private final CountDownLatch over = new CountDownLatch(1);
  private volatile boolean running;

  /// @param name to whom, in one word
  public Rounds(String name, Round round) {
    this.name = name;
    this.round = round;
  }

  @Override
  public void start() {
    running = true;
    Thread.ofVirtual().name(name).start(this::run);
  }

  private void run() {
    try {
      do {
        once();
      } while (!over.await(EVERY_MILLIS, TimeUnit.MILLISECONDS));
    } catch (InterruptedException e) {
      running = false;
    }
  }

  private void once() throws InterruptedException {
    try {
      round.run();
    } catch (DataAccessException | TransactionException e) {
      log.warn("the logs cannot be read for the {} now", name, e);
    }
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
