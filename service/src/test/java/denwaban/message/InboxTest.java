package denwaban.message;

import static denwaban.message.TestMessages.NOW;
import static denwaban.message.TestMessages.member;
import static denwaban.message.TestMessages.operator;
import static denwaban.message.TestMessages.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import denwaban.access.CurrentUser;
import denwaban.audit.Purpose;
import denwaban.call.event.CallEnded;
import denwaban.call.event.CallOutcome;
import denwaban.client.Client;
import denwaban.client.key.Line;
import denwaban.database.TestDatabase;
import denwaban.kernel.CallId;
import denwaban.seal.statement.Manifest;
import denwaban.vault.HeaderReleased;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/// What members find: opened, done, opened again, and page after page.
class InboxTest {

  @RegisterExtension static final TestDatabase database = new TestDatabase();

  @TempDir Path folder;

  private TestMessages messages;
  private Client minato;
  private Inbox inbox;

  @BeforeEach
  void open() {
    messages = new TestMessages(database, folder);
    inbox = messages.inbox;
    minato = messages.client();
  }

  @Test
  void an_item_is_opened_done_and_opened_again_by_its_own_members() {
    var call = new CallId(UUID.randomUUID());
    var operator = operator();
    var page = messages.page(minato.id(), call, operator);
    messages.messageIntake.take(operator, page.first(messages.key(minato.id()), "折り返し"));
    var member = member(minato);
    var stranger = member(messages.client());
    var item = inbox.page(member, null, null).getFirst().item();

    inbox.opened(
        new HeaderReleased(
            minato.id(),
            Objects.requireNonNull(item.message()),
            Manifest.Kind.MESSAGE,
            call,
            Purpose.READ,
            messages.key(minato.id()).fingerprint()));
    assertThat(state(member)).isEqualTo("opened");
    inbox.done(member, item.id());
    inbox.done(member, item.id());
    assertThat(inbox.page(member, null, null).getFirst().item().doneBy())
        .isEqualTo(member.person());
    inbox.reopen(member, item.id());
    assertThat(state(member)).isEqualTo("opened");
    assertThat(refusal(() -> inbox.done(stranger, item.id()))).isEqualTo("not-found");
    assertThat(refusal(() -> inbox.reopen(stranger, item.id()))).isEqualTo("not-found");
    for (var act : List.of("message.done", "message.reopened")) {
      assertThat(messages.log.outbox(minato.id()).stream().filter(leaf -> leaf.contains(act)))
          .as(act)
          .hasSize(1);
    }
  }

  @Test
  void a_call_that_nobody_took_is_shown_once() {
    var ended =
        new CallEnded(
            new CallId(UUID.randomUUID()),
            minato.id(),
            null,
            CallOutcome.ABANDONED,
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
    assertThat(messages.told)
        .as("nobody said that it is urgent")
        .contains(
            new ItemWaits(minato.id(), Line.OWN, ended.call(), ItemWaits.Kind.MISSED, false, null));
  }

  @Test
  void pages_follow_each_other() {
    for (var i = 0; i < 51; i++) {
      inbox.ended(
          new CallEnded(
              new CallId(UUID.randomUUID()),
              minato.id(),
              null,
              CallOutcome.ABANDONED,
              null,
              NOW,
              null,
              NOW));
    }
    var first = inbox.page(member(minato), null, null);
    assertThat(first).hasSize(50);
    var news =
        database.fence().as(minato.id(), () -> new InboxTable(database.jdbc()).news(minato.id()));
    assertThat(news.unread()).isEqualTo(51);
    assertThat(news.newest()).isEqualTo(first.getFirst().item().id());
    assertThat(inbox.page(member(minato), null, first.getLast().item().id())).hasSize(1);
  }

  private String state(CurrentUser member) {
    return inbox.page(member, null, null).getFirst().item().state();
  }
}
