package denwaban.script;

import denwaban.database.Rows;
import denwaban.kernel.Bytes;
import denwaban.kernel.ClientId;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// The tables of scripts and greetings. Called in a scope.
@Component
class ScriptTable {

  private static final String NEWEST =
      """
      select version, content from script where client_id = :client order by version desc limit 1
      """;

  private static final String ADD =
      """
      insert into script (client_id, version, content, set_at)
      values (:client, :version, cast(:content as jsonb), :at)
      """;

  private static final String NEWEST_AUDIO =
      """
      select version, ulaw from script_audio where client_id = :client and kind = :kind
      order by version desc limit 1
      """;

  private static final String ADD_AUDIO =
      """
      insert into script_audio (client_id, kind, version, ulaw, set_at)
      values (:client, :kind, :version, :ulaw, :at)
      """;

  private static final String HAS_AUDIO =
      """
      select exists (select from script_audio where client_id = :client and kind = :kind)
      """;

  /// One version as kept.
  record Kept<T>(int version, T content) {}

  private final JdbcClient db;
  private final JsonMapper json = new JsonMapper();

  ScriptTable(JdbcClient db) {
    this.db = db;
  }

  Optional<Kept<Content>> newest(ClientId client) {
    return db.sql(NEWEST)
        .param("client", client.value())
        .query((row, n) ->
            new Kept<>(
                row.getInt("version"), json.readValue(row.getString("content"), Content.class)))
        .optional();
  }

  void add(ClientId client, int version, Content content, Instant at) {
    db.sql(ADD)
        .param("client", client.value())
        .param("version", version)
        .param("content", json.writeValueAsString(content))
        .param("at", Rows.utc(at))
        .update();
  }

  Optional<Kept<Bytes>> newestAudio(ClientId client, Announcement kind) {
    return db.sql(NEWEST_AUDIO)
        .param("client", client.value())
        .param("kind", kind.code())
        .query((row, n) -> new Kept<>(row.getInt("version"), Bytes.of(row.getBytes("ulaw"))))
        .optional();
  }

  boolean hasAudio(ClientId client, Announcement kind) {
    return db.sql(HAS_AUDIO)
        .param("client", client.value())
        .param("kind", kind.code())
        .query(Boolean.class)
        .single();
  }

  void addAudio(ClientId client, Announcement kind, int version, Bytes ulaw, Instant at) {
    db.sql(ADD_AUDIO)
        .param("client", client.value())
        .param("kind", kind.code())
        .param("version", version)
        .param("ulaw", ulaw.toArray())
        .param("at", Rows.utc(at))
        .update();
  }
}
