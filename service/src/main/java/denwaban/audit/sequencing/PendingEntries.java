package denwaban.audit.sequencing;

import denwaban.audit.LogId;
import denwaban.audit.Logs;
import denwaban.database.Rows;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Entries that were committed and wait for their place. Called in the office's scope, by who holds
/// the sequencer's lock.
///
/// Ids of transactions mean something within one cluster only. A restored dump is another life:
/// there everything is looked at once.
@Component
public class PendingEntries {

  /// Rows in one statement, so that none takes long however much lies there.
  public static final int ROWS = 5_000;

  // Every transaction below the first is over: what it appended is visible from now on. What is
  // visible now is below the second.
  private static final String NOW =
      """
      select cast(cast(pg_snapshot_xmin(it) as text) as bigint) as settled,
             cast(cast(pg_snapshot_xmax(it) as text) as bigint) as begun
      from pg_current_snapshot() it
      """;

  private static final String HORIZON =
      """
      select cast(cast(settled as text) as bigint) from audit_horizon
      where life = (select cast(system_identifier as text) from pg_control_system())
      """;

  private static final String MOVE =
      """
      insert into audit_horizon (life, settled)
      select cast(system_identifier as text), cast(cast(:settled as text) as xid8)
      from pg_control_system()
      on conflict (life) do update set settled = excluded.settled
      """;

  // The limit within keeps this a look into the index for each row, whatever the planner guesses of
  // tables that were never counted.
  private static final String ROWS_ABOVE =
      """
      select cast(cast(o.xid as text) as bigint) as xid, o.id, o.log,
             case when e.placed or h.held then null else o.leaf end as leaf
      from audit_outbox o
      left join lateral (
        select true as placed from audit_entry where outbox_id = o.id limit 1
      ) e on true
      left join lateral (
        select true as held from audit_held where outbox_id = o.id limit 1
      ) h on true
      where o.xid >= cast(cast(:xid as text) as xid8)
        and (o.xid, o.id) > (cast(cast(:xid as text) as xid8), :id)
        and o.xid < cast(cast(:below as text) as xid8)
      order by o.xid, o.id
      limit :limit
      """;

  private record Now(long settled, long begun) {}

  /// @param leaf null if it has its place, or is held with others of its log
  private record Row(long xid, long id, LogId log, @Nullable String leaf) {}

  private final JdbcClient db;

  public PendingEntries(JdbcClient db) {
    this.db = db;
  }

  /// What waits, in the order in which it was appended, `limit` at most. Moves the horizon in this
  /// transaction, so in it all that is returned must get its place or be held
  /// ([QuarantinedEntries]).
  List<Logs.Pending> take(int limit) {
    // first: what is over now, every statement after this one sees
    var now = now();
    var horizon = horizon();
    var below = horizon.isPresent() ? now.begun() : Long.MAX_VALUE;
    var found = new ArrayList<Logs.Pending>();
    var last = new Row(horizon.orElse(0L), 0, LogId.INSTALLATION, null);
    var looked = 0;
    while (true) {
      var rows = above(last, below);
      for (var row : rows) {
        last = row;
        if (row.leaf() != null) {
          found.add(new Logs.Pending(row.id(), row.log(), row.leaf()));
        }
        if (found.size() == limit) {
          // of another life there may be more above: it has no horizon before all was looked at
          horizon.ifPresent(from -> move(from, Math.min(row.xid(), now.settled())));
          return ordered(found);
        }
      }
      looked += rows.size();
      if (rows.size() < ROWS) {
        if (looked > 0 || horizon.isEmpty()) {
          move(horizon.orElse(0L), now.settled());
        }
        return ordered(found);
      }
    }
  }

  /// Every transaction below it is over, and all its entries have their place or are held.
  Optional<Long> horizon() {
    return db.sql(HORIZON).query(Long.class).optional();
  }

  private Now now() {
    return db.sql(NOW)
        .query((row, n) -> new Now(row.getLong("settled"), row.getLong("begun")))
        .single();
  }

  private void move(long from, long to) {
    if (from != to) {
      db.sql(MOVE).param("settled", to).update();
    }
  }

  private List<Row> above(Row last, long below) {
    return db.sql(ROWS_ABOVE)
        .param("xid", last.xid())
        .param("id", last.id())
        .param("below", below)
        .param("limit", ROWS)
        .query((row, n) ->
            new Row(
                row.getLong("xid"),
                row.getLong("id"),
                new LogId(Rows.uuid(row, "log")),
                row.getString("leaf")))
        .list();
  }

  private static List<Logs.Pending> ordered(List<Logs.Pending> found) {
    return found.stream().sorted(Comparator.comparingLong(Logs.Pending::id)).toList();
  }
}
