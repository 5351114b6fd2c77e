package denwaban.audit;

import denwaban.audit.proof.Merkle;
import denwaban.audit.proof.TileStore;
import denwaban.kernel.Bytes;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The logs in their order: entries, tiles, checkpoints. Called inside a scope.
@Component
public class Logs {

  private static final String LOCK = "select pg_try_advisory_xact_lock(:key)";

  // A holder of the lock that hangs is cut off by the database, and another takes over.
  private static final String CUT_OFF_AFTER =
      """
      select set_config('idle_in_transaction_session_timeout', :millis, true),
             set_config('statement_timeout', :millis, true)
      """;

  private static final String ADD_ENTRIES =
      """
      insert into audit_entry (log, idx, outbox_id, leaf)
      select :log, :from + it.n - 1, it.id, it.leaf
      from unnest(cast(:ids as bigint[]), cast(:leaves as text[])) with ordinality it(id, leaf, n)
      """;

  private static final String READ_TILE =
      """
      select data from audit_tile where log = :log and path = :path
      """;

  // A partial tile is what any wider one of its place begins with; narrower ones go.
  private static final String READ_WIDER =
      """
      select substring(data from 1 for :bytes) as data from audit_tile
      where log = :log and split_part(path, '.p/', 1) = :whole and length(data) >= :bytes
      order by length(data)
      limit 1
      """;

  private static final String PRUNE =
      """
      delete from audit_tile where log = :log and path in (:paths)
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

  private static final String NEWEST =
      """
      select distinct on (act) act, idx, leaf from (
        select idx, leaf, cast(leaf as jsonb) ->> 'act' as act from audit_entry
        where log = :log and idx >= :from and idx < :before) entry
      where act in (:acts)
      order by act, idx desc
      """;

  /// One row of the outbox that has no place yet.
  public record Pending(long id, LogId log, String leaf) {}

  /// The newest signed state of a log.
  public record Latest(long size, String note) {}

  private static final String ENDED =
      """
      select exists (select from audit_ended where log = :log)
      """;

  private final JdbcClient db;

  public Logs(JdbcClient db) {
    this.db = db;
  }

  /// True if this transaction is the only sequencer until it ends, at most `millis` idle.
  public boolean lock(long key, long millis) {
    db.sql(CUT_OFF_AFTER).param("millis", Long.toString(millis)).query((row, n) -> true).single();
    return db.sql(LOCK).param("key", key).query((row, n) -> row.getBoolean(1)).single();
  }

  /// @param from the index of the first
  public void addEntries(LogId log, long from, List<Pending> pending) {
    db.sql(ADD_ENTRIES)
        .param("log", log.value())
        .param("from", from)
        .param("ids", pending.stream().map(Pending::id).toArray(Long[]::new))
        .param("leaves", pending.stream().map(Pending::leaf).toArray(String[]::new))
        .update();
  }

  public void addCheckpoint(LogId log, long size, String note) {
    db.sql(ADD_CHECKPOINT)
        .param("log", log.value())
        .param("size", size)
        .param("note", note)
        .update();
  }

  /// Whether it was removed as a whole: it takes no entry any more.
  public boolean ended(LogId log) {
    return db.sql(ENDED).param("log", log.value()).query(Boolean.class).single();
  }

  public Optional<Latest> latest(LogId log) {
    return db.sql(LATEST)
        .param("log", log.value())
        .query((row, n) -> new Latest(row.getLong("size"), row.getString("note")))
        .optional();
  }

  /// The signed state of a log when it had so many entries, if it was signed then.
  public Optional<String> at(LogId log, long size) {
    return db.sql(AT)
        .param("log", log.value())
        .param("size", size)
        .query((row, n) -> row.getString("note"))
        .optional();
  }

  /// Entries below `before`, newest first.
  public List<LogPage.Line> page(LogId log, long before, int limit) {
    return db.sql(PAGE)
        .param("log", log.value())
        .param("before", before)
        .param("limit", limit)
        .query((row, n) -> new LogPage.Line(row.getLong("idx"), row.getString("leaf")))
        .list();
  }

  /// Leaves from an index to before another, oldest first.
  public List<String> leaves(LogId log, long from, long to) {
    return db.sql(LEAVES)
        .param("log", log.value())
        .param("from", from)
        .param("to", to)
        .query((row, n) -> row.getString("leaf"))
        .list();
  }

  /// Entries of one kind of act below `before`, newest first.
  public List<LogPage.About> of(LogId log, Action action, long before, int limit) {
    return db.sql(OF_ACTION)
        .param("log", log.value())
        .param("act", action.code())
        .param("before", before)
        .param("limit", limit)
        .query((row, n) ->
            new LogPage.About(
                row.getString("obj"), new LogPage.Line(row.getLong("idx"), row.getString("leaf"))))
        .list();
  }

  /// Of each kind of act the newest entry from `from` on and below `before`, by the act.
  ///
  /// @param acts one at least
  public Map<String, LogPage.Line> newest(
      LogId log, Collection<Action> acts, long from, long before) {
    var found = new HashMap<String, LogPage.Line>();
    db.sql(NEWEST)
        .param("log", log.value())
        .param("from", from)
        .param("before", before)
        .param("acts", acts.stream().map(Action::code).toList())
        .query(row -> {
          found.put(
              row.getString("act"), new LogPage.Line(row.getLong("idx"), row.getString("leaf")));
        });
    return found;
  }

  public TileStore tiles(LogId log) {
    return new TileStore() {
      @Override
      public @Nullable Bytes read(String path) {
        return exact(log, path)
            .or(() -> TileName.of(path).flatMap(name -> wider(log, name)))
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

  private Optional<Bytes> exact(LogId log, String path) {
    return db.sql(READ_TILE)
        .param("log", log.value())
        .param("path", path)
        .query((row, n) -> Bytes.of(row.getBytes("data")))
        .optional();
  }

  private Optional<Bytes> wider(LogId log, TileName name) {
    return name instanceof TileName.Hashes tile
        ? db.sql(READ_WIDER)
            .param("log", log.value())
            .param("whole", tile.whole())
            .param("bytes", tile.width() * Merkle.HASH)
            .query((row, n) -> Bytes.of(row.getBytes("data")))
            .optional()
        : Optional.empty();
  }

  /// Removes partial tiles; the database refuses any that no wider one replaces.
  public void prune(LogId log, List<String> paths) {
    if (!paths.isEmpty()) {
      db.sql(PRUNE).param("log", log.value()).param("paths", paths).update();
    }
  }
}
