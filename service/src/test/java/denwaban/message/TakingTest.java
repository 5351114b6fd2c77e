package denwaban.message;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import denwaban.audit.Purpose;
import denwaban.audit.TestLog;
import denwaban.call.CallEnded;
import denwaban.call.CallsInHand;
import denwaban.call.Ended;
import denwaban.client.Client;
import denwaban.client.CompanyKey;
import denwaban.client.KeyKind;
import denwaban.client.TestClients;
import denwaban.database.TestBacklog;
import denwaban.database.TestDatabase;
import denwaban.kernel.Bytes;
import denwaban.kernel.CallId;
import denwaban.kernel.ClientId;
import denwaban.kernel.Ids;
import denwaban.kernel.ObjectId;
import denwaban.kernel.PersonId;
import denwaban.people.Problem;
import denwaban.people.Role;
import denwaban.people.TestStreams;
import denwaban.people.Who;
import denwaban.recording.TestRecordings;
import denwaban.seal.Manifest;
import denwaban.seal.Recipient;
import denwaban.seal.SealedStream;
import denwaban.seal.Signer;
import denwaban.vault.HeaderReleased;
import denwaban.vault.TestVault;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class TakingTest {

  @RegisterExtension static final TestDatabase database = new TestDatabase();

  private static final Instant NOW = Instant.parse("2026-11-24T06:00:00Z");
  private static final String WORDS = "山田様より、お見積もりの件で折り返しを希望";

  @TempDir Path folder;

  private final Who operator =
      new Who(new PersonId(UUID.randomUUID()), Role.OPERATOR, null, "s-op", "佐藤 花");
  private final CallId call = new CallId(UUID.randomUUID());
  private final Signer signer = Signer.generate();
  private final Switchboard switchboard = new Switchboard();
  private TestLog log;
  private TestVault vault;
  private TestClients clients;
  private Client minato;
  private Client sakura;
  private TestBacklog backlog;
  private Taking taking;
  private Inbox inbox;

  /// Calls in hand, written by the test.
  private static final class Switchboard implements CallsInHand {
    private final Map<CallId, InHand> hands = new HashMap<>();
    private final List<CallId> sent = new ArrayList<>();

    @Override
    public Optional<InHand> of(CallId call) {
      return Optional.ofNullable(hands.get(call));
    }

    @Override
    public void messageSent(CallId call, @Nullable UUID mailbox) {
      sent.add(call);
    }
  }

  @BeforeEach
  void open() {
    log = new TestLog(database, folder);
    vault = new TestVault(database, folder);
    clients = new TestClients(database, log.door());
    minato = clients.add("m" + UUID.randomUUID().toString().substring(0, 8), KeyKind.X25519);
    sakura = clients.add("n" + UUID.randomUUID().toString().substring(0, 8), KeyKind.X25519);
    clients.enrol(minato);
    clients.enrol(sakura);
    backlog = new TestBacklog(database, folder);
    var fence = database.fence();
    var holes = new Pigeonholes(database.jdbc());
    var ids = new Ids(Clock.systemUTC(), new Random());
    var bell = new Bell(TestStreams.over(database), holes, fence);
    var late =
        new LateMessages(
            backlog.backlog(),
            vault.vault(),
            clients.keys(),
            holes,
            log.door(),
            bell,
            ids,
            Clock.systemUTC());
    backlog.writes(late);
    taking =
        new Taking(
            switchboard,
            clients.keys(),
            new Keeping(vault.vault(), vault.own(log.door()), fence, log.door()),
            late,
            vault.own(log.door()),
            holes,
            ids,
            bell,
            Clock.systemUTC());
    inbox =
        new Inbox(
            holes,
            TestRecordings.over(database, vault, log),
            vault.vault(),
            clients.keys(),
            fence,
            log.door(),
            ids,
            bell);
    switchboard.hands.put(call, inHand(minato.id(), signer.publicKey()));
  }

  @Test
  void a_sealed_message_waits_in_the_inbox_of_its_client_alone() {
    var message = sealed(it -> it);
    taking.take(operator, message);

    var line = inbox.page(member(minato), null, null).getFirst();
    assertThat(line.item().message()).isEqualTo(message.object());
    assertThat(line.item().call()).isEqualTo(call);
    assertThat(line.item().answered()).isTrue();
    assertThat(line.item().urgent()).isTrue();
    assertThat(line.item().state()).isEqualTo("new");
    assertThat(inbox.unread(member(minato))).isEqualTo(1);
    assertThat(inbox.page(member(sakura), null, null)).isEmpty();
    assertThat(inbox.unread(member(sakura))).isZero();
    assertThat(switchboard.sent).containsExactly(call);
    assertThat(log.outbox(minato.id())).last().asString().contains("message.kept");
  }

  @Test
  void sending_again_is_harmless_also_after_the_call_is_finished() {
    var message = sealed(it -> it);
    taking.take(operator, message);
    taking.take(operator, message);
    switchboard.hands.clear();
    taking.take(operator, message);
    assertThat(inbox.page(member(minato), null, null)).hasSize(1);
    assertThat(log.outbox(minato.id()).stream().filter(leaf -> leaf.contains("message.kept")))
        .hasSize(1);
  }

  @Test
  void a_second_message_for_the_call_and_other_bytes_under_one_id_are_refused() {
    var message = sealed(it -> it);
    taking.take(operator, message);
    assertThat(refusal(() -> taking.take(operator, sealed(it -> it)))).isEqualTo("message-exists");
    var again = resealed(message.object());
    assertThat(refusal(() -> taking.take(operator, again))).isEqualTo("message-exists");
  }

  @Test
  void only_the_operator_of_the_call_may_send() {
    var message = sealed(it -> it);
    var other = new Who(new PersonId(UUID.randomUUID()), Role.OPERATOR, null, "s", "鈴木 一郎");
    assertThat(refusal(() -> taking.take(other, message))).isEqualTo("call-not-in-hand");
    switchboard.hands.clear();
    assertThat(refusal(() -> taking.take(operator, message))).isEqualTo("call-not-in-hand");
    assertThat(inbox.page(member(minato), null, null)).isEmpty();
  }

  @Test
  void a_manifest_that_does_not_fit_is_refused_by_its_code() {
    var key = clients.keys().current(minato.id()).orElseThrow();
    var strange = UUID.randomUUID();
    refused("manifest-client", sealed(m -> with(m, sakura.id(), m.object(), m.call(), m.epoch())));
    refused(
        "manifest-object",
        sealed(m -> with(m, m.client(), new ObjectId(strange), m.call(), m.epoch())));
    refused(
        "manifest-call",
        sealed(m -> with(m, m.client(), m.object(), new CallId(strange), m.epoch())));
    refused("manifest-key", sealed(m -> with(m, m.client(), m.object(), m.call(), 2)));
    var fitting = sealed(it -> it);
    refused("manifest-payload", copy(fitting, Bytes.of(new byte[400]), fitting.header()));
    refused("manifest-payload", copy(fitting, fitting.payload(), Bytes.of(new byte[400])));
    refused(
        "manifest-malformed",
        new SealedMessage(
            call,
            fitting.object(),
            fitting.header(),
            fitting.payload(),
            "{}",
            fitting.signature(),
            false,
            null));
    assertThat(key.epoch()).isEqualTo(1);
    assertThat(inbox.page(member(minato), null, null)).isEmpty();
  }

  @Test
  void a_signature_of_anyone_but_the_operators_own_desk_is_refused() {
    var message = sealed(it -> it);
    switchboard.hands.put(call, inHand(minato.id(), Signer.generate().publicKey()));
    refused("manifest-signature", message);
    switchboard.hands.put(call, inHand(minato.id(), null));
    refused("no-signing-key", message);
  }

  @Test
  void while_the_log_is_away_a_message_waits_sealed_and_comes_once() throws IOException {
    var message = sealed(it -> it);
    database.superuser().sql("revoke insert on audit_outbox from denwaban_app").update();
    try {
      assertThat(taking.take(operator, message)).as("until when it may be corrected").isEmpty();
      // the answer got lost
      taking.take(operator, message);
      assertThat(backlog.catchingUp().catchUp()).isFalse();
    } finally {
      database.superuser().sql("grant insert on audit_outbox to denwaban_app").update();
    }
    assertThat(switchboard.sent).contains(call);
    assertThat(inbox.page(member(minato), null, null)).isEmpty();
    try (var files = Files.walk(folder).filter(Files::isRegularFile)) {
      assertThat(files.toList()).noneMatch(file -> new String(read(file), UTF_8).contains(WORDS));
    }

    assertThat(backlog.catchingUp().catchUp()).isTrue();
    assertThat(inbox.page(member(minato), null, null)).hasSize(1);
    assertThat(log.outbox(minato.id())).filteredOn(it -> it.contains("message.kept")).hasSize(1);
    assertThat(backlog.backlog().refused()).isZero();
  }

  @Test
  void a_message_that_cannot_even_wait_is_refused_and_the_desk_keeps_it() throws IOException {
    var message = sealed(it -> it);
    database.superuser().sql("revoke insert on audit_outbox from denwaban_app").update();
    var place = folder.resolve("backlog");
    try {
      Files.move(place, folder.resolve("gone"));
      refused("storage-unavailable", message);
    } finally {
      Files.move(folder.resolve("gone"), place);
      database.superuser().sql("grant insert on audit_outbox to denwaban_app").update();
    }
    assertThat(switchboard.sent).isEmpty();
    taking.take(operator, message);
    assertThat(inbox.page(member(minato), null, null)).hasSize(1);
  }

  @Test
  void the_words_are_nowhere_in_the_folder_or_the_log() throws IOException {
    taking.take(operator, sealed(it -> it));
    try (var files = Files.walk(folder).filter(Files::isRegularFile)) {
      assertThat(files.toList())
          .isNotEmpty()
          .noneMatch(file -> new String(read(file), UTF_8).contains(WORDS));
    }
    assertThat(log.outbox(minato.id()))
        .noneMatch(leaf -> leaf.contains(WORDS))
        .noneMatch(leaf -> leaf.contains(operator.person().toString()))
        .noneMatch(leaf -> leaf.contains(operator.name()))
        .noneMatch(leaf -> leaf.contains(minato.name()));
  }

  @Test
  void an_item_is_opened_done_and_opened_again_by_its_own_members() {
    taking.take(operator, sealed(it -> it));
    var member = member(minato);
    var item = inbox.page(member, null, null).getFirst().item();

    inbox.opened(
        new HeaderReleased(
            minato.id(),
            Objects.requireNonNull(item.message()),
            Manifest.Kind.MESSAGE,
            call,
            Purpose.READ,
            clients.keys().current(minato.id()).orElseThrow().fingerprint()));
    assertThat(state(member)).isEqualTo("opened");
    inbox.done(member, item.id());
    inbox.done(member, item.id());
    assertThat(inbox.page(member, null, null).getFirst().item().doneBy())
        .isEqualTo(member.person());
    inbox.reopen(member, item.id());
    assertThat(state(member)).isEqualTo("opened");
    assertThat(refusal(() -> inbox.done(member(sakura), item.id()))).isEqualTo("not-found");
    assertThat(refusal(() -> inbox.reopen(member(sakura), item.id()))).isEqualTo("not-found");
    assertThat(log.outbox(minato.id()).stream().filter(leaf -> leaf.contains("message.done")))
        .hasSize(1);
  }

  @Test
  void a_call_that_nobody_took_is_shown_once() {
    var ended =
        new CallEnded(
            new CallId(UUID.randomUUID()),
            minato.id(),
            null,
            Ended.ABANDONED,
            null,
            NOW,
            null,
            NOW);
    inbox.ended(ended);
    inbox.ended(ended);
    assertThat(inbox.page(member(minato), null, null))
        .singleElement()
        .satisfies(line -> {
          assertThat(line.item().answered()).isFalse();
          assertThat(line.item().message()).isNull();
        });
  }

  @Test
  void pages_follow_each_other() {
    for (var i = 0; i < Inbox.PAGE + 1; i++) {
      inbox.ended(
          new CallEnded(
              new CallId(UUID.randomUUID()),
              minato.id(),
              null,
              Ended.ABANDONED,
              null,
              NOW,
              null,
              NOW));
    }
    var first = inbox.page(member(minato), null, null);
    assertThat(first).hasSize(Inbox.PAGE);
    assertThat(inbox.page(member(minato), null, first.getLast().item().id())).hasSize(1);
  }

  private String state(Who member) {
    return inbox.page(member, null, null).getFirst().item().state();
  }

  private CallsInHand.InHand inHand(ClientId client, @Nullable Bytes key) {
    return new CallsInHand.InHand(client, operator.person(), false, NOW, key);
  }

  private void refused(String code, SealedMessage message) {
    assertThat(refusal(() -> taking.take(operator, message))).isEqualTo(code);
  }

  private static String refusal(ThrowingCallable act) {
    return catchThrowable(act) instanceof Problem problem ? problem.code() : "taken";
  }

  private static Who member(Client client) {
    return TestClients.member(client, Role.CLIENT_MEMBER);
  }

  private SealedMessage sealed(UnaryOperator<Manifest> change) {
    return sealed(new ObjectId(UUID.randomUUID()), change);
  }

  private SealedMessage resealed(ObjectId object) {
    return sealed(object, it -> it);
  }

  private SealedMessage sealed(ObjectId object, UnaryOperator<Manifest> change) {
    CompanyKey key = clients.keys().current(minato.id()).orElseThrow();
    var payload = new ByteArrayOutputStream();
    try (var stream = SealedStream.open(Recipient.parse(key.recipient()), payload)) {
      var words = WORDS.getBytes(UTF_8);
      stream.write(words, 0, words.length);
      var sealed = stream.finish();
      var manifest =
          change.apply(
              new Manifest(
                  minato.id(),
                  object,
                  1,
                  null,
                  Manifest.Kind.MESSAGE,
                  call,
                  NOW,
                  key.epoch(),
                  key.fingerprint(),
                  true,
                  List.of(
                      Manifest.Segment.of(0, 0, sealed.header(), Bytes.of(payload.toByteArray()))),
                  new Manifest.Sealer(Manifest.Role.OPERATOR, "p-1", signer.publicKey())));
      return new SealedMessage(
          call,
          object,
          sealed.header(),
          Bytes.of(payload.toByteArray()),
          new String(manifest.bytes().toArray(), UTF_8),
          manifest.sign(signer),
          true,
          null);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static SealedMessage copy(SealedMessage it, Bytes payload, Bytes header) {
    return new SealedMessage(
        it.call(), it.object(), header, payload, it.manifest(), it.signature(), it.urgent(), null);
  }

  private static Manifest with(
      Manifest m, ClientId client, ObjectId object, CallId call, int epoch) {
    return new Manifest(
        client,
        object,
        m.version(),
        m.prev(),
        m.kind(),
        call,
        m.sealedAt(),
        epoch,
        m.company(),
        m.complete(),
        m.segments(),
        m.sealer());
  }

  private static byte[] read(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
