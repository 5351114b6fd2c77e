package denwaban.delivery;

import denwaban.database.Rows;
import denwaban.kernel.ClientId;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The table of digests. Called in the client's scope.
@Component
class DigestTable {

  /// Locks the row: what joins and what begins to tell wait for each other.
  private static final String JOIN =
      """
      insert into delivery_digest (client_id, id, due_at, items)
      values (:client, :id, :due, 1)
      on conflict (client_id, due_at) do update set items = delivery_digest.items + 1
        where delivery_digest.begun_at is null and delivery_digest.items < :limit
      returning id, items
      """;

  private static final String BEGIN =
      """
      update delivery_digest set begun_at = coalesce(begun_at, :at)
      where client_id = :client and id = :id and due_at <= :at
      """;

  private static final String DUE =
      """
      select due_at from delivery_digest where client_id = :client and id = :id
      """;

  /// @param items that are in it now
  record Joined(UUID id, int items) {}

  private final JdbcClient db;

  DigestTable(JdbcClient db) {
    this.db = db;
  }

  /// One item more in the digest of that time.
  ///
  /// @param id of the digest, if there is none yet
  /// @return empty if telling has begun or it is full
  Optional<Joined> join(ClientId client, Instant due, UUID id, int limit) {
    return db.sql(JOIN)
        .param("client", client.value())
        .param("id", id)
        .param("due", Rows.utc(due))
        .param("limit", limit)
        .query((row, _) -> new Joined(Rows.uuid(row, "id"), row.getInt("items")))
        .optional();
  }

  /// Nothing joins it any more.
  ///
  /// @return false if there is no such digest, or its time has not come
  boolean begin(ClientId client, UUID id, Instant at) {
    return db.sql(BEGIN)
            .param("client", client.value())
            .param("id", id)
            .param("at", Rows.utc(at))
            .update()
        == 1;
  }

  Instant due(ClientId client, UUID id) {
    return db.sql(DUE)
        .param("client", client.value())
        .param("id", id)
        .query((row, _) -> Rows.instant(row, "due_at"))
        .single();
  }
}
