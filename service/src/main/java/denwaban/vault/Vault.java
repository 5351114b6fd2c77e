package denwaban.vault;

import denwaban.client.key.CompanyKeys;
import denwaban.client.key.Line;
import denwaban.database.tenant.TenantTransactions;
import denwaban.kernel.Bytes;
import denwaban.kernel.CallId;
import denwaban.kernel.ClientId;
import denwaban.kernel.Ids;
import denwaban.kernel.ObjectId;
import denwaban.kernel.PersonId;
import denwaban.seal.crypto.Digest;
import denwaban.seal.statement.Manifest;
import denwaban.storage.AppendedPayload;
import denwaban.storage.ObjectStore;
import denwaban.storage.key.WeekKey;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/// The interface for modules that keep sealed objects. Opens the client's scope, or joins it, so
/// that the caller's audit entry is in the same transaction.
///
/// Payloads go to the store before the rows that speak of them: a crash in between leaves bytes
/// that no one can open, never a row without its bytes.
@Component
public final class Vault {

  private final TenantTransactions transactions;
  private final ObjectTable objectTable;
  private final VersionTable versions;
  private final Headers headers;
  private final ObjectStore store;
  private final CompanyKeys keys;
  private final InstantSource clock;
  private final UUID process;

  Vault(
      TenantTransactions transactions,
      ObjectTable objectTable,
      VersionTable versions,
      Headers headers,
      ObjectStore store,
      CompanyKeys keys,
      InstantSource clock,
      Ids ids) {
    this.transactions = transactions;
    this.objectTable = objectTable;
    this.versions = versions;
    this.headers = headers;
    this.store = store;
    this.keys = keys;
    this.clock = clock;
    this.process = ids.next();
  }

  /// One version of a call's message.
  public record Version(CallId call, ObjectId object, int version) {}

  /// Names this run of the program.
  public UUID process() {
    return process;
  }

  /// Begins an object. It belongs to the line of keys that it is sealed to.
  public void open(BegunObject begunObject) {
    transactions.run(
        begunObject.client(),
        () -> {
          var line = keys.lineOf(begunObject.client(), begunObject.company()).orElse(Line.OWN);
          objectTable.add(begunObject, line, process, clock.instant());
        });
  }

  /// Begins the payload of a segment. Close it.
  public AppendedPayload append(ObjectId object, int segment) throws IOException {
    return store.append(object, segment);
  }

  /// Keeps a whole payload; not yet part of any object.
  public void put(ObjectId object, int segment, Bytes payload) throws IOException {
    store.put(object, segment, payload.toArray());
  }

  /// Keeps the header of a segment; after the commit it survives a crash.
  public void header(ClientId client, ObjectId object, int segment, long startMs, Bytes header) {
    var week = transactions.as(client, () -> headers.week(client, object));
    var row = headers.wrap(week, object, segment, startMs, header);
    transactions.run(client, () -> objectTable.add(client, object, row));
  }

  /// Wraps the header of a segment, for a step. Needs no database.
  ///
  /// @param begun as the step said that began the object
  public HeaderRow wrap(
      BegunObject object, Instant begun, int segment, long startMs, Bytes header) {
    var key = WeekKey.of(object.client(), object.kind().text(), begun);
    return headers.wrap(key, object.object(), segment, startMs, header);
  }

  /// All of an object in one segment, as a step. Needs no database.
  public ObjectStep whole(BegunObject begunObject, Bytes header, SignedManifest signedManifest) {
    var now = clock.instant();
    var row = wrap(begunObject, now, 0, 0, header);
    return new ObjectStep(begunObject, process, now, true, row, signedManifest);
  }

  /// Writes a step, all of it or nothing. A step that was written before is a
  /// [org.springframework.dao.DuplicateKeyException].
  public void write(ObjectStep step) {
    var begunObject = step.opened();
    var client = begunObject.client();
    transactions.run(
        client,
        () -> {
          if (step.begins()) {
            var line = keys.lineOf(client, begunObject.company()).orElse(Line.OWN);
            objectTable.add(begunObject, line, step.process(), step.at());
          }
          if (step.header() != null) objectTable.add(client, begunObject.object(), step.header());
          if (step.kept() != null)
            objectTable.add(client, begunObject.object(), step.kept(), step.at());
        });
  }

  /// Keeps what was signed about an object. From now on members find it.
  public void keep(ClientId client, ObjectId object, SignedManifest signedManifest) {
    transactions.run(
        client, () -> objectTable.add(client, object, signedManifest, clock.instant()));
  }

  public Optional<SignedManifest> find(ClientId client, ObjectId object) {
    return transactions.as(client, () -> objectTable.find(client, object));
  }

  /// Recordings that another run of the program began and did not finish.
  public List<BegunObject> unfinished(ClientId client) {
    return transactions.as(client, () -> objectTable.unfinished(client, process));
  }

  /// What the store holds of an object's segments, as a manifest says it.
  public List<Manifest.Segment> segments(ClientId client, ObjectId object) throws IOException {
    var rows = transactions.as(client, () -> objectTable.headers(client, object));
    return segments(object, rows.stream().map(ObjectTable.Lying::header).toList());
  }

  /// As [#segments(ClientId, ObjectId)], of headers that are known. Needs no database.
  public List<Manifest.Segment> segments(ObjectId object, List<HeaderRow> rows) throws IOException {
    var segments = new ArrayList<Manifest.Segment>();
    for (var row : rows) {
      var length = store.length(object, row.n()).orElse(0);
      try (var payload = store.read(object, row.n(), 0, length)) {
        segments.add(
            new Manifest.Segment(
                row.n(), row.startMs(), length, Digest.sha256(payload), row.sha256()));
      }
    }
    return List.copyOf(segments);
  }

  /// A message as one age file, sealed as it lies: the client's own key opens it and nothing else
  /// does. A caller that gives it away has committed an entry of it before.
  ///
  /// @param most bytes; a longer one is not given
  /// @return empty if it is longer, its key was destroyed, or it is not there
  public Optional<Bytes> sealedFile(ClientId client, ObjectId object, int most) throws IOException {
    var rows = transactions.as(client, () -> objectTable.headers(client, object));
    var length = store.length(object, 0);
    if (rows.size() != 1 || length.isEmpty() || length.getAsLong() > most) return Optional.empty();
    var header = headers.unwrap(client, object, rows.getFirst().header());
    if (header.isEmpty()) return Optional.empty();
    var file = new ByteArrayOutputStream();
    file.writeBytes(header.get().toArray());
    try (var payload = store.read(object, 0, 0, length.getAsLong())) {
      payload.transferTo(file);
    }
    return Optional.of(Bytes.of(file.toByteArray()));
  }

  /// All versions of the messages of some calls, the oldest first.
  public List<Version> versions(ClientId client, Collection<CallId> calls) {
    return transactions.as(client, () -> versions.ofCalls(client, calls));
  }

  /// Of which calls some objects are, as far as this member may know of them.
  public Set<CallId> callsOf(ClientId client, PersonId member, Collection<ObjectId> objects) {
    return transactions.as(client, member, () -> objectTable.callsOf(client, objects));
  }

  /// All objects of some calls, kept or not, each with its call.
  public Map<ObjectId, CallId> objectsOf(ClientId client, Collection<CallId> calls) {
    return transactions.as(client, () -> objectTable.objectsOf(client, calls));
  }

  /// The kept objects of some calls.
  public List<OfCall> ofCalls(ClientId client, Manifest.Kind kind, Collection<CallId> calls) {
    return transactions.as(client, () -> objectTable.ofCalls(client, kind.text(), calls));
  }
}
