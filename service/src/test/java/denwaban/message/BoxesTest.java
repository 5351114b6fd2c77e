package denwaban.message;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import denwaban.audit.Purpose;
import denwaban.audit.TestLog;
import denwaban.call.CallEnded;
import denwaban.call.CallsInHand;
import denwaban.call.Ended;
import denwaban.client.CompanyKey;
import denwaban.client.Line;
import denwaban.client.TestBox;
import denwaban.client.TestClients;
import denwaban.client.TestLine;
import denwaban.database.TestBacklog;
import denwaban.database.TestDatabase;
import denwaban.kernel.Bytes;
import denwaban.kernel.CallId;
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
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/// A client with a mailbox that its administrator and one member hold.
class BoxesTest {

  @RegisterExtension static final TestDatabase database = new TestDatabase();

  private static final Instant NOW = Instant.parse("2026-11-24T06:00:00Z");

  @TempDir Path folder;

  private final Who operator =
      new Who(new PersonId(UUID.randomUUID()), Role.OPERATOR, null, "s-op", "佐藤 花");
  private final CallId call = new CallId(UUID.randomUUID());
  private final Signer signer = Signer.generate();
  private TestClients clients;
  private TestLine line;
  private TestBox box;
  private Who holder;
  private Who other;
  private Taking taking;
  private Inbox inbox;

  @BeforeEach
  void open() {
    var log = new TestLog(database, folder);
    var vault = new TestVault(database, folder);
    clients = new TestClients(database, log.door());
    line = new TestLine(clients);
    var keys = TestBox.joins(clients, line, Role.CLIENT_MEMBER);
    holder = keys.who();
    other = TestBox.joins(clients, line, Role.CLIENT_MEMBER).who();
    box = new TestBox(clients, line, "人事", keys);
    var backlog = new TestBacklog(database, folder);
    var fence = database.fence();
    var holes = new Pigeonholes(database.jdbc());
    var ids = new Ids(Clock.systemUTC(), new Random());
    var bell = new Bell(TestStreams.over(database), holes, fence);
    taking =
        new Taking(
            new InHand(),
            clients.keys(),
            new Keeping(vault.vault(), vault.own(log.door()), fence, log.door()),
            new LateMessages(
                backlog.backlog(),
                vault.vault(),
                clients.keys(),
                holes,
                log.door(),
                bell,
                ids,
                Clock.systemUTC()),
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
  }

  /// Where the switchboard was told that the last message went.
  private @Nullable Line sentTo;

  /// The one call, in the operator's hands.
  private final class InHand implements CallsInHand {
    @Override
    public Optional<CallsInHand.InHand> of(CallId id) {
      return Optional.of(
          new CallsInHand.InHand(line.client(), operator.person(), false, NOW, signer.publicKey()));
    }

    @Override
    public void messageSent(CallId id, @Nullable UUID mailbox) {
      sentTo = Line.of(mailbox);
    }
  }

  @Test
  void a_message_to_a_mailbox_is_there_for_its_holders_alone() throws Exception {
    var message = sealed(box.newest());
    taking.take(operator, message);
    assertThat(sentTo).as("who rang is left there too").isEqualTo(Line.of(box.id));

    var row = inbox.page(holder, null, null).getFirst();
    assertThat(row.item().message()).isEqualTo(message.object());
    assertThat(row.item().line()).isEqualTo(Line.of(box.id));
    assertThat(inbox.unread(holder)).isEqualTo(1);
    assertThat(inbox.page(other, null, null)).isEmpty();
    assertThat(inbox.page(other, Line.of(box.id), null)).isEmpty();
    assertThat(inbox.unread(other)).isZero();

    for (var act :
        List.<Runnable>of(
            () -> inbox.done(other, row.item().id()), () -> inbox.reopen(other, row.item().id()))) {
      assertThatThrownBy(act::run)
          .isInstanceOfSatisfying(Problem.class, it -> assertThat(it.status()).isEqualTo(404));
    }
    inbox.done(holder, row.item().id());
    assertThat(inbox.unread(holder)).isZero();
  }

  @Test
  void who_is_taken_out_finds_nothing_of_what_came_before() throws Exception {
    taking.take(operator, sealed(box.newest()));
    box.rotate();
    assertThat(inbox.page(holder, null, null)).isEmpty();
    assertThat(inbox.unread(holder)).isZero();
    assertThat(inbox.page(line.admin(), null, null)).hasSize(1);
  }

  @Test
  void a_list_can_be_of_one_box() throws Exception {
    taking.take(operator, sealed(box.newest()));
    inbox.ended(ended(null));
    assertThat(inbox.page(holder, null, null)).hasSize(2);
    assertThat(inbox.page(holder, Line.of(box.id), null)).hasSize(1);
    assertThat(inbox.page(holder, Line.OWN, null)).hasSize(1);
    assertThat(inbox.page(holder, Line.of(UUID.randomUUID()), null)).isEmpty();
  }

  @Test
  void a_call_to_a_mailboxs_number_is_in_that_mailbox() {
    inbox.ended(ended(box.id));
    assertThat(inbox.page(holder, null, null)).hasSize(1);
    assertThat(inbox.page(other, null, null)).isEmpty();
  }

  @Test
  void an_administrator_who_does_not_hold_it_sees_how_much_waits_and_nothing_else()
      throws Exception {
    var admin = TestBox.joins(clients, line, Role.CLIENT_ADMIN).who();
    taking.take(operator, sealed(box.newest()));
    assertThat(inbox.waiting(admin)).containsEntry(Line.of(box.id), 1);
    assertThat(inbox.page(admin, null, null)).isEmpty();
  }

  @Test
  void reading_a_calls_recording_in_one_box_leaves_its_message_in_the_other_unread()
      throws Exception {
    inbox.ended(ended(null));
    taking.take(operator, sealed(box.newest()));
    assertThat(inbox.unread(holder)).isEqualTo(2);
    inbox.opened(
        new HeaderReleased(
            line.client(),
            new ObjectId(UUID.randomUUID()),
            Manifest.Kind.RECORDING,
            call,
            Purpose.PLAY,
            line.fingerprint(1)));
    assertThat(inbox.unread(holder)).isEqualTo(1);
    assertThat(inbox.page(holder, Line.of(box.id), null).getFirst().item().state())
        .isEqualTo("new");
  }

  @Test
  void a_call_has_one_message_whichever_box_it_went_to() throws Exception {
    taking.take(operator, sealed(box.newest()));
    var again = sealed(clients.keys().current(line.client()).orElseThrow());
    assertThatThrownBy(() -> taking.take(operator, again))
        .isInstanceOfSatisfying(
            Problem.class, it -> assertThat(it.code()).isEqualTo("message-exists"));
  }

  @Test
  void a_key_of_another_clients_mailbox_is_refused() throws Exception {
    var stranger = new TestLine(clients);
    var theirs = new TestBox(clients, stranger, "人事");
    assertThatThrownBy(() -> taking.take(operator, sealed(theirs.newest())))
        .isInstanceOfSatisfying(
            Problem.class, it -> assertThat(it.code()).isEqualTo("manifest-key"));
  }

  private CallEnded ended(@Nullable UUID mailbox) {
    return new CallEnded(call, line.client(), mailbox, Ended.ABANDONED, null, NOW, null, NOW);
  }

  private SealedMessage sealed(CompanyKey key) throws IOException {
    var object = new ObjectId(UUID.randomUUID());
    var payload = new ByteArrayOutputStream();
    try (var stream = SealedStream.open(Recipient.parse(key.recipient()), payload)) {
      var words = "退職の相談".getBytes(UTF_8);
      stream.write(words, 0, words.length);
      var sealed = stream.finish();
      var manifest =
          new Manifest(
              line.client(),
              object,
              1,
              null,
              Manifest.Kind.MESSAGE,
              call,
              NOW,
              key.epoch(),
              key.fingerprint(),
              true,
              List.of(Manifest.Segment.of(0, 0, sealed.header(), Bytes.of(payload.toByteArray()))),
              new Manifest.Sealer(Manifest.Role.OPERATOR, "p-1", signer.publicKey()));
      return new SealedMessage(
          call,
          object,
          sealed.header(),
          Bytes.of(payload.toByteArray()),
          new String(manifest.bytes().toArray(), UTF_8),
          manifest.sign(signer),
          false,
          null);
    }
  }
}
