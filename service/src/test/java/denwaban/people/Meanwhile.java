package denwaban.people;

import denwaban.database.TestDatabase;
import denwaban.database.tenant.TenantTransactions;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/// Somebody comes while what another one wrote is not committed yet.
public final class Meanwhile {

  private static final String WAITING =
      """
      select exists (select from pg_stat_activity
        where datname = current_database() and wait_event_type = 'Lock')
      """;

  private Meanwhile() {}

  /// Lets `other` come after `one`, as far as it may go before that is committed, and then to its
  /// end.
  ///
  /// @return what came of the other; one that throws, throws
  public static <T> T of(
      TestDatabase database, TenantTransactions transactions, Runnable one, Supplier<T> other) {
    return of(database, transactions, one, other, () -> {});
  }

  /// @param more what happens while the other waits
  static <T> T of(
      TestDatabase database,
      TenantTransactions transactions,
      Runnable one,
      Supplier<T> other,
      Runnable more) {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      return transactions
          .office(() -> {
            one.run();
            var came = CompletableFuture.supplyAsync(other, threads);
            awaitOne(database);
            more.run();
            return came;
          })
          .join();
    }
  }

  private static void awaitOne(TestDatabase database) {
    var until = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
    while (!database.superuser().sql(WAITING).query(Boolean.class).single()) {
      if (System.nanoTime() > until) throw new AssertionError("not within 10 s: the other waits");
      Thread.onSpinWait();
    }
  }
}
