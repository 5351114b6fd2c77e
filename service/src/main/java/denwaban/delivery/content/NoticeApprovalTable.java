package denwaban.delivery.content;

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

/// The table of approvals. Called in a client's scope.
@Component
class NoticeApprovalTable {

  private static final String ADD =
      """
      insert into notice_approval (id, client_id, statement, signature, given_by, given_at)
      values (:id, :client, :statement, :signature, :by, :at)
      """;

  private static final String OPEN =
      "select * from notice_approval where client_id = :client and ended_at is null";

  /// It cannot be taken back before this transaction ends.
  private static final String HELD = OPEN + " for share";

  private static final String ALL =
      """
      select * from notice_approval where client_id = :client
      order by given_at desc, id desc limit :limit
      """;

  private static final String END =
      """
      update notice_approval set ended_at = :now
      where client_id = :client and id = :id and ended_at is null
      """;

  private final JdbcClient db;

  NoticeApprovalTable(JdbcClient db) {
    this.db = db;
  }

  /// @throws org.springframework.dao.DuplicateKeyException if one is open
  void add(KeptApproval one) {
    db.sql(ADD)
        .param("id", one.id())
        .param("client", one.client().value())
        .param("statement", one.statement())
        .param("signature", one.signature().toArray())
        .param("by", one.by().value())
        .param("at", Rows.utc(one.at()))
        .update();
  }

  /// At most one is.
  Optional<KeptApproval> open(ClientId client) {
    return db.sql(OPEN)
        .param("client", client.value())
        .query(NoticeApprovalTable::approval)
        .optional();
  }

  /// As [#open], and it cannot be taken back as long as this transaction lasts.
  Optional<KeptApproval> hold(ClientId client) {
    return db.sql(HELD)
        .param("client", client.value())
        .query(NoticeApprovalTable::approval)
        .optional();
  }

  /// All there ever were, newest first.
  List<KeptApproval> all(ClientId client, int limit) {
    return db.sql(ALL)
        .param("client", client.value())
        .param("limit", limit)
        .query(NoticeApprovalTable::approval)
        .list();
  }

  /// @return false if it is none of this client's, or had ended before
  boolean end(ClientId client, UUID id, Instant now) {
    return db.sql(END)
            .param("client", client.value())
            .param("id", id)
            .param("now", Rows.utc(now))
            .update()
        == 1;
  }

  private static KeptApproval approval(ResultSet row, int n) throws SQLException {
    return new KeptApproval(
        Rows.uuid(row, "id"),
        new ClientId(Rows.uuid(row, "client_id")),
        row.getString("statement"),
        Bytes.of(row.getBytes("signature")),
        new PersonId(Rows.uuid(row, "given_by")),
        Rows.instant(row, "given_at"),
        Rows.instantOrNull(row, "ended_at"));
  }
}
