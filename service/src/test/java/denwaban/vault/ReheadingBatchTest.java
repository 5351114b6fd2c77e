package denwaban.vault;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import denwaban.access.CurrentUser;
import denwaban.audit.Purpose;
import denwaban.audit.TestLog;
import denwaban.client.key.CompanyKey;
import denwaban.client.key.TestClients;
import denwaban.client.key.TestLine;
import denwaban.database.TestDatabase;
import denwaban.http.Problem;
import denwaban.kernel.Bytes;
import denwaban.kernel.CallId;
import denwaban.kernel.ObjectId;
import denwaban.seal.age.NotOpened;
import denwaban.seal.age.Reheader;
import denwaban.seal.crypto.Digest;
import denwaban.seal.crypto.Signer;
import denwaban.seal.statement.HeaderStatement;
import denwaban.seal.statement.Manifest;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/// Several objects at once: each released after an entry of its own, each done by itself.
class ReheadingBatchTest {

  @RegisterExtension static final TestDatabase database = new TestDatabase();

  private static final Instant AT = Instant.parse("2026-11-24T08:00:00Z");
  private static final int BATCH = 20;

  @TempDir Path folder;

  private final List<TestMessage> messages = new ArrayList<>();
  private TestLog log;
  private TestClients clients;
  private TestVault made;
  private TestLine line;
  private HeaderRenewal headerRenewal;
  private HeaderRelease headerRelease;

  @BeforeEach
  void a_client_that_has_gone_on_to_epoch_2() throws IOException {
    log = new TestLog(database, folder);
    clients = new TestClients(database, log.door());
    made = new TestVault(database, folder);
    line = new TestLine(clients);
    headerRenewal = made.reheading(clients.keys(), log.door());
    headerRelease = made.release(log.door());
    for (var n = 0; n <= BATCH; n++) {
      messages.add(TestMessage.keep(made.vault(), line.client(), key(), "x".getBytes(UTF_8)));
    }
    line.rotate();
  }

  @Test
  void as_many_as_a_batch_holds_are_done_and_no_more() throws NotOpened {
    assertThat(HeaderRenewal.BATCH).isEqualTo(BATCH);
    assertThat(refusal(() -> headerRenewal.remake(line.admin(), List.of())))
        .isEqualTo("header-does-not-fit");
    assertThat(refusal(() -> headerRenewal.remake(line.admin(), remade(0, BATCH + 1))))
        .isEqualTo("header-does-not-fit");
    assertThat(left()).isEqualTo(BATCH + 1);
    assertThat(headerRenewal.remake(line.admin(), remade(0, BATCH - 1))).isEmpty();
    assertThat(left()).isEqualTo(2);
    assertThat(headerRenewal.remake(line.admin(), remade(1, BATCH + 1))).isEmpty();
    assertThat(left()).isZero();
    assertThat(leaves("object.header.remade")).hasSize(BATCH + 1);
  }

  @Test
  void no_more_headers_together_than_the_longest_object_has() throws NotOpened {
    var one = remade(0);
    var many = new ArrayList<HeaderRenewal.NewHeader>();
    for (var n = 0; n < 287; n++) {
      many.add(one.headers().getFirst());
    }
    var padded = new HeaderRenewal.Remade(messages.get(1).object(), many, null);
    assertThat(headerRenewal.remake(line.admin(), List.of(one, padded)))
        .as("taken in, and refused for what it is")
        .containsExactly(padded.object());
    assertThat(refusal(() -> headerRenewal.remake(line.admin(), List.of(one, remade(2), padded))))
        .isEqualTo("header-does-not-fit");
    assertThat(left()).isEqualTo(BATCH);
  }

  @Test
  void what_does_not_fit_is_named_and_the_rest_is_done() throws NotOpened {
    var strangers = new TestLine(clients);
    var bad = new HeaderRenewal.Remade(messages.get(1).object(), remade(0).headers(), null);
    var nothing = new HeaderRenewal.Remade(new ObjectId(UUID.randomUUID()), List.of(), null);
    assertThat(headerRenewal.remake(line.admin(), List.of(remade(0), bad, nothing, remade(2))))
        .containsExactlyInAnyOrder(bad.object(), nothing.object());
    assertThat(left()).isEqualTo(BATCH - 1);
    assertThat(headerRenewal.remake(strangers.admin(), List.of(remade(3)))).hasSize(1);
    assertThat(left()).isEqualTo(BATCH - 1);
  }

  @Test
  void what_is_found_by_numbers_is_found_under_the_new_key_with_its_new_header() throws NotOpened {
    var token = Bytes.of(new byte[16]);
    var good = new HeaderRenewal.Tokens(line.fingerprint(2), Set.of(token));
    var bad = new HeaderRenewal.Tokens(new TestLine(clients).fingerprint(1), Set.of(token));
    var first = new HeaderRenewal.Remade(remade(0).object(), remade(0).headers(), good);
    var second = new HeaderRenewal.Remade(remade(1).object(), remade(1).headers(), bad);
    assertThat(headerRenewal.remake(line.admin(), List.of(first, second)))
        .as("tokens of another line")
        .containsExactly(second.object());
    assertThat(left()).isEqualTo(BATCH);
    assertThat(made.tokens(clients.keys()).find(line.admin(), Set.of(token), null, 10))
        .extracting(BlindTokens.Match::call)
        .containsExactly(messages.getFirst().manifest().call());
  }

  @Test
  void only_what_an_older_key_opens_is_released_to_be_made_anew() throws NotOpened {
    var strangers = new TestLine(clients);
    var all = messages.stream().map(TestMessage::object).toList();
    assertThat(headerRenewal.stillStale(line.admin(), all))
        .containsExactlyInAnyOrderElementsOf(all);
    assertThat(headerRenewal.stillStale(strangers.admin(), all)).isEmpty();
    assertThat(headerRenewal.remake(line.admin(), List.of(remade(0)))).isEmpty();
    assertThat(headerRenewal.stillStale(line.admin(), all))
        .as("no way to read what is done, or what was sealed to the newest key")
        .hasSize(BATCH)
        .doesNotContain(messages.getFirst().object());
    assertThat(headerRenewal.stillStale(line.admin(), List.of())).isEmpty();
  }

  @Test
  void each_is_released_after_an_entry_of_its_own() {
    var objects = messages.stream().map(TestMessage::object).toList();
    assertThat(refusal(() -> release(line.admin(), List.of()))).isEqualTo("malformed");
    assertThat(refusal(() -> release(line.admin(), objects))).isEqualTo("malformed");
    assertThat(leaves("object.header.released")).isEmpty();
    assertThat(release(line.admin(), objects.subList(0, BATCH - 1)).released()).hasSize(BATCH - 1);
    var several = release(line.admin(), objects.subList(0, BATCH));
    assertThat(several.missing()).isEmpty();
    assertThat(several.released().keySet()).containsExactlyElementsOf(objects.subList(0, BATCH));
    several
        .released()
        .forEach((object, released) ->
            assertThat(released.segments().getFirst().header())
                .isEqualTo(message(object).header()));
    assertThat(leaves("object.header.released"))
        .hasSize(2 * BATCH - 1)
        .allMatch(leaf -> leaf.contains("\"purpose\":\"reheader\""));
    for (var object : objects.subList(0, BATCH)) {
      assertThat(leaves("object.header.released"))
          .anyMatch(leaf -> leaf.contains(object.toString()));
    }
  }

  @Test
  void without_the_log_none_is_released() {
    var objects = List.of(messages.get(0).object(), messages.get(1).object());
    database.superuser().sql("revoke insert on audit_outbox from denwaban_app").update();
    try {
      assertThat(refusal(() -> release(line.admin(), objects))).isEqualTo("log-unavailable");
    } finally {
      database.superuser().sql("grant insert on audit_outbox to denwaban_app").update();
    }
  }

  @Test
  void another_clients_is_missing_like_one_that_never_was() {
    var stranger = new TestLine(clients);
    var objects = List.of(messages.getFirst().object(), new ObjectId(UUID.randomUUID()));
    var several = release(stranger.admin(), objects);
    assertThat(several.released()).isEmpty();
    assertThat(several.missing()).containsExactlyElementsOf(objects);
    assertThat(leaves("object.header.released")).isEmpty();
    assertThat(log.outbox(stranger.client())).noneMatch(leaf -> leaf.contains("released"));
  }

  @Test
  void of_long_objects_only_so_many_are_released_as_have_the_segments_of_the_longest()
      throws IOException {
    var almost = recording(287);
    var longest = recording(288);
    var one = messages.get(0).object();
    var other = messages.get(1).object();
    var several = release(line.admin(), List.of(almost, one, other));
    assertThat(several.released().keySet()).containsExactly(almost, one);
    assertThat(several.missing()).isEmpty();
    assertThat(leaves("object.header.released")).hasSize(2);
    assertThat(release(line.admin(), List.of(longest, one)).released().keySet())
        .containsExactly(longest);
    assertThat(release(line.admin(), List.of(one, longest)).released().keySet())
        .containsExactly(one);
  }

  private ObjectId recording(int segments) throws IOException {
    var object = new ObjectId(UUID.randomUUID());
    var call = new CallId(UUID.randomUUID());
    var signer = Signer.generate();
    var of = messages.getFirst();
    var all = new ArrayList<Manifest.Segment>();
    made.vault()
        .open(
            new BegunObject(
                object, line.client(), Manifest.Kind.RECORDING, call, 1, line.fingerprint(1)));
    for (var n = 0; n < segments; n++) {
      all.add(Manifest.Segment.of(n, n * 300_000L, of.header(), of.payload()));
      made.vault().header(line.client(), object, n, n * 300_000L, of.header());
    }
    var manifest =
        new Manifest(
            line.client(),
            object,
            1,
            null,
            Manifest.Kind.RECORDING,
            call,
            AT,
            1,
            line.fingerprint(1),
            true,
            all,
            new Manifest.Sealer(Manifest.Role.EDGE, "edge-1", signer.publicKey()));
    var signed = new String(manifest.bytes().toArray(), UTF_8);
    made.vault()
        .keep(line.client(), object, new SignedManifest(signed, manifest.sign(signer), true, 0));
    return object;
  }

  private HeaderRelease.Several release(CurrentUser user, List<ObjectId> objects) {
    return headerRelease.release(user, objects, Purpose.REHEADER);
  }

  /// @param to exclusive
  private List<HeaderRenewal.Remade> remade(int from, int to) throws NotOpened {
    var all = new ArrayList<HeaderRenewal.Remade>();
    for (var n = from; n < to; n++) {
      all.add(remade(n));
    }
    return all;
  }

  private HeaderRenewal.Remade remade(int n) throws NotOpened {
    var message = messages.get(n);
    var fresh = Reheader.header(line.age(1), line.age(2).recipient(), message.header());
    var said =
        new HeaderStatement(
            line.client(),
            message.object(),
            1,
            0,
            2,
            line.fingerprint(2),
            line.adminFingerprint(),
            Digest.sha256(fresh),
            AT);
    var text = new String(said.bytes().toArray(), UTF_8);
    var header = new HeaderRenewal.NewHeader(0, fresh, text, said.sign(line.signer()));
    return new HeaderRenewal.Remade(message.object(), List.of(header), null);
  }

  private TestMessage message(ObjectId object) {
    return messages.stream().filter(it -> it.object().equals(object)).findFirst().orElseThrow();
  }

  private CompanyKey key() {
    return clients.keys().current(line.client()).orElseThrow();
  }

  private long left() {
    return headerRenewal.stale(line.admin(), null, 1).total();
  }

  private List<String> leaves(String act) {
    return log.outbox(line.client()).stream().filter(leaf -> leaf.contains(act)).toList();
  }

  private static String refusal(ThrowingCallable act) {
    return catchThrowable(act) instanceof Problem problem ? problem.code() : "done";
  }
}
