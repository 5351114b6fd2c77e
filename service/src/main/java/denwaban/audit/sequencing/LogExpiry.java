package denwaban.audit.sequencing;

import static java.nio.charset.StandardCharsets.UTF_8;

import denwaban.audit.Action;
import denwaban.audit.Actor;
import denwaban.audit.AuditLog;
import denwaban.audit.Entry;
import denwaban.audit.LogId;
import denwaban.audit.Logs;
import denwaban.audit.Purpose;
import denwaban.audit.Result;
import denwaban.audit.Signers;
import denwaban.audit.proof.Note;
import denwaban.database.tenant.TenantTransactions;
import denwaban.kernel.Bytes;
import denwaban.kernel.ClientId;
import denwaban.seal.crypto.Digest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Removes a client's log as a whole. When its time is over the contract says, and `retention`
/// decides it; the database lets none end whose newest entry is younger than a year. The
/// installation's log tells of it and stays.
@Component
public class LogExpiry {

  // Moments in leaves are UTC with milliseconds.
  private static final String NEWEST =
      """
      select cast(leaf as jsonb) ->> 't' from audit_entry where log = :log order by idx desc limit 1
      """;

  private static final String WAITS =
      """
      select exists (
        select from audit_outbox o where o.log = :log
          and not exists (select from audit_entry e where e.outbox_id = o.id))
      """;

  private static final String END =
      """
      insert into audit_ended (log, size, note) values (:log, :size, :note)
      """;

  private static final String ENDED =
      """
      select size, note from audit_ended where log = :log
      """;

  private static final String TOLD =
      """
      select cast(leaf as jsonb) ->> 'obj' from audit_outbox
      where log = :log and cast(leaf as jsonb) ->> 'act' = 'log.ended'
      """;

  /// What a log consists of, each with a column `log`, in an order in which nothing is left to
  /// point at what is gone.
  public static final List<String> TABLES =
      List.of(
          "audit_stamp",
          "audit_witnessed",
          "audit_anchor",
          "audit_trouble",
          "audit_detail",
          "audit_entry",
          "audit_outbox",
          "audit_tile",
          "audit_checkpoint",
          "audit_pseudonym",
          "audit_detail_key",
          "audit_signer",
          "audit_lasting_signer");

  private static final Logger LOG = LoggerFactory.getLogger(LogExpiry.class);

  private final JdbcClient db;
  private final TenantTransactions transactions;
  private final Logs logs;
  private final AuditLog entries;
  private final Signers signers;

  /// What `log.ended` names, once it was asked: reads all of the installation's log.
  private volatile @Nullable Set<String> told;

  public LogExpiry(
      JdbcClient db,
      TenantTransactions transactions,
      Logs logs,
      AuditLog entries,
      Signers signers) {
    this.db = db;
    this.transactions = transactions;
    this.logs = logs;
    this.entries = entries;
    this.signers = signers;
  }

  /// When the newest entry that has its place was made; empty if there is none, or no log any more.
  /// Called in the client's scope.
  public Optional<Instant> newest(ClientId client) {
    return db.sql(NEWEST)
        .param("log", client.value())
        .query(String.class)
        .optional()
        .map(Instant::parse);
  }

  /// Whether an entry waits for its place. Reads all that was ever appended to any log: for a log
  /// that may end. Called in the client's scope.
  public boolean waits(ClientId client) {
    return db.sql(WAITS).param("log", client.value()).query(Boolean.class).single();
  }

  /// Ends it in a transaction of its own, with the entry of the installation's log. Nothing happens
  /// if it has ended, or never began.
  ///
  /// @throws DataAccessException if the database finds that it cannot end now
  public void end(ClientId client) {
    var log = LogId.of(client);
    transactions.office(
        () -> logs.latest(log).filter(_ -> !logs.ended(log)).ifPresent(it -> end(log, it)));
    signers.forget(log);
    told = null; // asked anew
  }

  /// Makes up for the entry of an end that is lost: a restore from a backup of before it takes the
  /// log out again, and the installation's log that came back knows of no end. Nothing happens if
  /// the log has not ended, or that was said. Opens the office's scope.
  public void tell(ClientId client) {
    var log = LogId.of(client);
    var object =
        transactions.office(() -> {
          var ended = ended(log);
          if (ended.isEmpty()) return Optional.<String>empty();
          var name = digest(ended.get());
          if (told().contains(name)) return Optional.<String>empty();
          append(log, ended.get());
          LOG.atWarn().addKeyValue("client", client).log("a log that ended was not told of");
          return Optional.of(name);
        });
    // not before the commit: what was not kept was not said
    object.ifPresent(told()::add);
  }

  private Set<String> told() {
    var known = told;
    if (known != null) return known;
    var read = ConcurrentHashMap.<String>newKeySet();
    transactions.office(() -> {
      var all = db.sql(TOLD).param("log", LogId.INSTALLATION.value()).query(String.class).set();
      read.addAll(all);
    });
    told = read;
    return read;
  }

  private Optional<Logs.Latest> ended(LogId log) {
    return db.sql(ENDED)
        .param("log", log.value())
        .query((row, n) -> new Logs.Latest(row.getLong("size"), row.getString("note")))
        .optional();
  }

  /// Called in the client's scope.
  public boolean ended(ClientId client) {
    return logs.ended(LogId.of(client));
  }

  private void end(LogId log, Logs.Latest state) {
    append(log, state);
    db.sql(END)
        .param("log", log.value())
        .param("size", state.size())
        .param("note", state.note())
        .update();
    for (var table : TABLES) {
      db.sql("delete from " + table + " where log = :log").param("log", log.value()).update();
    }
    LOG.atInfo().addKeyValue("client", log.value()).log("a log ended");
  }

  private void append(LogId log, Logs.Latest state) {
    entries.append(
        new Entry(
            Action.LOG_ENDED,
            null,
            digest(state),
            Actor.SERVICE,
            Purpose.OPERATE,
            Result.DONE,
            Map.of("log", log.value().toString(), "size", Long.toString(state.size()))));
  }

  private static String digest(Logs.Latest state) {
    var text = Note.parse(state.note()).text().getBytes(UTF_8);
    return Digest.sha256(Bytes.of(text)).base64();
  }
}
