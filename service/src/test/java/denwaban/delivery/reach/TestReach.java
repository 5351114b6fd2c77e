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

  private TestReach() {}

  public static Reach over(
      TestDatabase database,
      KeyVault keys,
      Contacts contacts,
      List<Channel> channels,
      AuditLog audit,
      Ids ids,
      InstantSource clock) {
    return new Reach(
        database.fence(),
        new ReachTable(database.jdbc()),
        new ReachSeal(keys),
        contacts,
        channels,
        audit,
        ids,
        clock);
  }
}
