package denwaban.watch;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/// Looks at the clock, the disk, and who else was in the database, every [#EVERY_MILLIS] while the
/// program runs.
@Component
class MachineRounds implements SmartLifecycle {

  static final long EVERY_MILLIS = 60_000;

  private static final Logger LOG = LoggerFactory.getLogger(MachineRounds.class);

  private final ClockWatch clock;
  private final VisitWatch visits;
  private final RoomWatch room;
  private final CountDownLatch over = new CountDownLatch(1);
  private volatile boolean running;

  MachineRounds(ClockWatch clock, VisitWatch visits, RoomWatch room) {
    this.clock = clock;
    this.visits = visits;
    this.room = room;
  }

  @Override
  public void start() {
    running = true;
    Thread.ofVirtual().name("machine").start(this::run);
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

  private void round() {
    try {
      clock.look();
      visits.look();
      room.look();
    } catch (DataAccessException | TransactionException e) {
      LOG.warn("what happened to the machine cannot be logged now", e);
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
