package denwaban.message;

import static denwaban.message.TestMessages.member;
import static denwaban.message.TestMessages.operator;
import static denwaban.message.TestMessages.refusal;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import denwaban.access.CurrentUser;
import denwaban.access.Role;
import denwaban.audit.TestLog;
import denwaban.client.Client;
import denwaban.client.key.Line;
import denwaban.database.TestDatabase;
import denwaban.kernel.Bytes;
import denwaban.kernel.CallId;
import denwaban.kernel.ClientId;
import denwaban.kernel.ObjectId;
import denwaban.kernel.PersonId;
import denwaban.message.TestMessages.Hands;
import denwaban.seal.crypto.Signer;
import denwaban.seal.statement.Manifest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/// Messages are taken from the operator of the call alone, only what fits, each once.
class MessageIntakeTest {

  @RegisterExtension static final TestDatabase database = new TestDatabase();

  private static final String WORDS = "山田様より、お見積もりの件で折り返しを希望";

  @TempDir Path folder;

  private final CurrentUser operator = operator();
  private final CallId call = new CallId(UUID.randomUUID());
  private TestMessages messages;
  private Hands hands;
  private TestLog log;
  private Client minato;
  private Client sakura;
  private TestPage page;
  private MessageIntake messageIntake;
  private Inbox inbox;

  @BeforeEach
  void open() {
    messages = new TestMessages(database, folder);
    hands = messages.hands;
    log = messages.log;
    messageIntake = messages.messageIntake;
    inbox = messages.inbox;
    minato = messages.client();
    sakura = messages.client();
    page = messages.page(minato.id(), call, operator);
  }

  @Test
  void a_sealed_message_waits_in_the_inbox_of_its_client_alone() {
    var message = sealed(it -> it);
    messageIntake.take(operator, message);

    var line = inbox.page(member(minato), null, null).getFirst();
    assertThat(line.item().message()).isEqualTo(message.object());
    assertThat(line.item().call()).isEqualTo(call);
    assertThat(line.item().answered()).isTrue();
    assertThat(line.item().urgent()).isTrue();
    assertThat(line.item().state()).isEqualTo("new");
    assertThat(inbox.unread(member(minato))).isEqualTo(1);
    assertThat(inbox.page(member(sakura), null, null)).isEmpty();
    assertThat(inbox.unread(member(sakura))).isZero();
    assertThat(hands.sent).containsExactly(new Hands.Sent(call, Line.OWN));
    assertThat(log.outbox(minato.id())).last().asString().contains("message.kept");
  }

  @Test
  void sending_again_is_harmless_also_after_the_call_is_finished() {
    var message = sealed(it -> it);
    messageIntake.take(operator, message);
    messageIntake.take(operator, message);
    hands.clear();
    messageIntake.take(operator, message);
    assertThat(inbox.page(member(minato), null, null)).hasSize(1);
    assertThat(log.outbox(minato.id()).stream().filter(leaf -> leaf.contains("message.kept")))
        .hasSize(1);
  }

  @Test
  void a_second_message_for_the_call_and_other_bytes_under_one_id_are_refused() {
    var message = sealed(it -> it);
    messageIntake.take(operator, message);
    assertThat(refusal(() -> messageIntake.take(operator, sealed(it -> it))))
        .isEqualTo("message-exists");
    var again = resealed(message.object());
    assertThat(refusal(() -> messageIntake.take(operator, again))).isEqualTo("message-exists");
  }

  @Test
  void only_the_operator_of_the_call_may_send() {
    var message = sealed(it -> it);
    var other = new CurrentUser(new PersonId(UUID.randomUUID()), Role.OPERATOR, null, "s", "鈴木 一郎");
    assertThat(refusal(() -> messageIntake.take(other, message))).isEqualTo("call-not-in-hand");
    hands.clear();
    assertThat(refusal(() -> messageIntake.take(operator, message))).isEqualTo("call-not-in-hand");
    assertThat(inbox.page(member(minato), null, null)).isEmpty();
  }

  @Test
  void where_messages_are_no_purpose_of_the_contract_none_is_taken() {
    hands.agreed = false;
    page = messages.page(minato.id(), call, operator);
    assertThat(refusal(() -> messageIntake.take(operator, sealed(it -> it))))
        .isEqualTo("messages-not-agreed");
    assertThat(inbox.page(member(minato), null, null)).isEmpty();
    assertThat(log.outbox(minato.id())).noneMatch(it -> it.contains("message.kept"));
  }

  @Test
  void a_manifest_that_does_not_fit_is_refused_by_its_code() {
    var key = messages.key(minato.id());
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
  void a_message_is_whole_of_one_part_from_its_beginning_and_an_operators() {
    for (var kind : Manifest.Kind.values()) {
      if (kind == Manifest.Kind.MESSAGE) continue;
      refused("manifest-kind", sealed(m -> with(m, kind, true, m.segments(), m.sealer())));
    }
    refused("manifest-kind", sealed(m -> with(m, m.kind(), false, m.segments(), m.sealer())));
    var edge = Manifest.Role.EDGE;
    refused(
        "manifest-kind",
        sealed(m ->
            with(
                m,
                m.kind(),
                true,
                m.segments(),
                new Manifest.Sealer(edge, m.sealer().id(), m.sealer().key()))));
    refused("manifest-payload", sealed(m -> with(m, m.kind(), true, parts(m, 1, 1), m.sealer())));
    refused("manifest-payload", sealed(m -> with(m, m.kind(), true, parts(m, 0, 2), m.sealer())));
    assertThat(inbox.page(member(minato), null, null)).isEmpty();
  }

  /// The one part again, from another moment on or more than once.
  private static List<Manifest.Segment> parts(Manifest m, long startMs, int count) {
    var one = m.segments().getFirst();
    return IntStream.range(0, count)
        .mapToObj(
            n -> new Manifest.Segment(n, startMs, one.length(), one.sha256(), one.headerSha256()))
        .toList();
  }

  private static Manifest with(
      Manifest m,
      Manifest.Kind kind,
      boolean complete,
      List<Manifest.Segment> segments,
      Manifest.Sealer sealer) {
    return new Manifest(
        m.client(),
        m.object(),
        m.version(),
        m.prev(),
        kind,
        m.call(),
        m.sealedAt(),
        m.epoch(),
        m.company(),
        complete,
        segments,
        sealer);
  }

  @Test
  void a_signature_of_anyone_but_the_operators_own_desk_is_refused() {
    var message = sealed(it -> it);
    hands.put(call, minato.id(), operator, Signer.generate().publicKey());
    refused("manifest-signature", message);
    hands.put(call, minato.id(), operator, null);
    refused("no-signing-key", message);
  }

  @Test
  void while_the_log_is_away_a_message_waits_sealed_and_comes_once() throws IOException {
    var message = sealed(it -> it);
    database.superuser().sql("revoke insert on audit_outbox from denwaban_app").update();
    try {
      assertThat(messageIntake.take(operator, message))
          .as("until when it may be corrected")
          .isEmpty();
      // the answer got lost
      messageIntake.take(operator, message);
      assertThat(messages.backlog.catchingUp().catchUp()).isFalse();
    } finally {
      database.superuser().sql("grant insert on audit_outbox to denwaban_app").update();
    }
    assertThat(hands.sent).contains(new Hands.Sent(call, Line.OWN));
    assertThat(inbox.page(member(minato), null, null)).isEmpty();
    try (var files = Files.walk(folder).filter(Files::isRegularFile)) {
      assertThat(files.toList()).noneMatch(file -> new String(read(file), UTF_8).contains(WORDS));
    }

    assertThat(messages.backlog.catchingUp().catchUp()).isTrue();
    assertThat(inbox.page(member(minato), null, null)).hasSize(1);
    assertThat(log.outbox(minato.id())).filteredOn(it -> it.contains("message.kept")).hasSize(1);
    assertThat(messages.backlog.backlog().refused()).isZero();
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
    assertThat(hands.sent).isEmpty();
    messageIntake.take(operator, message);
    assertThat(inbox.page(member(minato), null, null)).hasSize(1);
  }

  @Test
  void the_words_are_nowhere_in_the_folder_or_the_log() throws IOException {
    messageIntake.take(operator, sealed(it -> it));
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

  private void refused(String code, SealedMessage message) {
    assertThat(refusal(() -> messageIntake.take(operator, message))).isEqualTo(code);
  }

  /// Urgent, and not to be corrected.
  ///
  /// @param change what its manifest says instead of the truth
  private SealedMessage sealed(UnaryOperator<Manifest> change) {
    var key = messages.key(minato.id());
    return TestPage.urgent(TestPage.withoutOwn(page.lying(key, WORDS, change)));
  }

  /// Other bytes under this id.
  private SealedMessage resealed(ObjectId object) {
    var key = messages.key(minato.id());
    return page.sealed(key, WORDS, null, m -> with(m, m.client(), object, m.call(), m.epoch()));
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
