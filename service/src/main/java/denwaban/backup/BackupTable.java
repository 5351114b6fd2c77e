package denwaban.backup;

import denwaban.database.Rows;
import denwaban.kernel.PersonId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The tables of base backups and of drills. Called inside the office's scope.
@Component
class BackupTable {

  /// Of each, as many are listed.
  static final int LISTED = 30;

  private static final String BEGIN =
      """
      insert into backup_run (id, began_at, bytes, started_by) values (:id, :at, 0, :by)
      """;

  private static final String END =
      """
      update backup_run set ended_at = :at, base = :base, bytes = :bytes, trouble = :trouble
      where id = :id
      """;

  private static final String RUNS =
      """
      select began_at, ended_at, base, bytes, trouble from backup_run
      order by began_at desc, id desc limit :limit
      """;

  private static final String WHOLE =
      """
      select began_at, ended_at, base, bytes, trouble from backup_run where base is not null
      order by began_at desc, id desc limit 1
      """;

  private static final String KEEP_DRILL =
      """
      insert into backup_drill
        (id, began_at, ended_at, base, passed, rpo_seconds, rto_seconds, started_by)
      values (:id, :began, :ended, :base, :passed, :rpo, :rto, :by)
      """;

  private static final String KEEP_CHECK =
      """
      insert into backup_drill_check (drill_id, n, code, good, looked, bad)
      values (:drill, :n, :code, :good, :looked, :bad)
      """;

  private static final String DRILLS =
      """
      select id, began_at, ended_at, base, passed, rpo_seconds, rto_seconds from backup_drill
      order by began_at desc, id desc limit :limit
      """;

  private static final String CHECKS =
      "select code, good, looked, bad from backup_drill_check where drill_id = :drill order by n";

  /// @param base null unless it is whole
  /// @param trouble why it is not; null while it goes on, or if it was cut off
  record Run(
      Instant began,
      @Nullable Instant ended,
      @Nullable String base,
      long bytes,
      @Nullable String trouble) {}

  record Drilled(
      UUID id,
      Instant began,
      Instant ended,
      @Nullable String base,
      boolean passed,
      @Nullable Integer rpoSeconds,
      @Nullable Integer rtoSeconds) {}

  private final JdbcClient db;

  BackupTable(JdbcClient db) {
    this.db = db;
  }

  void begin(UUID id, Instant at, @Nullable PersonId by) {
    db.sql(BEGIN)
        .param("id", id)
        .param("at", Rows.utc(at))
        .param("by", by == null ? null : by.value())
        .update();
  }

  void end(
      UUID id, Instant at, @Nullable String base, long bytes, @Nullable BackupTrouble trouble) {
    db.sql(END)
        .param("id", id)
        .param("at", Rows.utc(at))
        .param("base", base)
        .param("bytes", bytes)
        .param("trouble", trouble == null ? null : trouble.code())
        .update();
  }

  /// The newest first.
  List<Run> runs(int limit) {
    return runs(RUNS, limit);
  }

  Optional<Run> whole() {
    return runs(WHOLE, 1).stream().findFirst();
  }

  private List<Run> runs(String query, int limit) {
    return db.sql(query)
        .param("limit", limit)
        .query((row, n) ->
            new Run(
                Rows.instant(row, "began_at"),
                Rows.instantOrNull(row, "ended_at"),
                row.getString("base"),
                row.getLong("bytes"),
                row.getString("trouble")))
        .list();
  }

  void keep(UUID id, Drill.Result result, @Nullable PersonId by) {
    db.sql(KEEP_DRILL)
        .param("id", id)
        .param("began", Rows.utc(result.began()))
        .param("ended", Rows.utc(result.ended()))
        .param("base", result.base())
        .param("passed", result.passed())
        .param("rpo", seconds(result.rpo()))
        .param("rto", seconds(result.rto()))
        .param("by", by == null ? null : by.value())
        .update();
    for (var n = 0; n < result.checks().size(); n++) {
      var check = result.checks().get(n);
      db.sql(KEEP_CHECK)
          .param("drill", id)
          .param("n", n + 1)
          .param("code", check.code())
          .param("good", check.good())
          .param("looked", check.looked())
          .param("bad", check.bad())
          .update();
    }
  }

  private static @Nullable Integer seconds(@Nullable Duration time) {
    return time == null ? null : (int) Math.max(0, time.toSeconds());
  }

  /// The newest first.
  List<Drilled> drills(int limit) {
    return db.sql(DRILLS)
        .param("limit", limit)
        .query((row, n) ->
            new Drilled(
                Rows.uuid(row, "id"),
                Rows.instant(row, "began_at"),
                Rows.instant(row, "ended_at"),
                row.getString("base"),
                row.getBoolean("passed"),
                row.getObject("rpo_seconds", Integer.class),
                row.getObject("rto_seconds", Integer.class)))
        .list();
  }

  List<Drill.Check> checks(UUID drill) {
    return db.sql(CHECKS)
        .param("drill", drill)
        .query((row, n) ->
            new Drill.Check(
                row.getString("code"),
                row.getBoolean("good"),
                row.getLong("looked"),
                row.getLong("bad")))
        .list();
  }
}
