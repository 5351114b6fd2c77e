package denwaban.disclosure;

import denwaban.access.CurrentUser;
import denwaban.access.Role;
import denwaban.client.key.TestBox;
import denwaban.database.TestDatabase;
import denwaban.http.Problem;
import denwaban.kernel.Bytes;
import denwaban.kernel.CallId;
import denwaban.kernel.ClientId;
import denwaban.retention.TestLeases;
import denwaban.retention.TestRetention;
import denwaban.vault.TestMessage;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.assertj.core.api.Assertions;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;

/// The register of one client over real leases, with a clock to turn. What is sealed may be any
/// bytes here.
final class TestRequests {

  final TestDatabase database;
  final TestRetention retention;
  final ClientId client;
  final CurrentUser kenta;
  final CurrentUser sayaka;
  final RequestTable table;
  final RequestLinks links;
  final RequestNotes notes;
  final Requests requests;
  final EarlyErasure erasure;

  TestRequests(TestDatabase database, Path folder) {
    this.database = database;
    retention = new TestRetention(database, folder);
    // as the database keeps times
    retention.now = Instant.ofEpochSecond(retention.now.getEpochSecond());
    client = retention.line.client();
    kenta = TestBox.joins(retention.clients, retention.line, Role.CLIENT_ADMIN).who();
    sayaka = TestBox.joins(retention.clients, retention.line, Role.CLIENT_ADMIN).who();
    var db = database.jdbc();
    var audit = retention.log.door();
    table = new RequestTable(db);
    links =
        new RequestLinks(
            database.fence(), table, new LinkTable(db), retention.vault.vault(), audit);
    notes = new RequestNotes(db, retention.clients.keys());
    requests = new Requests(database.fence(), table, notes, links, audit, () -> retention.now);
    erasure =
        new EarlyErasure(
            database.fence(), table, links, TestLeases.over(database), audit, () -> retention.now);
  }

  UUID register(Kind kind) {
    return register(kind, retention.now, null, null);
  }

  UUID register(Kind kind, Instant received, @Nullable Instant due, @Nullable CallId call) {
    var id = UUID.randomUUID();
    requests.register(
        kenta, new Requests.New(id, kind, Way.TELEPHONE, received, due, call, note()));
    return id;
  }

  /// One whose person was confirmed, to which this message belongs.
  UUID confirmed(Kind kind, TestMessage message) {
    var id = register(kind);
    requests.identified(kenta, id, Identity.CALL_BACK);
    links.add(kenta, id, message.manifest().call());
    return id;
  }

  NewNote.Bare note() {
    return note(retention.clients.keys().current(client).orElseThrow().fingerprint(), 1);
  }

  static NewNote.Bare note(String company, int bytes) {
    return new NewNote.Bare(
        UUID.randomUUID(), company, Bytes.of(new byte[bytes]), Bytes.of(new byte[64]));
  }

  Requests.Ending answer() {
    return new Requests.Ending(State.ANSWERED, Form.ELECTRONIC, null, note(), null);
  }

  Request find(UUID id) {
    return requests.find(client, id);
  }

  void pass(Duration time) {
    retention.pass(time);
  }

  long entries(String act) {
    return retention.log.outbox(client).stream()
        .filter(leaf -> leaf.contains("\"" + act + "\""))
        .count();
  }

  /// What the program's own role tries in the client's scope.
  int sql(String sql) {
    return database.fence().as(client, () -> database.jdbc().sql(sql).update());
  }

  /// The code of a refusal, or `taken`.
  static String refusal(ThrowingCallable act) {
    return Assertions.catchThrowable(act) instanceof Problem problem ? problem.code() : "taken";
  }
}
