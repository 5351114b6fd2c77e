package denwaban.audit.anchor;

import denwaban.audit.Action;
import denwaban.audit.LogId;
import denwaban.audit.LogPage;
import denwaban.audit.Logs;
import denwaban.database.Rows;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Which states of clients' logs stand in the installation's log. Called inside the office's scope.
@Component
public class AnchorTable {

  private static final String DUE =
      """
      select s.log, now.size, now.note
      from audit_signer s
      cross join lateral (
        select size, note from audit_checkpoint where log = s.log order by size desc limit 1
      ) now
      left join lateral (
        select size, at from audit_anchor where log = s.log order by size desc limit 1
      ) last on true
      where s.log <> :installation
        and (last.size is null or (last.size < now.size and last.at <= :before))
      order by s.log
      limit :limit
      """;

  private static final String ADD =
      """
      insert into audit_anchor (log, size, at) select :log, :size, :at
      where exists (select from audit_checkpoint where log = :log and size = :size)
      """;

  private static final String NEWEST =
      """
      select size, at from audit_anchor where log = :log order by size desc limit :limit
      """;

  private static final String ENTRY =
      """
      select idx, leaf from audit_entry
      where log = :installation and cast(leaf as jsonb) ->> 'obj' = :object
        and cast(leaf as jsonb) ->> 'act' = :act
      order by idx
      limit 1
      """;

  /// A state that is to be told.
  record Due(LogId log, Logs.Latest state) {}

  /// A state that was told.
  record Told(long size, Instant at) {}

  private final JdbcClient db;

  public AnchorTable(JdbcClient db) {
    this.db = db;
  }

  /// Clients' logs that grew since they were told last, if that was at `before` or earlier.
  List<Due> due(Instant before, int limit) {
    return db.sql(DUE)
        .param("installation", LogId.INSTALLATION.value())
        .param("before", Rows.utc(before))
        .param("limit", limit)
        .query((row, n) ->
            new Due(
                new LogId(Rows.uuid(row, "log")),
                new Logs.Latest(row.getLong("size"), row.getString("note"))))
        .list();
  }

  void add(LogId log, Told told) {
    db.sql(ADD)
        .param("log", log.value())
        .param("size", told.size())
        .param("at", Rows.utc(told.at()))
        .update();
  }

  /// The newest first.
  List<Told> newest(LogId log, int limit) {
    return db.sql(NEWEST)
        .param("log", log.value())
        .param("limit", limit)
        .query((row, n) -> new Told(row.getLong("size"), Rows.instant(row, "at")))
        .list();
  }

  /// The entry of the installation's log that tells of this object, once it has its place.
  Optional<LogPage.Line> entry(String object) {
    return db.sql(ENTRY)
        .param("installation", LogId.INSTALLATION.value())
        .param("object", object)
        .param("act", Action.LOG_ANCHORED.code())
        .query((row, n) -> new LogPage.Line(row.getLong("idx"), row.getString("leaf")))
        .optional();
  }
}
