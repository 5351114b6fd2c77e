package denwaban.audit;

import static java.nio.charset.StandardCharsets.UTF_8;

import denwaban.database.tenant.TenantTransactions;
import denwaban.kernel.Bytes;
import denwaban.seal.crypto.MlDsaSigner;
import denwaban.seal.crypto.Signer;
import denwaban.storage.key.Kek;
import denwaban.storage.key.KeyVault;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/// The signing keys of the logs, two for each, made at first use and wrapped by the key vault. A
/// log from before there was a second kind gets its key of that kind when it is used next.
@Component
public class Signers {

  private static final String FIND =
      """
      select wrapped from audit_signer where log = :log
      """;

  private static final String ADD =
      """
      insert into audit_signer (log, wrapped) values (:log, :wrapped)
      on conflict (log) do nothing
      """;

  private static final String FIND_LASTING =
      """
      select wrapped from audit_lasting_signer where log = :log
      """;

  private static final String ADD_LASTING =
      """
      insert into audit_lasting_signer (log, wrapped) values (:log, :wrapped)
      on conflict (log) do nothing
      """;

  private static final Kek SIGNERS = new Kek("audit-signers");

  private final JdbcClient db;
  private final TenantTransactions transactions;
  private final KeyVault keys;
  private final AuditSettings settings;
  private final Map<LogId, LogKeys> known = new ConcurrentHashMap<>();

  Signers(JdbcClient db, TenantTransactions transactions, KeyVault keys, AuditSettings settings) {
    this.db = db;
    this.transactions = transactions;
    this.keys = keys;
    this.settings = settings;
  }

  String origin(LogId log) {
    return settings.logOrigin() + "/" + (log.installation() ? "installation" : log.value());
  }

  /// Opens the office's scope, or joins it.
  public LogKeys keys(LogId log) {
    var cached = known.get(log);
    if (cached != null) {
      return cached;
    }
    return transactions.office(() -> load(log));
  }

  /// The log is over, and its keys with it.
  public void forget(LogId log) {
    known.remove(log);
  }

  private LogKeys load(LogId log) {
    var loaded =
        new LogKeys(
            origin(log),
            Signer.of(load(FIND, ADD, log, "log-signer", () -> Signer.generate().export())),
            MlDsaSigner.of(
                load(
                    FIND_LASTING,
                    ADD_LASTING,
                    log,
                    "log-lasting-signer",
                    () -> MlDsaSigner.generate().export())));
    // A key made in a transaction, or in a part of one, that is then rolled back must not sign
    // anything later. Another part's end costs no more than reading it again.
    TransactionSynchronizationManager.registerSynchronization(
        new TransactionSynchronization() {
          private boolean undone;

          @Override
          public void savepointRollback(Object savepoint) {
            undone = true;
          }

          @Override
          public void afterCommit() {
            if (!undone) {
              known.put(log, loaded);
            }
          }
        });
    return loaded;
  }

  private Bytes load(String find, String add, LogId log, String kind, Supplier<Bytes> fresh) {
    var place = (kind + "|" + log.value()).getBytes(UTF_8);
    try {
      var found = find(find, log);
      if (found.isEmpty()) {
        var wrapped = keys.wrap(SIGNERS, fresh.get().toArray(), place);
        db.sql(add).param("log", log.value()).param("wrapped", wrapped.toArray()).update();
        found = find(find, log);
      }
      return keys.unwrap(SIGNERS, found.orElseThrow(), place)
          .orElseThrow(() -> new IllegalStateException("a log's signing key does not unwrap"));
    } catch (IOException e) {
      throw new UncheckedIOException("the key vault is away", e);
    }
  }

  private Optional<Bytes> find(String sql, LogId log) {
    return db.sql(sql)
        .param("log", log.value())
        .query((row, n) -> Bytes.of(row.getBytes("wrapped")))
        .optional();
  }
}
