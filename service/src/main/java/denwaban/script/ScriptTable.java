package denwaban.script;

import denwaban.audit.Actor;
import denwaban.database.Rows;
import denwaban.database.tenant.AdvisoryLock;
import denwaban.kernel.Bytes;
import denwaban.kernel.ClientId;
import denwaban.kernel.PersonId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// The tables of scripts and greetings. Called in a scope.
@Component
class ScriptTable {

  /// The first version holds from the beginning: a client is never without one.
  private static final String VALID =
      """
      select * from script
      where client_id = :client and withdrawn_at is null and (valid_from <= :at or version = 1)
      order by valid_from <= :at desc, valid_from desc, version desc limit 1
      """;

  private static final String FIND =
      """
      select * from script where client_id = :client and version = :version
      """;

  private static final String NEWEST_FIRST =
      """
      select * from script where client_id = :client order by version desc limit :limit
      """;

  private static final String LAST =
      """
      select coalesce(max(version), 0) from script where client_id = :client
      """;

  private static final String PLANNED =
      """
      select count(*) from script
      where client_id = :client and withdrawn_at is null and valid_from > :at and version > 1
      """;

  private static final String PLANS =
      """
      select * from script
      where client_id = :client and withdrawn_at is null and valid_from > :at and version > 1
      order by version
      """;

  private static final String SET_SINCE =
      """
      select count(*) from script where client_id = :client and set_at > :at
      """;

  private static final String ADD =
      """
      insert into script (client_id, version, content, valid_from, set_at, set_by, set_role)
      values (:client, :version, cast(:content as jsonb), :from, :at, :by, :role)
      """;

  private static final String WITHDRAW =
      """
      update script set withdrawn_at = :at
      where client_id = :client and version = :version and withdrawn_at is null
        and valid_from > :at and version > 1
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

  private static final String AUDIO_SINCE =
      """
      select count(*) from script_audio where client_id = :client and set_at > :at
      """;

  private static final String HAS_AUDIO =
      """
      select coalesce((
        select length(ulaw) > 0 from script_audio where client_id = :client and kind = :kind
        order by version desc limit 1), false)
      """;

  /// One version of a sound as kept.
  record Kept<T>(int version, T content) {}

  private final JdbcClient db;
  private final JsonMapper json = new JsonMapper();

  ScriptTable(JdbcClient db) {
    this.db = db;
  }

  /// Until the end of the transaction nobody else sets what is said for this client.
  void hold(ClientId client) {
    AdvisoryLock.take(db, "script|" + client);
  }

  /// What holds at a moment.
  Optional<Version> valid(ClientId client, Instant at) {
    return db.sql(VALID)
        .param("client", client.value())
        .param("at", Rows.utc(at))
        .query(this::version)
        .optional();
  }

  Optional<Version> find(ClientId client, int number) {
    return db.sql(FIND)
        .param("client", client.value())
        .param("version", number)
        .query(this::version)
        .optional();
  }

  /// Newest first.
  List<Version> newest(ClientId client, int limit) {
    return db.sql(NEWEST_FIRST)
        .param("client", client.value())
        .param("limit", limit)
        .query(this::version)
        .list();
  }

  /// Number of the version that was set last; 0 if there is none.
  int last(ClientId client) {
    return db.sql(LAST).param("client", client.value()).query(Integer.class).single();
  }

  /// How many are still to come.
  int planned(ClientId client, Instant at) {
    return db.sql(PLANNED)
        .param("client", client.value())
        .param("at", Rows.utc(at))
        .query(Integer.class)
        .single();
  }

  /// Those that are still to come, the one that was set first before all others.
  List<Version> plans(ClientId client, Instant at) {
    return db.sql(PLANS)
        .param("client", client.value())
        .param("at", Rows.utc(at))
        .query(this::version)
        .list();
  }

  /// How many were set after a moment.
  int setSince(ClientId client, Instant at) {
    return db.sql(SET_SINCE)
        .param("client", client.value())
        .param("at", Rows.utc(at))
        .query(Integer.class)
        .single();
  }

  void add(ClientId client, int version, Content content, Instant from, Instant at, Actor by) {
    var person = by.person();
    db.sql(ADD)
        .param("client", client.value())
        .param("version", version)
        .param("content", json.writeValueAsString(content))
        .param("from", Rows.utc(from))
        .param("at", Rows.utc(at))
        .param("by", person == null ? null : person.value(), java.sql.Types.OTHER)
        .param("role", by.role())
        .update();
  }

  /// False if it is none that is still to come.
  boolean withdraw(ClientId client, int version, Instant at) {
    return db.sql(WITHDRAW)
            .param("client", client.value())
            .param("version", version)
            .param("at", Rows.utc(at))
            .update()
        == 1;
  }

  Optional<Kept<Bytes>> newestAudio(ClientId client, Announcement kind) {
    return db.sql(NEWEST_AUDIO)
        .param("client", client.value())
        .param("kind", kind.code())
        .query((row, n) -> new Kept<>(row.getInt("version"), Bytes.of(row.getBytes("ulaw"))))
        .optional();
  }

  /// Of all kinds.
  int audioSince(ClientId client, Instant at) {
    return db.sql(AUDIO_SINCE)
        .param("client", client.value())
        .param("at", Rows.utc(at))
        .query(Integer.class)
        .single();
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

  private Version version(ResultSet row, int n) throws SQLException {
    var by = Rows.uuid(row, "set_by");
    return new Version(
        row.getInt("version"),
        json.readValue(row.getString("content"), Content.class),
        Rows.instant(row, "valid_from"),
        Rows.instant(row, "set_at"),
        by == null ? null : new PersonId(by),
        row.getString("set_role"),
        Rows.instantOrNull(row, "withdrawn_at"));
  }
}
