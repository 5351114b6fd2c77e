package denwaban.audit;

import denwaban.audit.proof.TileStore;
import denwaban.kernel.Bytes;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The logs in their order: entries, tiles, checkpoints. Called inside a fence.
@Component
class Logs {

  private static final String LOCK = "select pg_try_advisory_xact_lock(:key)";

  // Whoever holds the lock and hangs is cut off by the database, and another takes over.
  private static final String CUT_OFF_AFTER =
      """
      select set_config('idle_in_transaction_session_timeout', :millis, true),
             set_config('statement_timeout', :millis, true)
      """;

  private static final String HORIZON = "select pg_snapshot_xmin(pg_current_snapshot())::text";

  private static final String PENDING =
      """
      select o.id, o.log, o.leaf
      from audit_outbox o left join audit_entry e on e.outbox_id = o.id
      where o.xid >= cast(:horizon as xid8) and e.outbox_id is null
      order by o.id
      limit :limit
      """;

  private static final String ADD_ENTRY =
      """
      insert into audit_entry (log, idx, outbox_id, leaf) values (:log, :idx, :outbox, :leaf)
      """;

  private static final String READ_TILE =
      """
      select data from audit_tile where log = :log and path = :path
      """;

  private static final String WRITE_TILE =
      """
      insert into audit_tile (log, path, data) values (:log, :path, :data)
      on conflict (log, path) do nothing
      """;

  private static final String ADD_CHECKPOINT =
      """
      insert into audit_checkpoint (log, size, note) values (:log, :size, :note)
      """;

  private static final String LATEST =
      """
      select size, note from audit_checkpoint where log = :log order by size desc limit 1
      """;

  private static final String AT =
      """
      select note from audit_checkpoint where log = :log and size = :size
      """;

  private static final String PAGE =
      """
      select idx, leaf from audit_entry
      where log = :log and idx < :before
      order by idx desc
      limit :limit
      """;

  private static final String LEAVES =
      """
      select leaf from audit_entry
      where log = :log and idx >= :from and idx < :to
      order by idx
      """;

  private static final String OF_ACTION =
      """
      select idx, leaf, cast(leaf as jsonb) ->> 'obj' as obj from audit_entry
      where log = :log and idx < :before and cast(leaf as jsonb) ->> 'act' = :act
      order by idx desc
      limit :limit
      """;

  /// One row of the outbox that has no place yet.
  record Pending(long id, LogId log, String leaf) {}

  /// The newest signed state of a log.
  record Latest(long size, String note) {}

  private final JdbcClient db;

  Logs(JdbcClient db) {
    this.db = db;
  }

  /// True if this transaction is the only sequencer until it ends, at most `millis` idle.
  boolean lock(long key, long millis) {
    db.sql(CUT_OFF_AFTER).param("millis", Long.toString(millis)).query((row, n) -> true).single();
    return db.sql(LOCK).param("key", key).query((row, n) -> row.getBoolean(1)).single();
  }

  /// Every transaction below this id is over: what it appended is visible from now on.
  String horizon() {
    return db.sql(HORIZON).query((row, n) -> row.getString(1)).single();
  }

  List<Pending> pending(String horizon, int limit) {
    return db.sql(PENDING)
        .param("horizon", horizon)
        .param("limit", limit)
        .query((row, n) ->
            new Pending(
                row.getLong("id"),
                new LogId(row.getObject("log", UUID.class)),
                row.getString("leaf")))
        .list();
  }

  void addEntry(LogId log, long index, Pending pending) {
    db.sql(ADD_ENTRY)
        .param("log", log.value())
        .param("idx", index)
        .param("outbox", pending.id())
        .param("leaf", pending.leaf())
        .update();
  }

  void addCheckpoint(LogId log, long size, String note) {
    db.sql(ADD_CHECKPOINT)
        .param("log", log.value())
        .param("size", size)
        .param("note", note)
        .update();
  }

  Optional<Latest> latest(LogId log) {
    return db.sql(LATEST)
        .param("log", log.value())
        .query((row, n) -> new Latest(row.getLong("size"), row.getString("note")))
        .optional();
  }

  /// The signed state of a log when it had so many entries, if it was signed then.
  Optional<String> at(LogId log, long size) {
    return db.sql(AT)
        .param("log", log.value())
        .param("size", size)
        .query((row, n) -> row.getString("note"))
        .optional();
  }

  /// Entries below `before`, newest first.
  List<LogPage.Line> page(LogId log, long before, int limit) {
    return db.sql(PAGE)
        .param("log", log.value())
        .param("before", before)
        .param("limit", limit)
        .query((row, n) -> new LogPage.Line(row.getLong("idx"), row.getString("leaf")))
        .list();
  }

  /// Leaves from an index to before another, oldest first.
  List<String> leaves(LogId log, long from, long to) {
    return db.sql(LEAVES)
        .param("log", log.value())
        .param("from", from)
        .param("to", to)
        .query((row, n) -> row.getString("leaf"))
        .list();
  }

  /// Entries of one kind of deed below `before`, newest first.
  List<LogReading.Found> of(LogId log, Action action, long before, int limit) {
    return db.sql(OF_ACTION)
        .param("log", log.value())
        .param("act", action.code())
        .param("before", before)
        .param("limit", limit)
        .query((row, n) ->
            new LogReading.Found(
                row.getString("obj"), new LogPage.Line(row.getLong("idx"), row.getString("leaf"))))
        .list();
  }

  TileStore tiles(LogId log) {
    return new TileStore() {
      @Override
      public @Nullable Bytes read(String path) {
        return db.sql(READ_TILE)
            .param("log", log.value())
            .param("path", path)
            .query((row, n) -> Bytes.of(row.getBytes("data")))
            .optional()
            .orElse(null);
      }

      @Override
      public void write(String path, Bytes tile) {
        db.sql(WRITE_TILE)
            .param("log", log.value())
            .param("path", path)
            .param("data", tile.toArray())
            .update();
      }
    };
  }
}
