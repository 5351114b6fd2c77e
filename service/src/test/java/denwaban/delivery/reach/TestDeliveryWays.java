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
public final class TestDeliveryWays {

  public final DeliveryWays reach;
  public final DeliveryWayChanges changes;
  public final DeliveryWayHealth health;

  public TestDeliveryWays(
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
    reach = new DeliveryWays(transactions, table, seal, contacts, channels);
    changes = new DeliveryWayChanges(reach, transactions, table, seal, contacts, audit, ids, clock);
    health = new DeliveryWayHealth(transactions, table, audit, clock);
  }
}
