package denwaban.quality;

import denwaban.database.Rows;
import denwaban.kernel.Bytes;
import denwaban.kernel.ClientId;
import denwaban.kernel.PersonId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The table of approvals. Called in a scope, which says what is seen of it.
@Component
class ApprovalTable {

  private static final String ADD =
      """
      insert into quality_approval
        (id, client_id, terms, reviewer, to_key, statement, signature, given_by, given_at)
      values (:id, :client, :terms, :reviewer, :to, :statement, :signature, :by, :at)
      """;

  private static final String FIND = "select * from quality_approval where id = :id";

  private static final String OPEN =
      """
      select * from quality_approval
      where client_id = :client and terms = :terms and ended_at is null
      order by given_at, id
      """;

  /// One that is being taken back is waited for.
  private static final String STANDS =
      "select id from quality_approval where id = :id and ended_at is null for share";

  private static final String OF_CLIENT =
      """
      select * from quality_approval where client_id = :client
      order by given_at desc, id limit :limit
      """;

  private static final String OF_REVIEWER =
      "select * from quality_approval where reviewer = :reviewer and ended_at is null";

  private static final String REVIEWERS =
      "select distinct reviewer from quality_approval where ended_at is null";

  private static final String END =
      "update quality_approval set ended_at = :now where id = :id and ended_at is null";

  private final JdbcClient db;

  ApprovalTable(JdbcClient db) {
    this.db = db;
  }

  /// @throws org.springframework.dao.DuplicateKeyException if the same is open already
  void add(Approval one) {
    db.sql(ADD)
        .param("id", one.id())
        .param("client", one.client().value())
        .param("terms", one.terms().toArray())
        .param("reviewer", one.reviewer().value())
        .param("to", one.to())
        .param("statement", one.statement())
        .param("signature", one.signature().toArray())
        .param("by", one.by().value())
        .param("at", Rows.utc(one.at()))
        .update();
  }

  Optional<Approval> find(UUID id) {
    return db.sql(FIND).param("id", id).query(ApprovalTable::approval).optional();
  }

  /// Those under these terms that were not taken back, oldest first.
  List<Approval> open(ClientId client, Bytes terms) {
    return db.sql(OPEN)
        .param("client", client.value())
        .param("terms", terms.toArray())
        .query(ApprovalTable::approval)
        .list();
  }

  /// Whether it was not taken back; it is not before this transaction is over.
  boolean stands(UUID id) {
    return db.sql(STANDS).param("id", id).query(UUID.class).optional().isPresent();
  }

  /// All there ever were, newest first.
  List<Approval> of(ClientId client, int limit) {
    return db.sql(OF_CLIENT)
        .param("client", client.value())
        .param("limit", limit)
        .query(ApprovalTable::approval)
        .list();
  }

  /// Of whatever client.
  List<Approval> open(PersonId reviewer) {
    return db.sql(OF_REVIEWER)
        .param("reviewer", reviewer.value())
        .query(ApprovalTable::approval)
        .list();
  }

  /// Who is approved by any client. In the office's scope.
  List<PersonId> reviewers() {
    return db.sql(REVIEWERS).query((row, n) -> new PersonId(Rows.uuid(row, "reviewer"))).list();
  }

  /// @return false if it had ended before
  boolean end(UUID id, Instant now) {
    return db.sql(END).param("id", id).param("now", Rows.utc(now)).update() == 1;
  }

  private static Approval approval(ResultSet row, int n) throws SQLException {
    var ended = Rows.instantOrNull(row, "ended_at");
    return new Approval(
        Rows.uuid(row, "id"),
        new ClientId(Rows.uuid(row, "client_id")),
        Bytes.of(row.getBytes("terms")),
        new PersonId(Rows.uuid(row, "reviewer")),
        row.getString("to_key"),
        row.getString("statement"),
        Bytes.of(row.getBytes("signature")),
        new PersonId(Rows.uuid(row, "given_by")),
        Rows.instant(row, "given_at"),
        ended);
  }
}
