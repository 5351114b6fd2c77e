package denwaban.probe;

import denwaban.kernel.PersonId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The tables of runs and what they saw. Called inside the office's fence.
@Component
class ProbeBook {

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
      from (select * from probe_run order by began_at desc, id desc limit :limit) r
      left join probe_observation o on o.run_id = r.id
      group by r.id, r.began_at, r.ended_at
      order by r.began_at desc, r.id desc
      """;

  private static final String SEEN =
      "select * from probe_observation where run_id = :run order by n";

  private static final String PERSON =
      "select person_id from probe_person order by since desc, person_id desc limit 1";

  private static final String SET_PERSON =
      "insert into probe_person (person_id, since) values (:person, :since)";

  private final JdbcClient db;

  ProbeBook(JdbcClient db) {
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
        .param("began", utc(began))
        .param("ended", utc(ended))
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
          .param("at", utc(one.at()))
          .param("millis", one.millis())
          .update();
    }
  }

  /// The newest first.
  List<Run> recent(int limit) {
    return db.sql(RECENT)
        .param("limit", limit)
        .query((row, n) ->
            new Run(
                row.getObject("id", UUID.class),
                instant(row, "began_at"),
                instant(row, "ended_at"),
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
                instant(row, "at"),
                row.getInt("millis")))
        .list();
  }

  /// In whose name it was tried last.
  Optional<PersonId> person() {
    return db.sql(PERSON).query((row, n) -> new PersonId(row.getObject(1, UUID.class))).optional();
  }

  void person(PersonId person, Instant since) {
    db.sql(SET_PERSON).param("person", person.value()).param("since", utc(since)).update();
  }

  private static OffsetDateTime utc(Instant at) {
    return at.atOffset(ZoneOffset.UTC);
  }

  private static Instant instant(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }
}
