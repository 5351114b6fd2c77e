package denwaban.delivery.reach;

import denwaban.audit.AuditLog;
import denwaban.client.directory.Contacts;
import denwaban.database.TestDatabase;
import denwaban.delivery.channel.Channel;
import denwaban.kernel.Ids;
import denwaban.storage.key.KeyVault;
import java.time.InstantSource;
import java.util.List;

/// Ways over a test database.
public final class TestReach {

  public final Reach reach;
  public final ReachChanges changes;
  public final ReachHealth health;

  public TestReach(
      TestDatabase database,
      KeyVault keys,
      Contacts contacts,
      List<Channel> channels,
      AuditLog audit,
      Ids ids,
      InstantSource clock) {
    var transactions = database.fence();
    var table = new ReachTable(database.jdbc());
    var seal = new ReachSeal(keys);
    reach = new Reach(transactions, table, seal, contacts, channels);
    changes = new ReachChanges(reach, transactions, table, seal, contacts, audit, ids, clock);
    health = new ReachHealth(transactions, table, audit, clock);
  }
}
