package denwaban.audit.sequencing;

import static java.nio.charset.StandardCharsets.UTF_8;

import denwaban.audit.Action;
import denwaban.audit.Actor;
import denwaban.audit.AuditLog;
import denwaban.audit.AuditSettings;
import denwaban.audit.Entry;
import denwaban.audit.LogId;
import denwaban.audit.Logs;
import denwaban.audit.Purpose;
import denwaban.audit.Result;
import denwaban.audit.Signers;
import denwaban.audit.proof.Note;
import denwaban.database.Rows;
import denwaban.database.tenant.TenantTransactions;
import denwaban.kernel.Bytes;
import denwaban.seal.crypto.Digest;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Removes a client's log as a whole when its own retention is over: so long after its newest entry
/// as [AuditSettings#logKeep] says. The installation's log tells of it and stays.
///
/// A log that is still written in, if only by a sign-in, does not end.
@Component
public class LogExpiry {

  /// Years end in Japan; around a leap day a log stays a day longer rather than shorter.
  private static final ZoneId ZONE = ZoneId.of("Asia/Tokyo");

  private static final String DUE =
      """
      select s.log, now.size, now.note
      from audit_signer s
      cross join lateral (
        select size, note from audit_checkpoint where log = s.log order by size desc limit 1
      ) now
      cross join lateral (
        select leaf from audit_entry where log = s.log order by idx desc limit 1
      ) last
      where s.log <> :installation and (cast(last.leaf as jsonb) ->> 't')::timestamptz < :before
      order by s.log
      """;

  private static final String END =
      """
      insert into audit_ended (log, size, note) values (:log, :size, :note)
      """;

  /// In an order in which nothing is left to point at what is gone.
  private static final List<String> TABLES =
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

  private record Due(LogId log, Logs.Latest state) {}

  private final JdbcClient db;
  private final TenantTransactions transactions;
  private final AuditLog entries;
  private final Signers signers;
  private final AuditSettings settings;
  private final InstantSource clock;

  public LogExpiry(
      JdbcClient db,
      TenantTransactions transactions,
      AuditLog entries,
      Signers signers,
      AuditSettings settings,
      InstantSource clock) {
    this.db = db;
    this.transactions = transactions;
    this.entries = entries;
    this.signers = signers;
    this.settings = settings;
    this.clock = clock;
  }

  /// Ends what is due; each log in a transaction of its own, with its entry.
  void round() {
    var before = clock.instant().atZone(ZONE).minus(settings.logKeep()).toInstant();
    for (var due : transactions.office(() -> due(before))) {
      try {
        transactions.office(() -> end(due));
        signers.forget(due.log());
        LOG.atInfo().addKeyValue("client", due.log().value()).log("a log ended");
      } catch (DataAccessException its) {
        // such as an entry that waits for its place; the others do not wait for it
        LOG.atWarn().addKeyValue("client", due.log().value()).setCause(its).log("it ends later");
      }
    }
  }

  private List<Due> due(Instant before) {
    return db.sql(DUE)
        .param("installation", LogId.INSTALLATION.value())
        .param("before", Rows.utc(before))
        .query((row, n) ->
            new Due(
                new LogId(Rows.uuid(row, "log")),
                new Logs.Latest(row.getLong("size"), row.getString("note"))))
        .list();
  }

  private void end(Due due) {
    var text = Note.parse(due.state().note()).text().getBytes(UTF_8);
    entries.append(
        new Entry(
            Action.LOG_ENDED,
            null,
            Digest.sha256(Bytes.of(text)).base64(),
            Actor.SERVICE,
            Purpose.OPERATE,
            Result.DONE,
            Map.of(
                "log", due.log().value().toString(), "size", Long.toString(due.state().size()))));
    db.sql(END)
        .param("log", due.log().value())
        .param("size", due.state().size())
        .param("note", due.state().note())
        .update();
    for (var table : TABLES) {
      db.sql("delete from " + table + " where log = :log").param("log", due.log().value()).update();
    }
  }
}
