package denwaban.audit;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/// Goes to the witnesses every [#EVERY_MILLIS], in a thread of its own: they may be slow.
@Component
class WitnessRounds implements SmartLifecycle {

  static final long EVERY_MILLIS = 60_000;

  private static final Logger log = LoggerFactory.getLogger(WitnessRounds.class);

  private final Witnessing witnessing;
  private final CountDownLatch over = new CountDownLatch(1);
  private volatile boolean running;

  WitnessRounds(Witnessing witnessing) {
    this.witnessing = witnessing;
  }

  @Override
  public void start() {
    running = true;
    Thread.ofVirtual().name("witnesses").start(this::run);
  }

  private void run() {
    try {
      do {
        round();
      } while (!over.await(EVERY_MILLIS, TimeUnit.MILLISECONDS));
    } catch (InterruptedException e) {
      running = false;
    }
  }

  private void round() throws InterruptedException {
    try {
      witnessing.round();
    } catch (DataAccessException | TransactionException e) {
      log.warn("the logs cannot be read for the witnesses now", e);
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
