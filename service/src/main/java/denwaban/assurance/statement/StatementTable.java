package denwaban.assurance.statement;

import denwaban.assurance.observation.Outcome;
import denwaban.database.Rows;
import denwaban.kernel.PersonId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The tables of statements and what a second person said to them. Rows are added, and never
/// changed or removed. Called inside the office's scope.
@Component
final class StatementTable {

  /// Statements that are shown.
  static final int SHOWN = 100;

  private static final String ADD =
      """
      insert into assurance_statement (id, check_code, result, said, until, person_id, role, made_at)
      values (:id, :check, :result, :said, :until, :person, :role, :at)
      """;

  private static final String DECIDE =
      """
      insert into assurance_decision (statement, confirmed, person_id, role, made_at)
      values (:id, :confirmed, :person, :role, :at) on conflict (statement) do nothing
      """;

  private static final String COLUMNS =
      """
      select s.*, d.confirmed, d.person_id as second, d.made_at as decided_at
      from assurance_statement s left join assurance_decision d on d.statement = s.id
      """;

  private static final String ALL = COLUMNS + "order by s.made_at desc, s.id desc limit :limit";

  private static final String FIND = COLUMNS + "where s.id = :id";

  private static final String WAITING_OF =
      """
      select count(*) from assurance_statement s
      where s.until > :now and s.person_id = :by
        and not exists (select from assurance_decision d where d.statement = s.id)
      """;

  private static final String WAITING =
      """
      select count(*) from assurance_statement s
      where s.until > :now
        and not exists (select from assurance_decision d where d.statement = s.id)
      """;

  private final JdbcClient db;

  StatementTable(JdbcClient db) {
    this.db = db;
  }

  /// @param confirmed null while it waits for a second person
  record Statement(
      UUID id,
      String check,
      Outcome outcome,
      String said,
      Instant until,
      PersonId by,
      String role,
      Instant at,
      @Nullable Boolean confirmed,
      @Nullable Instant decidedAt) {}

  void add(Statement it) {
    db.sql(ADD)
        .param("id", it.id())
        .param("check", it.check())
        .param("result", it.outcome().code())
        .param("said", it.said())
        .param("until", Rows.utc(it.until()))
        .param("person", it.by().value())
        .param("role", it.role())
        .param("at", Rows.utc(it.at()))
        .update();
  }

  /// @return false if someone decided already
  boolean decide(UUID id, boolean confirmed, PersonId by, String role, Instant at) {
    return db.sql(DECIDE)
            .param("id", id)
            .param("confirmed", confirmed)
            .param("person", by.value())
            .param("role", role)
            .param("at", Rows.utc(at))
            .update()
        == 1;
  }

  /// The newest first.
  List<Statement> all() {
    return db.sql(ALL).param("limit", SHOWN).query((row, n) -> statement(row)).list();
  }

  Optional<Statement> find(UUID id) {
    return db.sql(FIND).param("id", id).query((row, n) -> statement(row)).optional();
  }

  /// Statements that a second person could still confirm.
  int waiting(Instant now) {
    return db.sql(WAITING).param("now", Rows.utc(now)).query(Integer.class).single();
  }

  /// Of these, what that person stated.
  int waiting(Instant now, PersonId by) {
    return db.sql(WAITING_OF)
        .param("now", Rows.utc(now))
        .param("by", by.value())
        .query(Integer.class)
        .single();
  }

  private static Statement statement(ResultSet row) throws SQLException {
    return new Statement(
        Rows.uuid(row, "id"),
        row.getString("check_code"),
        Outcome.valueOf(row.getString("result").toUpperCase(Locale.ROOT).replace('-', '_')),
        row.getString("said"),
        Rows.instant(row, "until"),
        new PersonId(Rows.uuid(row, "person_id")),
        row.getString("role"),
        Rows.instant(row, "made_at"),
        row.getObject("confirmed", Boolean.class),
        Rows.instantOrNull(row, "decided_at"));
  }
}
