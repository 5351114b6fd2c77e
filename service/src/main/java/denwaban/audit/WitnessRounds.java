package denwaban.audit;

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
  private Thread thread = new Thread(this::run, "witnesses");
  private volatile boolean running;

  WitnessRounds(Witnessing witnessing) {
    this.witnessing = witnessing;
  }

  @Override
  public void start() {
    running = true;
    thread = Thread.ofVirtual().name("witnesses").start(this::run);
  }

  private void run() {
    try {
      while (running) {
        round();
        Thread.sleep(EVERY_MILLIS);
      }
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
    thread.interrupt();
  }

  @Override
  public boolean isRunning() {
    return running;
  }
}
