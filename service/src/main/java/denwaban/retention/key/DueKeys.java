package denwaban.retention.key;

import denwaban.audit.Action;
import denwaban.audit.Actor;
import denwaban.audit.AuditLog;
import denwaban.audit.Entry;
import denwaban.audit.Purpose;
import denwaban.audit.Result;
import denwaban.database.tenant.TenantTransactions;
import denwaban.kernel.ClientId;
import denwaban.storage.key.KeyVault;
import denwaban.storage.key.WeekKey;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Destroys keys of weeks whose things are all due, before their rows are looked at one by one:
/// from then on none of them opens, here or in any copy.
@Component
public class DueKeys {

  private static final Logger LOG = LoggerFactory.getLogger(DueKeys.class);

  private final TenantTransactions transactions;
  private final KeyTable table;
  private final ErasureLock lock;
  private final KeyVault vault;
  private final AuditLog audit;
  private final InstantSource clock;

  public DueKeys(
      TenantTransactions transactions,
      KeyTable table,
      ErasureLock lock,
      KeyVault vault,
      AuditLog audit,
      InstantSource clock) {
    this.transactions = transactions;
    this.table = table;
    this.lock = lock;
    this.vault = vault;
    this.audit = audit;
    this.clock = clock;
  }

  /// What was decided and not destroyed before a crash is destroyed first.
  ///
  /// @param decides whether what is due may be decided now
  public void round(ClientId client, boolean decides) {
    var now = clock.instant();
    if (decides) {
      transactions.run(
          client,
          () -> {
            lock.take(client);
            table.decide(client, now);
          });
    }
    for (var key : transactions.as(client, () -> table.decided(client))) {
      try {
        vault.destroy(key.kek());
        destroyed(key);
      } catch (IOException away) {
        LOG.atWarn()
            .addKeyValue("client", client)
            .addKeyValue("key", key.kek().name())
            .setCause(away)
            .log("a key whose week is over was not destroyed; it is tried again");
        return;
      }
    }
  }

  private void destroyed(WeekKey key) {
    var client = key.client();
    transactions.run(
        client,
        () -> {
          table.destroyed(key, clock.instant());
          audit.append(
              new Entry(
                  Action.KEY_DESTROYED,
                  client,
                  key.kek().name(),
                  Actor.SERVICE,
                  Purpose.MANAGE,
                  Result.DONE,
                  Map.of("kind", key.kind(), "week", key.begins().toString())));
        });
  }
}
