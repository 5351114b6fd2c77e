package denwaban.delivery.way;

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

  public final DeliveryWays deliveryWays;
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
    var table = new DeliveryWayTable(database.jdbc());
    var seal = new DeliveryWaySeal(keys);
    deliveryWays = new DeliveryWays(transactions, table, seal, contacts, channels);
    changes =
        new DeliveryWayChanges(
            deliveryWays, transactions, table, seal, contacts, audit, ids, clock);
    health = new DeliveryWayHealth(transactions, table, audit, clock);
  }
}
