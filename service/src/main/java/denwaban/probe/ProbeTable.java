package denwaban.probe;

import denwaban.database.Rows;
import denwaban.kernel.PersonId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The tables of runs and what they saw. Called inside the office's scope.
@Component
public class ProbeTable {

  /// Runs that are listed.
  static final int RUNS = 30;

  private static final String KEEP =
      """
      insert into probe_run (id, began_at, ended_at, started_by) values (:id, :began, :ended, :by)
      """;

  private static final String KEEP_ONE =
      """
      insert into probe_observation
        (run_id, n, way, target, attempt, expected, came, outcome, at, millis)
      values (:run, :n, :way, :target, :attempt, :expected, :came, :outcome, :at, :millis)
      """;

  private static final String RECENT =
      """
      select r.id, r.began_at, r.ended_at,
        count(*) filter (where o.outcome = 'refused') as refused,
        count(*) filter (where o.outcome = 'not-refused') as not_refused,
        count(*) filter (where o.outcome = 'known') as known,
        count(*) filter (where o.outcome = 'not-tried') as not_tried
      from (select * from probe_run order by n desc limit :limit) r
      left join probe_observation o on o.run_id = r.id
      group by r.id, r.n, r.began_at, r.ended_at
      order by r.n desc
      """;

  private static final String SEEN =
      "select * from probe_observation where run_id = :run order by n";

  private static final String PERSON =
      "select person_id from probe_person order by since desc, person_id desc limit 1";

  private static final String SET_PERSON =
      "insert into probe_person (person_id, since) values (:person, :since)";

  private final JdbcClient db;

  ProbeTable(JdbcClient db) {
    this.db = db;
  }

  /// A run, and how many attempts of it ended how.
  record Run(
      UUID id,
      Instant began,
      Instant ended,
      int refused,
      int notRefused,
      int known,
      int notTried) {}

  void keep(UUID run, Instant began, Instant ended, @Nullable PersonId by, List<Observation> all) {
    db.sql(KEEP)
        .param("id", run)
        .param("began", Rows.utc(began))
        .param("ended", Rows.utc(ended))
        .param("by", by == null ? null : by.value())
        .update();
    for (var n = 0; n < all.size(); n++) {
      var one = all.get(n);
      db.sql(KEEP_ONE)
          .param("run", run)
          .param("n", n + 1)
          .param("way", one.way())
          .param("target", one.target())
          .param("attempt", one.attempt())
          .param("expected", one.expected())
          .param("came", one.came())
          .param("outcome", one.outcome().code())
          .param("at", Rows.utc(one.at()))
          .param("millis", one.millis())
          .update();
    }
  }

  /// The newest first, whatever the clock said.
  List<Run> recent(int limit) {
    return db.sql(RECENT)
        .param("limit", limit)
        .query((row, n) ->
            new Run(
                Rows.uuid(row, "id"),
                Rows.instant(row, "began_at"),
                Rows.instant(row, "ended_at"),
                row.getInt("refused"),
                row.getInt("not_refused"),
                row.getInt("known"),
                row.getInt("not_tried")))
        .list();
  }

  Optional<Run> last() {
    return recent(1).stream().findFirst();
  }

  /// In the order in which it was tried.
  List<Observation> of(UUID run) {
    return db.sql(SEEN)
        .param("run", run)
        .query((row, n) ->
            new Observation(
                row.getString("way"),
                row.getString("target"),
                row.getString("attempt"),
                row.getString("expected"),
                row.getString("came"),
                Outcome.of(row.getString("outcome")),
                Rows.instant(row, "at"),
                row.getInt("millis")))
        .list();
  }

  /// In whose name it was tried last.
  public Optional<PersonId> person() {
    return db.sql(PERSON).query((row, n) -> new PersonId(row.getObject(1, UUID.class))).optional();
  }

  public void person(PersonId person, Instant since) {
    db.sql(SET_PERSON).param("person", person.value()).param("since", Rows.utc(since)).update();
  }
}
