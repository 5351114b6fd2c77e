package denwaban.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/// Two who do the same at the same moment: each has looked as far as it may before one has written.
public final class AtOnce {

  private static final String WAITING =
      """
      select count(distinct pid) from pg_locks l join pg_database d on d.oid = l.database
      where not granted and d.datname = current_database()
      """;

  private AtOnce() {}

  /// Lets both go as far as they come while nobody can write to `table`, and then to their ends.
  ///
  /// @return what came of each; one that throws, throws
  public static <T> List<T> both(TestDatabase database, String table, Supplier<T> work) {
    try (var root = database.root();
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      root.setAutoCommit(false);
      root.createStatement().execute("lock table " + table + " in exclusive mode");
      var one = CompletableFuture.supplyAsync(work, threads);
      var other = CompletableFuture.supplyAsync(work, threads);
      awaitTwo(root);
      root.commit();
      return List.of(one.join(), other.join());
    } catch (SQLException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private static void awaitTwo(Connection root) throws SQLException, InterruptedException {
    var until = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
    while (true) {
      try (var waiting = root.createStatement().executeQuery(WAITING)) {
        if (waiting.next() && waiting.getInt(1) == 2) return;
      }
      if (System.nanoTime() > until) throw new AssertionError("not within 10 s: both wait");
      TimeUnit.MILLISECONDS.sleep(5);
    }
  }
}
