package denwaban.client.oncall;

import denwaban.database.Rows;
import denwaban.kernel.ClientId;
import denwaban.kernel.PersonId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// The table of rosters, every version of each. Called in the client's scope.
@Component
class RosterTable {

  private static final String NEWEST =
      """
      select version, content from client_roster
      where client_id = :client and line = :line order by version desc limit 1
      """;

  private static final String LINES =
      """
      select distinct line from client_roster where client_id = :client
      """;

  private static final String VERSIONS =
      """
      select version, content, set_at, set_by from client_roster
      where client_id = :client and line = :line order by version desc limit :limit
      """;

  private static final String ADD =
      """
      insert into client_roster (client_id, line, version, content, set_at, set_by)
      values (:client, :line, :version, cast(:content as jsonb), :at, :by)
      """;

  record Kept(int version, Roster roster) {}

  record Version(int version, Roster roster, Instant at, UUID by) {}

  private final JdbcClient db;
  private final JsonMapper json = new JsonMapper();

  RosterTable(JdbcClient db) {
    this.db = db;
  }

  Optional<Kept> newest(ClientId client, UUID line) {
    return db.sql(NEWEST)
        .param("client", client.value())
        .param("line", line)
        .query((row, n) -> new Kept(row.getInt("version"), read(row.getString("content"))))
        .optional();
  }

  List<UUID> lines(ClientId client) {
    return db.sql(LINES)
        .param("client", client.value())
        .query((row, n) -> row.getObject(1, UUID.class))
        .list();
  }

  /// Newest first.
  List<Version> versions(ClientId client, UUID line, int limit) {
    return db.sql(VERSIONS)
        .param("client", client.value())
        .param("line", line)
        .param("limit", limit)
        .query((row, n) ->
            new Version(
                row.getInt("version"),
                read(row.getString("content")),
                Rows.instant(row, "set_at"),
                row.getObject("set_by", UUID.class)))
        .list();
  }

  void add(ClientId client, UUID line, int version, Roster roster, Instant at, PersonId by) {
    db.sql(ADD)
        .param("client", client.value())
        .param("line", line)
        .param("version", version)
        .param("content", json.writeValueAsString(roster))
        .param("at", Rows.utc(at))
        .param("by", by.value())
        .update();
  }

  private Roster read(String content) {
    return json.readValue(content, Roster.class);
  }
}
