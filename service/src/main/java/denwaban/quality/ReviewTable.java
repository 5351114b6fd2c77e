package denwaban.quality;

import denwaban.database.Rows;
import denwaban.kernel.ClientId;
import denwaban.kernel.ObjectId;
import denwaban.kernel.PersonId;
import denwaban.seal.statement.Manifest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The table of what was given to reviewers. Called in a scope, which says what is seen of it.
@Component
class ReviewTable {

  private static final String ADD =
      """
      insert into quality_review
        (id, client_id, object_id, line, kind, sealed_at, reviewer, to_key, given_by, given_at,
         expires_at, clause, approval_id, waiting)
      values (:id, :client, :object, :line, :kind, :sealed, :reviewer, :to, :by, :at, :until,
        :clause, :approval, :waiting)
      """;

  private static final String FIND = "select * from quality_review where id = :id and not waiting";

  private static final String OF_REVIEWER =
      """
      select * from quality_review where reviewer = :reviewer and ended_at is null
        and expires_at > :now and not waiting
      order by given_at desc, id limit :limit
      """;

  private static final String UNENDED =
      """
      select * from quality_review where reviewer = :reviewer and ended_at is null
        and expires_at > :now
      """;

  private static final String REVIEWERS =
      """
      select distinct reviewer from quality_review where ended_at is null and expires_at > :now
      """;

  private static final String WAITING =
      """
      select * from quality_review where approval_id = :approval and waiting and ended_at is null
      """;

  private static final String WAITING_OF =
      """
      select * from quality_review
      where client_id = :client and object_id = :object and waiting and ended_at is null
      """;

  private static final String STANDS =
      "select count(*) from quality_review where id = :id and ended_at is null";

  private static final String KEPT =
      """
      update quality_review set waiting = false, sealed_at = :at
      where client_id = :client and object_id = :object and waiting and ended_at is null
      """;

  private static final String OF_CLIENT =
      """
      select * from quality_review where client_id = :client and not waiting
      order by given_at desc, id limit :limit
      """;

  private static final String HAS =
      """
      select count(*) from quality_review where object_id = :object and to_key = :to
        and ended_at is null and expires_at > :now
      """;

  private static final String END =
      "update quality_review set ended_at = :now where id = :id and ended_at is null";

  private final JdbcClient db;

  ReviewTable(JdbcClient db) {
    this.db = db;
  }

  void add(Review review) {
    add(review, false);
  }

  /// No one sees it before [#kept].
  void addWaiting(Review review) {
    add(review, true);
  }

  private void add(Review review, boolean waiting) {
    var edge = review.edge();
    db.sql(ADD)
        .param("id", review.id().value())
        .param("client", review.client().value())
        .param("object", review.object().value())
        .param("line", review.line())
        .param("kind", review.kind().text())
        .param("sealed", Rows.utc(review.sealedAt()))
        .param("reviewer", review.reviewer().value())
        .param("to", review.to())
        .param("by", review.by().value())
        .param("at", Rows.utc(review.givenAt()))
        .param("until", Rows.utc(review.until()))
        .param("clause", edge == null ? null : edge.clause())
        .param("approval", edge == null ? null : edge.approval())
        .param("waiting", waiting)
        .update();
  }

  /// The recording is there: what the edge sealed for reviewers does not wait any more.
  void kept(ClientId client, ObjectId object, Instant at) {
    db.sql(KEPT)
        .param("client", client.value())
        .param("object", object.value())
        .param("at", Rows.utc(at))
        .update();
  }

  /// What is being sealed by an approval.
  List<Review> waiting(UUID approval) {
    return db.sql(WAITING).param("approval", approval).query(ReviewTable::review).list();
  }

  /// What is being sealed of an object.
  List<Review> waiting(ClientId client, ObjectId object) {
    return db.sql(WAITING_OF)
        .param("client", client.value())
        .param("object", object.value())
        .query(ReviewTable::review)
        .list();
  }

  /// Whether it was not taken back.
  boolean stands(ReviewId id) {
    return db.sql(STANDS).param("id", id.value()).query(Long.class).single() > 0;
  }

  Optional<Review> find(ReviewId id) {
    return db.sql(FIND).param("id", id.value()).query(ReviewTable::review).optional();
  }

  /// What is open for a reviewer, newest first.
  List<Review> of(PersonId reviewer, Instant now, int limit) {
    return db.sql(OF_REVIEWER)
        .param("reviewer", reviewer.value())
        .param("now", Rows.utc(now))
        .param("limit", limit)
        .query(ReviewTable::review)
        .list();
  }

  /// What did not end, also of what is being sealed now.
  List<Review> unended(PersonId reviewer, Instant now) {
    return db.sql(UNENDED)
        .param("reviewer", reviewer.value())
        .param("now", Rows.utc(now))
        .query(ReviewTable::review)
        .list();
  }

  /// Who has something that did not end. In the office's scope.
  List<PersonId> reviewers(Instant now) {
    return db.sql(REVIEWERS)
        .param("now", Rows.utc(now))
        .query((row, n) -> new PersonId(Rows.uuid(row, "reviewer")))
        .list();
  }

  /// What members of a client gave, the ended too, newest first.
  List<Review> of(ClientId client, int limit) {
    return db.sql(OF_CLIENT)
        .param("client", client.value())
        .param("limit", limit)
        .query(ReviewTable::review)
        .list();
  }

  /// Whether an object is open for who holds this key.
  boolean has(ObjectId object, String to, Instant now) {
    return db.sql(HAS)
            .param("object", object.value())
            .param("to", to)
            .param("now", Rows.utc(now))
            .query(Long.class)
            .single()
        > 0;
  }

  /// @return false if it had ended before
  boolean end(ReviewId id, Instant now) {
    return db.sql(END).param("id", id.value()).param("now", Rows.utc(now)).update() == 1;
  }

  private static Review review(ResultSet row, int n) throws SQLException {
    var ended = Rows.instantOrNull(row, "ended_at");
    return new Review(
        new ReviewId(Rows.uuid(row, "id")),
        new ClientId(Rows.uuid(row, "client_id")),
        new ObjectId(Rows.uuid(row, "object_id")),
        Rows.uuid(row, "line"),
        kind(row.getString("kind")),
        Rows.instant(row, "sealed_at"),
        new PersonId(Rows.uuid(row, "reviewer")),
        row.getString("to_key"),
        new PersonId(Rows.uuid(row, "given_by")),
        Rows.instant(row, "given_at"),
        Rows.instant(row, "expires_at"),
        ended,
        edge(row));
  }

  private static Review.@Nullable Edge edge(ResultSet row) throws SQLException {
    var clause = row.getString("clause");
    return clause == null ? null : new Review.Edge(clause, Rows.uuid(row, "approval_id"));
  }

  private static Manifest.Kind kind(String text) {
    return Arrays.stream(Manifest.Kind.values())
        .filter(kind -> kind.text().equals(text))
        .findFirst()
        .orElseThrow(() -> new AssertionError("the table checks the kinds"));
  }
}
