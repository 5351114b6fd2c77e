package denwaban.audit.anchor;

import denwaban.database.tenant.TenantTransactions;
import java.time.Duration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Removes checkpoints that are not the newest of their log and to which nothing refers: no witness
/// confirmed them, no authority stamped them, and the installation's log does not have them. What
/// they proved is proven from a newer one: the tiles stay.
@Component
final class CheckpointCleanup {

  static final Duration EVERY = Duration.ofHours(1);

  /// In one transaction.
  static final int BATCH = 5_000;

  /// Of the last two days: what is older and still there stays, and is not looked at again.
  private static final String REMOVE =
      """
      delete from audit_checkpoint where (log, size) in (
        select c.log, c.size from audit_checkpoint c
        where c.at >= now() - interval '2 days' and c.at <= now() - interval '1 hour'
          and exists (select from audit_checkpoint newer
            where newer.log = c.log and newer.size > c.size)
          and not exists (select from audit_witnessed w where w.log = c.log and w.size = c.size)
          and not exists (select from audit_stamp s where s.log = c.log and s.size = c.size)
          and not exists (select from audit_anchor a where a.log = c.log and a.size = c.size)
        order by c.at limit :limit)
      """;

  private final TenantTransactions transactions;
  private final JdbcClient db;

  CheckpointCleanup(TenantTransactions transactions, JdbcClient db) {
    this.transactions = transactions;
    this.db = db;
  }

  /// @return how many went
  int round() throws InterruptedException {
    var all = 0;
    while (true) {
      if (Thread.interrupted()) throw new InterruptedException();
      var gone = transactions.office(() -> db.sql(REMOVE).param("limit", BATCH).update());
      all += gone;
      if (gone < BATCH) return all;
    }
  }
}
