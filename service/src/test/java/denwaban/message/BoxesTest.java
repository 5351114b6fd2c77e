package denwaban.message;

import static denwaban.message.TestMessages.NOW;
import static denwaban.message.TestMessages.operator;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import denwaban.access.CurrentUser;
import denwaban.access.Role;
import denwaban.audit.Purpose;
import denwaban.call.event.CallEnded;
import denwaban.call.event.CallOutcome;
import denwaban.client.key.CompanyKey;
import denwaban.client.key.Line;
import denwaban.client.key.TestBox;
import denwaban.client.key.TestLine;
import denwaban.database.TestDatabase;
import denwaban.http.Problem;
import denwaban.kernel.CallId;
import denwaban.kernel.ObjectId;
import denwaban.message.TestMessages.Hands;
import denwaban.seal.statement.Manifest;
import denwaban.vault.HeaderReleased;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/// A client with a mailbox that its administrator and one member hold.
class BoxesTest {

  @RegisterExtension static final TestDatabase database = new TestDatabase();

  @TempDir Path folder;

  private final CurrentUser operator = operator();
  private final CallId call = new CallId(UUID.randomUUID());
  private TestMessages messages;
  private TestPage page;
  private TestLine line;
  private TestBox box;
  private CurrentUser holder;
  private CurrentUser other;
  private MessageIntake messageIntake;
  private Inbox inbox;

  @BeforeEach
  void open() {
    messages = new TestMessages(database, folder);
    messageIntake = messages.messageIntake;
    inbox = messages.inbox;
    line = new TestLine(messages.clients);
    var keys = TestBox.joins(messages.clients, line, Role.CLIENT_MEMBER);
    holder = keys.who();
    other = TestBox.joins(messages.clients, line, Role.CLIENT_MEMBER).who();
    box = new TestBox(messages.clients, line, "人事", keys);
    page = messages.page(line.client(), call, operator);
  }

  @Test
  void a_message_to_a_mailbox_is_there_for_its_holders_alone() {
    var message = sealed(box.newest());
    messageIntake.take(operator, message);
    assertThat(messages.hands.sent)
        .as("who rang is left there too")
        .containsExactly(new Hands.Sent(call, Line.of(box.id)));

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
  void who_is_taken_out_finds_nothing_of_what_came_before() {
    messageIntake.take(operator, sealed(box.newest()));
    box.rotate();
    assertThat(inbox.page(holder, null, null)).isEmpty();
    assertThat(inbox.unread(holder)).isZero();
    assertThat(inbox.page(line.admin(), null, null)).hasSize(1);
  }

  @Test
  void a_list_can_be_of_one_box() {
    messageIntake.take(operator, sealed(box.newest()));
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
  void an_administrator_who_does_not_hold_it_sees_how_much_waits_and_nothing_else() {
    var admin = TestBox.joins(messages.clients, line, Role.CLIENT_ADMIN).who();
    messageIntake.take(operator, sealed(box.newest()));
    assertThat(inbox.waiting(admin)).containsEntry(Line.of(box.id), 1);
    assertThat(inbox.page(admin, null, null)).isEmpty();
  }

  @Test
  void reading_a_calls_recording_in_one_box_leaves_its_message_in_the_other_unread() {
    inbox.ended(ended(null));
    messageIntake.take(operator, sealed(box.newest()));
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
  void a_call_has_one_message_whichever_box_it_went_to() {
    messageIntake.take(operator, sealed(box.newest()));
    var again = sealed(messages.key(line.client()));
    assertThatThrownBy(() -> messageIntake.take(operator, again))
        .isInstanceOfSatisfying(
            Problem.class, it -> assertThat(it.code()).isEqualTo("message-exists"));
  }

  @Test
  void a_key_of_another_clients_mailbox_is_refused() {
    var stranger = new TestLine(messages.clients);
    var theirs = new TestBox(messages.clients, stranger, "人事");
    assertThatThrownBy(() -> messageIntake.take(operator, sealed(theirs.newest())))
        .isInstanceOfSatisfying(
            Problem.class, it -> assertThat(it.code()).isEqualTo("manifest-key"));
  }

  private CallEnded ended(@Nullable UUID mailbox) {
    return new CallEnded(call, line.client(), mailbox, CallOutcome.ABANDONED, null, NOW, null, NOW);
  }

  private SealedMessage sealed(CompanyKey key) {
    return page.first(key, "退職の相談");
  }
}
