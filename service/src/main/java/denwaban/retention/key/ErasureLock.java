package denwaban.retention.key;

import denwaban.database.tenant.AdvisoryLock;
import denwaban.kernel.ClientId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Deciding that something is due, and approving a hold of it: one after the other. Called in the
/// client's scope, in a transaction.
@Component
public class ErasureLock {

  private final JdbcClient db;

  public ErasureLock(JdbcClient db) {
    this.db = db;
  }

  /// No other transaction decides or holds anything of this client until the end of this one.
  public void take(ClientId client) {
    AdvisoryLock.take(db, "retention|" + client);
  }
}
