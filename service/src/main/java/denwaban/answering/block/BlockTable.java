package denwaban.answering.block;

import denwaban.database.Rows;
import denwaban.database.tenant.AdvisoryLock;
import denwaban.kernel.Bytes;
import denwaban.kernel.ClientId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The tables of blocked callers and of the key that stands between them and their numbers. The key
/// is the client's own. Called in the client's scope.
@Component
class BlockTable {

  private static final String FIND_KEY = "select wrapped from block_key where client_id = :client";

  private static final String ADD_KEY =
      """
      insert into block_key (client_id, wrapped) values (:client, :wrapped) on conflict do nothing
      """;

  private static final String ADD =
      """
      insert into blocked_caller (client_id, id, token, label, added_at)
      values (:client, :id, :token, :label, :at)
      on conflict do nothing
      """;

  private static final String REMOVE =
      """
      delete from blocked_caller where client_id = :client and id = :id
      """;

  private static final String ALL =
      """
      select * from blocked_caller where client_id = :client order by added_at desc, id
      """;

  private static final String COUNT =
      """
      select count(*) from blocked_caller where client_id = :client
      """;

  private static final String HIT =
      """
      update blocked_caller set calls = calls + 1, last_at = :at
      where client_id = :client and token = :token
      """;

  private final JdbcClient db;

  BlockTable(JdbcClient db) {
    this.db = db;
  }

  /// Until the end of the transaction nobody else blocks a caller of this client.
  void hold(ClientId client) {
    AdvisoryLock.take(db, "blocked|" + client);
  }

  Optional<Bytes> key(ClientId client) {
    return db.sql(FIND_KEY)
        .param("client", client.value())
        .query((row, _) -> Bytes.of(row.getBytes("wrapped")))
        .optional();
  }

  /// The first writer wins; read it again.
  void keepKey(ClientId client, Bytes wrapped) {
    db.sql(ADD_KEY).param("client", client.value()).param("wrapped", wrapped.toArray()).update();
  }

  /// @return false if that number is blocked already
  boolean add(ClientId client, BlockedCaller caller, Bytes token) {
    return db.sql(ADD)
            .param("client", client.value())
            .param("id", caller.id())
            .param("token", token.toArray())
            .param("label", caller.label())
            .param("at", Rows.utc(caller.addedAt()))
            .update()
        == 1;
  }

  /// @return false if it is not blocked
  boolean remove(ClientId client, UUID id) {
    return db.sql(REMOVE).param("client", client.value()).param("id", id).update() == 1;
  }

  /// Newest first.
  List<BlockedCaller> all(ClientId client) {
    return db.sql(ALL).param("client", client.value()).query(BlockTable::caller).list();
  }

  int count(ClientId client) {
    return db.sql(COUNT).param("client", client.value()).query(Integer.class).single();
  }

  /// Counts a call from a blocked number.
  ///
  /// @return false if it is not blocked
  boolean hit(ClientId client, Bytes token, Instant at) {
    return db.sql(HIT)
            .param("client", client.value())
            .param("token", token.toArray())
            .param("at", Rows.utc(at))
            .update()
        > 0;
  }

  private static BlockedCaller caller(ResultSet row, int n) throws SQLException {
    return new BlockedCaller(
        Rows.uuid(row, "id"),
        row.getString("label"),
        Rows.instant(row, "added_at"),
        row.getInt("calls"),
        Rows.instantOrNull(row, "last_at"));
  }
}
