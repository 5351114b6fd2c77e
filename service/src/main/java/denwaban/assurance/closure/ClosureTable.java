package denwaban.assurance.closure;

import denwaban.database.Rows;
import denwaban.kernel.PersonId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The tables of closures and of who opened them. Rows are added, and never changed or removed.
/// Called inside the office's scope.
@Component
final class ClosureTable {

  /// Distinct people who must open.
  static final int PEOPLE = 2;

  private static final String CLOSE =
      "insert into assurance_closure (id, check_code, closed_at) values (:id, :check, :at)";

  private static final String OPEN =
      """
      insert into assurance_opening (closure, person_id, role, alone, at)
      values (:id, :person, :role, :alone, :at)
      on conflict (closure, person_id) do nothing
      """;

  private static final String STANDING =
      """
      select c.id, c.check_code, c.closed_at,
        (select count(*) from assurance_opening o where o.closure = c.id) as openings
      from assurance_closure c
      where (select coalesce(sum(case when alone then :people else 1 end), 0)
        from assurance_opening o where o.closure = c.id) < :people
      order by c.closed_at desc limit 1
      """;

  private static final String OPENED_BY =
      "select person_id from assurance_opening where closure = :id";

  private final JdbcClient db;

  ClosureTable(JdbcClient db) {
    this.db = db;
  }

  /// @param check that failed
  /// @param openings people who have opened it so far
  record Closure(UUID id, String check, Instant at, int openings) {}

  void close(UUID id, String check, Instant at) {
    db.sql(CLOSE).param("id", id).param("check", check).param("at", Rows.utc(at)).update();
  }

  /// @return false if this person has opened it already
  boolean open(UUID id, PersonId by, String role, boolean alone, Instant at) {
    return db.sql(OPEN)
            .param("id", id)
            .param("person", by.value())
            .param("role", role)
            .param("alone", alone)
            .param("at", Rows.utc(at))
            .update()
        == 1;
  }

  /// The newest that too few have opened.
  Optional<Closure> standing() {
    return db.sql(STANDING)
        .param("people", PEOPLE)
        .query((row, n) ->
            new Closure(
                Rows.uuid(row, "id"),
                row.getString("check_code"),
                Rows.instant(row, "closed_at"),
                row.getInt("openings")))
        .optional();
  }

  List<PersonId> openedBy(UUID id) {
    return db.sql(OPENED_BY)
        .param("id", id)
        .query((row, n) -> new PersonId(Rows.uuid(row, "person_id")))
        .list();
  }
}
