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
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
  private final Optional<KeyRecord> record;
  private final AuditLog audit;
  private final InstantSource clock;

  public DueKeys(
      TenantTransactions transactions,
      KeyTable table,
      ErasureLock lock,
      KeyVault vault,
      Optional<KeyRecord> record,
      AuditLog audit,
      InstantSource clock) {
    this.transactions = transactions;
    this.table = table;
    this.lock = lock;
    this.vault = vault;
    this.record = record;
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
    var ending = transactions.as(client, () -> table.decided(client));
    if (!ending.isEmpty()) end(client, ending);
  }

  /// The backup first: what it was told of no restore brings back.
  private void end(ClientId client, List<WeekKey> ending) {
    var keks = ending.stream().map(WeekKey::kek).toList();
    try {
      if (record.isPresent()) {
        record.get().end(keks, clock.instant());
      }
      vault.destroyAll(keks);
    } catch (IOException away) {
      LOG.atWarn()
          .addKeyValue("client", client)
          .setCause(away)
          .log("keys whose week is over were not all destroyed; they are tried again");
      return;
    }
    transactions.run(
        client,
        () -> {
          table.destroyed(client, ending, clock.instant());
          ending.forEach(this::log);
        });
  }

  private void log(WeekKey key) {
    audit.append(
        new Entry(
            Action.KEY_DESTROYED,
            key.client(),
            key.kek().name(),
            Actor.SERVICE,
            Purpose.MANAGE,
            Result.DONE,
            Map.of("kind", key.kind(), "week", key.begins().toString())));
  }
}
