package denwaban.watch.question;

import denwaban.database.Rows;
import denwaban.kernel.ClientId;
import denwaban.kernel.PersonId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The table of questions. Called inside a scope.
@Component
class QuestionTable {

  private static final String ADD =
      """
      insert into watch_question (id, client_id, idx, kind, text, asked_by, asked_at)
      values (:id, :client, :idx, :kind, :text, :by, :at)
      """;

  private static final String ANSWER =
      """
      update watch_question
      set answer = :answer, named = :named, answered_by = :by, answered_at = :at
      where id = :id and answered_at is null
      """;

  private static final String FIND = "select * from watch_question where id = :id";

  // open ones first, the oldest of them first: who waits longest is answered first
  private static final String ALL =
      """
      select * from watch_question
      order by answered_at is not null, answered_at desc nulls first, asked_at
      limit :limit
      """;

  private static final String WAITING =
      "select * from watch_question where answered_at is null order by asked_at";

  private static final String OPEN =
      "select count(*) from watch_question where answered_at is null";

  private final JdbcClient db;

  QuestionTable(JdbcClient db) {
    this.db = db;
  }

  void add(Question question) {
    db.sql(ADD)
        .param("id", question.id())
        .param("client", question.client().value())
        .param("idx", question.index())
        .param("kind", question.kind().code())
        .param("text", question.text())
        .param("by", question.askedBy().value())
        .param("at", Rows.utc(question.askedAt()))
        .update();
  }

  /// @return false if it was answered already
  boolean answer(UUID id, String text, @Nullable PersonId named, PersonId by, Instant at) {
    return db.sql(ANSWER)
            .param("id", id)
            .param("answer", text)
            .param("named", named == null ? null : named.value(), java.sql.Types.OTHER)
            .param("by", by.value())
            .param("at", Rows.utc(at))
            .update()
        == 1;
  }

  Optional<Question> find(UUID id) {
    return db.sql(FIND).param("id", id).query(QuestionTable::question).optional();
  }

  /// Of the scope: a client's own, or all.
  List<Question> all(int limit) {
    return db.sql(ALL).param("limit", limit).query(QuestionTable::question).list();
  }

  /// All of the scope that have no answer.
  List<Question> waiting() {
    return db.sql(WAITING).query(QuestionTable::question).list();
  }

  long open() {
    return db.sql(OPEN).query(Long.class).single();
  }

  private static Question question(ResultSet row, int n) throws SQLException {
    var answer = row.getString("answer");
    var named = Rows.uuid(row, "named");
    return new Question(
        Rows.uuid(row, "id"),
        new ClientId(Rows.uuid(row, "client_id")),
        row.getLong("idx"),
        Question.Kind.of(row.getString("kind")),
        row.getString("text"),
        new PersonId(Rows.uuid(row, "asked_by")),
        Rows.instant(row, "asked_at"),
        answer == null
            ? null
            : new Question.Answer(
                answer,
                named == null ? null : new PersonId(named),
                Rows.instant(row, "answered_at")));
  }
}
