package denwaban.vault;

import denwaban.database.Rows;
import denwaban.kernel.Bytes;
import denwaban.kernel.CallId;
import denwaban.kernel.ClientId;
import denwaban.kernel.ObjectId;
import denwaban.vault.Vault.Version;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Versions of messages: a call has one message, and each version of it is an object. Called in the
/// client's scope.
@Component
class VersionTable {

  private static final String SIGNED =
      """
      select m.manifest, m.signature, m.complete, m.duration_ms
      from vault_object o join vault_manifest m on m.object_id = o.id
      where o.client_id = :client and o.kind = 'message' and o.call_id = :call
      order by cast(m.manifest::jsonb ->> 'version' as int)
      """;

  private static final String OF_CALLS =
      """
      select o.id, o.call_id, cast(m.manifest::jsonb ->> 'version' as int) as version
      from vault_object o join vault_manifest m on m.object_id = o.id
      where o.client_id = :client and o.kind = 'message' and o.call_id in (:calls)
      order by version
      """;

  private final JdbcClient db;

  VersionTable(JdbcClient db) {
    this.db = db;
  }

  /// What was signed about each version, the oldest first.
  List<SignedManifest> signed(ClientId client, CallId call) {
    return db.sql(SIGNED)
        .param("client", client.value())
        .param("call", call.value())
        .query((row, n) ->
            new SignedManifest(
                row.getString("manifest"),
                Bytes.of(row.getBytes("signature")),
                row.getBoolean("complete"),
                row.getLong("duration_ms")))
        .list();
  }

  /// Those of each call with the oldest first.
  List<Version> ofCalls(ClientId client, Collection<CallId> calls) {
    if (calls.isEmpty()) {
      return List.of();
    }
    return db.sql(OF_CALLS)
        .param("client", client.value())
        .param("calls", calls.stream().map(CallId::value).toList())
        .query((row, n) ->
            new Version(
                new CallId(Rows.uuid(row, "call_id")),
                new ObjectId(Rows.uuid(row, "id")),
                row.getInt("version")))
        .list();
  }
}
