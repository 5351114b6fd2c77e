package denwaban.backup;

import denwaban.database.Cluster;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/// What the live database had at one named point of its log, for a drill to compare with what comes
/// back when the log is replayed up to there.
///
/// @param target the point's name
/// @param least rows of each table just before it
/// @param most rows just after it; the same on a quiet moment, of which the first is taken
/// @param logs the newest signed state of each log, whole
record LiveMark(
    String target,
    String segment,
    Map<String, Long> least,
    Map<String, Long> most,
    Map<String, String> logs) {

  private static final int TRIES = 5;

  private static final String TABLES =
      """
      select c.relname from pg_class c
      where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' order by 1
      """;

  private static final String LOGS =
      "select distinct on (log) log::text, note from audit_checkpoint order by log, size desc";

  /// @param name of lower-case letters, digits and dashes
  static LiveMark set(Cluster cluster, String name) throws SQLException {
    try (var root = cluster.root()) {
      LiveMark mark;
      var tries = 0;
      do {
        var target = name + "-" + tries;
        var logs = logs(root);
        var before = counts(root);
        var segment =
            BaseBackup.one(
                root, "select pg_walfile_name(pg_create_restore_point('" + target + "'))");
        var after = counts(root);
        mark = new LiveMark(target, segment, before, after, logs);
      } while (!mark.quiet() && ++tries < TRIES);
      BaseBackup.run(root, "select pg_switch_wal()");
      return mark;
    }
  }

  private boolean quiet() {
    return least.equals(most);
  }

  /// How many tables have another number of rows than there can have been.
  int otherCounts(Map<String, Long> restored) {
    var bad = 0;
    for (var table : least.keySet()) {
      var a = least.get(table);
      var b = most.getOrDefault(table, a);
      var n = restored.get(table);
      if (n == null || n < Math.min(a, b) || n > Math.max(a, b)) bad++;
    }
    return bad;
  }

  static Map<String, Long> counts(Connection database) throws SQLException {
    var counts = new TreeMap<String, Long>();
    try (var sql = database.createStatement()) {
      var rows = sql.executeQuery(TABLES);
      while (rows.next()) counts.put(rows.getString(1), 0L);
      for (var table : counts.entrySet()) {
        // names out of the catalogue
        var count = sql.executeQuery("select count(*) from \"" + table.getKey() + '"');
        count.next();
        table.setValue(count.getLong(1));
      }
    }
    return counts;
  }

  /// By the log's id.
  static Map<String, String> logs(Connection database) throws SQLException {
    var logs = new HashMap<String, String>();
    try (var sql = database.createStatement();
        var rows = sql.executeQuery(LOGS)) {
      while (rows.next()) logs.put(rows.getString(1), rows.getString(2));
    }
    return logs;
  }

  /// Waits until the segment is at the place, so that the replay need not wait for it.
  void brought(LogMover mover) throws IOException, InterruptedException {
    mover.await(segment);
  }
}
