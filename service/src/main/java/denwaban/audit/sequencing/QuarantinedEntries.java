package denwaban.audit.sequencing;

import denwaban.audit.LogId;
import denwaban.audit.Logs;
import denwaban.database.Rows;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Logs that cannot be put in order now, and the entries that wait for that. Called in the office's
/// scope, by who holds the sequencer's lock.
@Component
public class QuarantinedEntries {

  /// Between two tries of one log, at most; the first wait is a second, and each is twice the one
  /// before.
  static final Duration LONGEST = Duration.ofMinutes(1);

  private static final String TROUBLED = "select log from audit_trouble";

  // what lies here without a word about its log is due too: nothing may be forgotten
  private static final String DUE =
      """
      select log from audit_trouble where again <= :now
      union
      select h.log from audit_held h
      where not exists (select from audit_trouble t where t.log = h.log)
      """;

  private static final String FAILED =
      """
      insert into audit_trouble as it (log, since, tries, again) values (:log, :now, 1, :first)
      on conflict (log) do update set tries = it.tries + 1, again = :next
      """;

  private static final String TRIES = "select tries from audit_trouble where log = :log";

  private static final String OVER = "delete from audit_trouble where log = :log";

  private static final String ADD =
      """
      insert into audit_held (outbox_id, log)
      select it, :log from unnest(cast(:ids as bigint[])) it
      on conflict (outbox_id) do nothing
      """;

  private static final String OF =
      """
      select o.id, o.leaf from audit_held h join audit_outbox o on o.id = h.outbox_id
      where h.log = :log
      order by h.outbox_id
      limit :limit
      """;

  private static final String REMOVE =
      """
      delete from audit_held where outbox_id = any(cast(:ids as bigint[]))
      """;

  private final JdbcClient db;

  public QuarantinedEntries(JdbcClient db) {
    this.db = db;
  }

  Set<LogId> troubled() {
    return Set.copyOf(
        db.sql(TROUBLED).query((row, n) -> new LogId(row.getObject(1, UUID.class))).list());
  }

  /// Logs that are to be tried again.
  List<LogId> due(Instant now) {
    return db.sql(DUE)
        .param("now", Rows.utc(now))
        .query((row, n) -> new LogId(row.getObject(1, UUID.class)))
        .list();
  }

  /// It did not work, once more.
  ///
  /// @return whether it worked until now
  boolean failed(LogId log, Instant now) {
    var before = db.sql(TRIES).param("log", log.value()).query(Integer.class).optional().orElse(0);
    db.sql(FAILED)
        .param("log", log.value())
        .param("now", Rows.utc(now))
        .param("first", Rows.utc(now.plus(wait(0))))
        .param("next", Rows.utc(now.plus(wait(before))))
        .update();
    return before == 0;
  }

  /// @return whether it was in trouble
  boolean over(LogId log) {
    return db.sql(OVER).param("log", log.value()).update() == 1;
  }

  void add(LogId log, List<Logs.Pending> entries) {
    db.sql(ADD).param("log", log.value()).param("ids", ids(entries)).update();
  }

  /// The oldest that wait, in the order in which they were appended.
  List<Logs.Pending> of(LogId log, int limit) {
    return db.sql(OF)
        .param("log", log.value())
        .param("limit", limit)
        .query((row, n) -> new Logs.Pending(row.getLong("id"), log, row.getString("leaf")))
        .list();
  }

  /// They have their place. The database keeps those that do not.
  void remove(List<Logs.Pending> entries) {
    var removed = db.sql(REMOVE).param("ids", ids(entries)).update();
    if (removed != entries.size()) {
      throw new IllegalStateException("an entry without its place stays held");
    }
  }

  private static Duration wait(int tries) {
    var next = Duration.ofSeconds(1L << Math.min(tries, 10));
    return next.compareTo(LONGEST) < 0 ? next : LONGEST;
  }

  private static Long[] ids(List<Logs.Pending> entries) {
    return entries.stream().map(Logs.Pending::id).toArray(Long[]::new);
  }
}
