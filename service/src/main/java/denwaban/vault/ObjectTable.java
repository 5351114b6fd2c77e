package denwaban.vault;

import static java.util.stream.Collectors.joining;

import denwaban.client.key.Line;
import denwaban.database.Rows;
import denwaban.database.tenant.AdvisoryLock;
import denwaban.kernel.Bytes;
import denwaban.kernel.CallId;
import denwaban.kernel.ClientId;
import denwaban.kernel.ObjectId;
import denwaban.seal.statement.Manifest;
import denwaban.storage.key.KeyVault;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The tables of sealed objects. Called in the client's scope.
@Component
class ObjectTable {

  private static final String ADD_OBJECT =
      """
      insert into vault_object
        (id, client_id, kind, call_id, line, epoch, company, process, opened_at)
      values (:id, :client, :kind, :call, :line, :epoch, :company, :process, :at)
      """;

  private static final String ADD_HEADER =
      """
      insert into vault_header
        (object_id, client_id, n, audience, epoch, company, start_ms, sha256, kek, wrapped)
      select o.id, o.client_id, :n, 'company', o.epoch, o.company, :start, :sha256, :kek, :wrapped
      from vault_object o where o.client_id = :client and o.id = :object
      """;

  private static final String REPLACE_HEADER =
      """
      insert into vault_header
        (object_id, client_id, n, audience, epoch, company, start_ms, sha256, kek, wrapped, remade,
         remade_signature)
      values (:object, :client, :n, 'company', :epoch, :company, :start, :sha256, :kek, :wrapped,
        :remade, :signature)
      """;

  private static final String DROP_HEADER =
      """
      delete from vault_header
      where client_id = :client and object_id = :object and audience = 'company' and n = :n
      """;

  private static final String COUNT_STALE =
      """
      select count(distinct h.object_id) from vault_header h
      where h.client_id = :client and h.audience = 'company' and h.company in (:old)
        and exists (select from vault_manifest m where m.object_id = h.object_id)
      """;

  private static final String STALE =
      """
      select distinct h.object_id from vault_header h
      where h.client_id = :client and h.audience = 'company' and h.company in (:old)
        and h.object_id > :after
        and exists (select from vault_manifest m where m.object_id = h.object_id)
      order by h.object_id limit :limit
      """;

  private static final String STALE_OF =
      """
      select distinct h.object_id from vault_header h
      where h.client_id = :client and h.audience = 'company' and h.company in (:old)
        and h.object_id in (:objects)
      """;

  // by the index, key by key
  private static final String SEALED_TO =
      """
      select name from unnest(array[:names]) as name
      where exists (select from vault_header h
        where h.client_id = :client and h.audience = 'company' and h.company = name)
      """;

  // headers for other audiences end by themselves, and soon
  private static final String TAKEN_IN =
      """
      select distinct object_id from vault_header
      where client_id = :client and audience = 'company'
        and substring(wrapped from 1 for length(:mark)) = :mark
      """;

  private static final String ADD_MANIFEST =
      """
      insert into vault_manifest
        (object_id, client_id, manifest, signature, complete, duration_ms, kept_at)
      values (:object, :client, :manifest, :signature, :complete, :duration, :at)
      """;

  private static final String FIND =
      """
      select m.manifest, m.signature, m.complete, m.duration_ms, o.kind
      from vault_object o join vault_manifest m on m.object_id = o.id
      where o.client_id = :client and o.id = :object
      """;

  private static final String ALL =
      """
      select m.object_id, s.segments = h.headers and not exists (
        select from retention_lease l
        where l.client_id = m.client_id and l.subject = m.object_id and l.unreadable_at is not null
      ) as whole, 2 + 2 * h.headers + 2 * h.remade as files
      from vault_manifest m
      cross join lateral (select jsonb_array_length(m.manifest::jsonb -> 'segments') as segments) s
      cross join lateral (
        select count(*) as headers, count(remade) as remade from vault_header h
        where h.client_id = m.client_id and h.object_id = m.object_id and h.audience = 'company') h
      where m.client_id = :client order by m.object_id
      """;

  // retention takes their manifests, too; that they were is known by their leases
  private static final String ERASED =
      """
      select l.subject from retention_lease l
      where l.client_id = :client and l.kind in ('recording', 'message', 'draft', 'slip')
        and l.unreadable_at is not null
        and not exists (
          select from vault_manifest m where m.client_id = l.client_id and m.object_id = l.subject)
      order by l.subject
      """;

  private static final String HEADERS =
      """
      select n, start_ms, sha256, kek, wrapped, epoch, company, remade, remade_signature
      from vault_header
      where client_id = :client and object_id = :object and audience = 'company'
      order by n
      """;

  // a payload without a header can never be opened: such an object is as good as not begun
  private static final String UNFINISHED =
      """
      select o.id, o.call_id, o.epoch, o.company from vault_object o
      where o.client_id = :client and o.kind = 'recording' and o.process <> :process
        and not exists (select from vault_manifest m where m.object_id = o.id)
        and exists (
          select from vault_header h where h.object_id = o.id and h.audience = 'company')
      order by o.id
      """;

  private static final String OF_CALLS =
      """
      select o.id, o.call_id, o.line, m.complete, m.duration_ms
      from vault_object o join vault_manifest m on m.object_id = o.id
      where o.client_id = :client and o.kind = :kind and o.call_id in (:calls)
      order by o.id
      """;

  private static final String CALLS_OF =
      """
      select distinct call_id from vault_object where client_id = :client and id in (:objects)
      """;

  private static final String OBJECTS_OF =
      """
      select id, call_id from vault_object where client_id = :client
        and call_id = any(cast(:calls as uuid[]))
      """;

  /// A header as it is stored in the table.
  ///
  /// @param company fingerprint of the key statement it is sealed to
  /// @param remade what a member signed who made it anew; null of one made at sealing
  record Lying(HeaderRow header, int epoch, String company, @Nullable Remade remade) {}

  /// @param whole false if headers were erased, and the object can never be opened whole again
  /// @param files that it has in an exit pack
  record Standing(ObjectId object, boolean whole, int files) {}

  /// A header statement (docs/formats/header.md).
  record Remade(String statement, Bytes signature) {}

  private final JdbcClient db;

  ObjectTable(JdbcClient db) {
    this.db = db;
  }

  void add(BegunObject begunObject, Line line, UUID process, Instant at) {
    db.sql(ADD_OBJECT)
        .param("id", begunObject.object().value())
        .param("client", begunObject.client().value())
        .param("kind", begunObject.kind().text())
        .param("call", begunObject.call().value())
        .param("line", line.id())
        .param("epoch", begunObject.epoch())
        .param("company", begunObject.company())
        .param("process", process)
        .param("at", Rows.utc(at))
        .update();
  }

  void add(ClientId client, ObjectId object, HeaderRow header) {
    db.sql(ADD_HEADER)
        .param("object", object.value())
        .param("client", client.value())
        .param("n", header.n())
        .param("start", header.startMs())
        .param("sha256", header.sha256().toArray())
        .param("kek", header.kek())
        .param("wrapped", header.wrapped().toArray())
        .update();
  }

  void add(ClientId client, ObjectId object, Lying lying) {
    var header = lying.header();
    var remade = lying.remade();
    db.sql(REPLACE_HEADER)
        .param("object", object.value())
        .param("client", client.value())
        .param("n", header.n())
        .param("epoch", lying.epoch())
        .param("company", lying.company())
        .param("start", header.startMs())
        .param("sha256", header.sha256().toArray())
        .param("kek", header.kek())
        .param("wrapped", header.wrapped().toArray())
        .param("remade", remade == null ? null : remade.statement())
        .param("signature", remade == null ? null : remade.signature().toArray())
        .update();
  }

  void drop(ClientId client, ObjectId object, int n) {
    db.sql(DROP_HEADER)
        .param("client", client.value())
        .param("object", object.value())
        .param("n", n)
        .update();
  }

  /// Until the end of the transaction no one else changes this object's headers.
  void lock(ObjectId object) {
    AdvisoryLock.take(db, object.toString());
  }

  /// Kept objects with a header for one of these keys.
  long countStale(ClientId client, List<String> old) {
    return old.isEmpty()
        ? 0
        : db.sql(COUNT_STALE)
            .param("client", client.value())
            .param("old", old)
            .query(Long.class)
            .single();
  }

  /// In the order of their ids.
  List<ObjectId> stale(ClientId client, List<String> old, @Nullable ObjectId after, int limit) {
    if (old.isEmpty()) {
      return List.of();
    }
    return db.sql(STALE)
        .param("client", client.value())
        .param("old", old)
        .param("after", after == null ? new UUID(0, 0) : after.value())
        .param("limit", limit)
        .query((row, n) -> new ObjectId(Rows.uuid(row, "object_id")))
        .list();
  }

  /// Those of `objects` that an older key still opens.
  Set<ObjectId> staleOf(ClientId client, List<String> old, List<ObjectId> objects) {
    if (old.isEmpty() || objects.isEmpty()) {
      return Set.of();
    }
    return Set.copyOf(
        db.sql(STALE_OF)
            .param("client", client.value())
            .param("old", old)
            .param("objects", objects.stream().map(ObjectId::value).toList())
            .query((row, n) -> new ObjectId(Rows.uuid(row, "object_id")))
            .list());
  }

  /// Those of `names` that a header for the client is sealed to.
  Set<String> sealedTo(ClientId client, Collection<String> names) {
    return db.sql(SEALED_TO)
        .param("client", client.value())
        .param("names", names)
        .query((row, n) -> row.getString("name"))
        .set();
  }

  /// Objects with a header that was wrapped while the vault was sealed.
  List<ObjectId> takenIn(ClientId client) {
    return db.sql(TAKEN_IN)
        .param("client", client.value())
        .param("mark", KeyVault.INTAKE_MARK.toArray())
        .query((row, n) -> new ObjectId(Rows.uuid(row, "object_id")))
        .list();
  }

  void add(ClientId client, ObjectId object, SignedManifest signedManifest, Instant at) {
    db.sql(ADD_MANIFEST)
        .param("object", object.value())
        .param("client", client.value())
        .param("manifest", signedManifest.manifest())
        .param("signature", signedManifest.signature().toArray())
        .param("complete", signedManifest.complete())
        .param("duration", signedManifest.durationMs())
        .param("at", Rows.utc(at))
        .update();
  }

  Optional<SignedManifest> find(ClientId client, ObjectId object) {
    return db.sql(FIND)
        .param("client", client.value())
        .param("object", object.value())
        .query((row, n) ->
            new SignedManifest(
                row.getString("manifest"),
                Bytes.of(row.getBytes("signature")),
                row.getBoolean("complete"),
                row.getLong("duration_ms")))
        .optional();
  }

  /// Everything that is kept, oldest first.
  List<Standing> all(ClientId client) {
    return db.sql(ALL)
        .param("client", client.value())
        .query((row, n) ->
            new Standing(
                new ObjectId(Rows.uuid(row, "object_id")),
                row.getBoolean("whole"),
                row.getInt("files")))
        .list();
  }

  /// Everything that was kept once, and of which no manifest is left.
  List<ObjectId> erased(ClientId client) {
    return db.sql(ERASED)
        .param("client", client.value())
        .query((row, n) -> new ObjectId(Rows.uuid(row, "subject")))
        .list();
  }

  List<Lying> headers(ClientId client, ObjectId object) {
    return db.sql(HEADERS)
        .param("client", client.value())
        .param("object", object.value())
        .query((row, n) ->
            new Lying(
                HeaderRow.of(row), row.getInt("epoch"), row.getString("company"), remade(row)))
        .list();
  }

  private static @Nullable Remade remade(ResultSet row) throws SQLException {
    var statement = row.getString("remade");
    return statement == null
        ? null
        : new Remade(statement, Bytes.of(row.getBytes("remade_signature")));
  }

  List<BegunObject> unfinished(ClientId client, UUID process) {
    return db.sql(UNFINISHED)
        .param("client", client.value())
        .param("process", process)
        .query((row, n) ->
            new BegunObject(
                new ObjectId(Rows.uuid(row, "id")),
                client,
                Manifest.Kind.RECORDING,
                new CallId(Rows.uuid(row, "call_id")),
                row.getInt("epoch"),
                row.getString("company")))
        .list();
  }

  List<OfCall> ofCalls(ClientId client, String kind, Collection<CallId> calls) {
    if (calls.isEmpty()) {
      return List.of();
    }
    return db.sql(OF_CALLS)
        .param("client", client.value())
        .param("kind", kind)
        .param("calls", calls.stream().map(CallId::value).toList())
        .query((row, n) ->
            new OfCall(
                new CallId(Rows.uuid(row, "call_id")),
                new ObjectId(Rows.uuid(row, "id")),
                new Line(Rows.uuid(row, "line")),
                row.getBoolean("complete"),
                row.getLong("duration_ms")))
        .list();
  }

  Map<ObjectId, CallId> objectsOf(ClientId client, Collection<CallId> calls) {
    var all = new HashMap<ObjectId, CallId>();
    db.sql(OBJECTS_OF)
        .param("client", client.value())
        .param("calls", calls.stream().map(CallId::toString).collect(joining(",", "{", "}")))
        .query(row -> {
          all.put(new ObjectId(Rows.uuid(row, "id")), new CallId(Rows.uuid(row, "call_id")));
        });
    return all;
  }

  Set<CallId> callsOf(ClientId client, Collection<ObjectId> objects) {
    return Set.copyOf(
        db.sql(CALLS_OF)
            .param("client", client.value())
            .param("objects", objects.stream().map(ObjectId::value).toList())
            .query((row, n) -> new CallId(Rows.uuid(row, "call_id")))
            .list());
  }
}
