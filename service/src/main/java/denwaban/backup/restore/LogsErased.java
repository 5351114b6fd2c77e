package denwaban.backup.restore;

import denwaban.audit.sequencing.LogExpiry;
import denwaban.backup.place.Erased;
import java.sql.Array;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Function;

/// A client's log that had ended is taken out again as a whole, and does not begin anew. What is
/// left of it is its last state, as that is known here; the rounds of the office that starts finish
/// the rest, and say `log.ended`, since the entry of the true end came after the backup. A log that
/// is listed and could not have ended stays.
public final class LogsErased implements RestoredErasure {

  private static final String KIND = "log";

  /// The database ends none whose newest entry is younger than a year, and neither does this.
  /// Moments in leaves are UTC with milliseconds.
  private static final String ENDED =
      """
      insert into audit_ended (log, size, note, at)
      select c.log, c.size, c.note, e.moment::timestamptz
      from unnest(?::uuid[], ?::text[]) as e (log, moment)
      join lateral (
        select c.log, c.size, c.note from audit_checkpoint c
        where c.log = e.log order by c.size desc limit 1) c on true
      where not exists (
        select from audit_outbox o where o.log = e.log
          and (cast(o.leaf as jsonb) ->> 't')::timestamptz > e.moment::timestamptz - interval '1 year')
      on conflict do nothing
      """;

  /// What tells of the copies, which are gone, too.
  private static final String COPIES = "copy_state";

  private static final String QUESTIONS =
      """
      delete from watch_question
      where client_id = any(?) and client_id in (select log from audit_ended)
      """;

  @Override
  public void erase(Connection database, List<Erased> listed) throws SQLException {
    var logs = listed.stream().filter(it -> it.kind().equals(KIND)).toList();
    if (logs.isEmpty()) return;
    var ids = array(database, "uuid", logs, Erased::object);
    try (var sql = database.prepareStatement(ENDED)) {
      sql.setArray(1, ids);
      sql.setArray(2, array(database, "text", logs, it -> it.at().toString()));
      sql.executeUpdate();
    }
    for (var table : LogExpiry.TABLES) remove(database, table, ids);
    remove(database, COPIES, ids);
    run(database, QUESTIONS, ids);
  }

  private static void remove(Connection database, String table, Array ids) throws SQLException {
    run(
        database,
        "delete from " + table + " where log = any(?) and log in (select log from audit_ended)",
        ids);
  }

  private static void run(Connection database, String statement, Array ids) throws SQLException {
    try (var sql = database.prepareStatement(statement)) {
      sql.setArray(1, ids);
      sql.executeUpdate();
    }
  }

  private static Array array(
      Connection database, String type, List<Erased> logs, Function<Erased, String> part)
      throws SQLException {
    return database.createArrayOf(type, logs.stream().map(part).toArray());
  }
}
