package denwaban.bench;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;

/// Several at once do one operation again and again, for a while, as fast as they can or at a pace.
final class Writers {

  /// What one of them does; it opens what it needs first.
  interface Operations {
    Deed open(int writer) throws Exception;
  }

  /// One durable append.
  interface Deed extends AutoCloseable {
    void run() throws Exception;

    @Override
    default void close() throws SQLException {}
  }

  /// @param took how long each operation took
  record Done(double perSecond, Histogram took) {}

  private Writers() {}

  /// @param pace operations per second of all together; 0 for as many as can be
  static Done work(int writers, Duration time, int pace, Operations acts) throws Exception {
    var each = new ArrayList<Callable<ArrayList<Long>>>();
    var begun = System.nanoTime();
    var end = begun + time.toNanos();
    for (var n = 0; n < writers; n++) {
      var writer = n;
      each.add(() -> {
        var took = new ArrayList<Long>();
        try (var action = acts.open(writer)) {
          var step = pace == 0 ? 0 : 1_000_000_000L * writers / pace;
          var next = begun + (pace == 0 ? 0 : step * writer / writers);
          while (System.nanoTime() < end) {
            if (pace > 0) {
              LockSupport.parkNanos(next - System.nanoTime());
              next += step;
            }
            var before = System.nanoTime();
            action.run();
            took.add(System.nanoTime() - before);
          }
        }
        return took;
      });
    }
    var all = new Histogram();
    try (var threads = Executors.newFixedThreadPool(writers)) {
      for (var done : threads.invokeAll(each)) done.get().forEach(all::add);
    }
    return new Done(all.total() / ((System.nanoTime() - begun) / 1e9), all);
  }
}
