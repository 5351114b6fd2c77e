package denwaban.call.sip;

import java.util.ArrayDeque;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Runs tasks one after the other, in order, on threads borrowed from another executor.
///
/// Each call has one: requests, answers and timers of a call never overlap, and no thread waits for
/// the network while holding a lock.
final class Strand implements Executor {

  private static final Logger LOG = LoggerFactory.getLogger(Strand.class);

  private final Executor threads;
  private final ArrayDeque<Runnable> tasks = new ArrayDeque<>();
  private boolean running;

  Strand(Executor threads) {
    this.threads = threads;
  }

  @Override
  public void execute(Runnable task) {
    synchronized (tasks) {
      tasks.add(task);
      if (running) return;
      running = true;
    }
    threads.execute(this::drain);
  }

  private void drain() {
    for (var task = next(); task != null; task = next()) {
      try {
        task.run();
      } catch (Throwable bug) {
        // the next task of this call (its BYE, perhaps) must run whatever happened to this one
        LOG.atError().addKeyValue("kind", bug.getClass().getName()).log("a step of a call failed");
      }
    }
  }

  private @Nullable Runnable next() {
    synchronized (tasks) {
      var task = tasks.poll();
      if (task == null) running = false;
      return task;
    }
  }
}
