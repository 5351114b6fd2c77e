package denwaban.delivery;

import denwaban.database.Rows;
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
import tools.jackson.databind.json.JsonMapper;

/// The table of rules, every version. Called in the client's scope.
@Component
class PolicyTable {

  private static final String NEWEST =
      """
      select version, content, set_at, set_by from delivery_policy
      where client_id = :client order by version desc limit :limit
      """;

  private static final String FIND =
      """
      select content from delivery_policy where client_id = :client and version = :version
      """;

  private static final String ADD =
      """
      insert into delivery_policy (client_id, version, content, set_at, set_by)
      values (:client, :version, cast(:content as jsonb), :at, :by)
      """;

  record Version(int version, Policy policy, Instant at, UUID by) {}

  private final JdbcClient db;
  private final JsonMapper json = new JsonMapper();

  PolicyTable(JdbcClient db) {
    this.db = db;
  }

  Optional<Version> newest(ClientId client) {
    return versions(client, 1).stream().findFirst();
  }

  Policy find(ClientId client, int version) {
    return db.sql(FIND)
        .param("client", client.value())
        .param("version", version)
        .query((row, n) -> policy(row))
        .single();
  }

  /// Newest first.
  List<Version> versions(ClientId client, int limit) {
    return db.sql(NEWEST)
        .param("client", client.value())
        .param("limit", limit)
        .query((row, n) ->
            new Version(
                row.getInt("version"),
                policy(row),
                Rows.instant(row, "set_at"),
                Rows.uuid(row, "set_by")))
        .list();
  }

  private Policy policy(ResultSet row) throws SQLException {
    return json.readValue(row.getString("content"), Policy.class);
  }

  void add(ClientId client, int version, Policy policy, Instant at, PersonId by) {
    db.sql(ADD)
        .param("client", client.value())
        .param("version", version)
        .param("content", json.writeValueAsString(policy))
        .param("at", Rows.utc(at))
        .param("by", by.value())
        .update();
  }
}
