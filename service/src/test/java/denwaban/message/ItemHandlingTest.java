package denwaban.message;

import static denwaban.message.TestMessages.NOW;
import static denwaban.message.TestMessages.member;
import static denwaban.message.TestMessages.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import denwaban.access.CurrentUser;
import denwaban.access.Role;
import denwaban.call.event.CallEnded;
import denwaban.call.event.CallOutcome;
import denwaban.client.Client;
import denwaban.client.key.TestBox;
import denwaban.client.key.TestLine;
import denwaban.database.TestDatabase;
import denwaban.kernel.CallId;
import denwaban.kernel.ClientId;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/// Two members of one client, and one item.
class ItemHandlingTest {

  @RegisterExtension static final TestDatabase database = new TestDatabase();

  @TempDir Path folder;

  private TestMessages messages;
  private Client minato;
  private CurrentUser kenta;
  private CurrentUser sayaka;
  private ItemHandling handling;
  private UUID id;

  @BeforeEach
  void open() {
    messages = new TestMessages(database, folder);
    handling = messages.handling;
    minato = messages.client();
    kenta = member(minato);
    sayaka = member(minato);
    messages.inbox.ended(missed(minato.id(), null));
    id = item().id();
  }

  @Test
  void a_member_takes_an_item_and_gives_it_back() {
    handling.take(kenta, id, null);
    assertThat(item().takenBy()).isEqualTo(kenta.person());
    handling.take(kenta, id, null);
    handling.giveBack(kenta, id);
    handling.giveBack(kenta, id);
    assertThat(item().takenBy()).isNull();
    assertThat(entries("message.taken")).as("the second time nothing changed").isEqualTo(1);
    assertThat(entries("message.given-back")).isEqualTo(1);
  }

  @Test
  void a_colleague_takes_it_over_from_the_member_shown() {
    handling.take(kenta, id, null);
    handling.take(sayaka, id, kenta.person());
    assertThat(item().takenBy()).isEqualTo(sayaka.person());
    assertThat(entries("message.taken")).isEqualTo(2);
  }

  @Test
  void of_two_who_take_at_once_the_second_is_told() {
    handling.take(kenta, id, null);
    assertThat(refusal(() -> handling.take(sayaka, id, null))).isEqualTo("item-changed");
    assertThat(refusal(() -> handling.take(sayaka, id, sayaka.person()))).isEqualTo("item-changed");
    assertThat(item().takenBy()).isEqualTo(kenta.person());
    assertThat(entries("message.taken")).isEqualTo(1);
  }

  @Test
  void nobody_gives_back_what_a_colleague_has() {
    handling.take(kenta, id, null);
    assertThat(refusal(() -> handling.giveBack(sayaka, id))).isEqualTo("item-changed");
    assertThat(item().takenBy()).isEqualTo(kenta.person());
  }

  @Test
  void a_done_item_keeps_who_had_it_and_so_does_an_opened_one() {
    handling.take(kenta, id, null);
    handling.setDue(kenta, id, NOW);
    messages.inbox.done(sayaka, id);
    assertThat(item().takenBy()).isEqualTo(kenta.person());
    assertThat(item().doneBy()).isEqualTo(sayaka.person());
    assertThat(refusal(() -> handling.take(sayaka, id, kenta.person()))).isEqualTo("item-changed");
    assertThat(refusal(() -> handling.giveBack(kenta, id))).isEqualTo("item-changed");
    assertThat(refusal(() -> handling.removeDue(kenta, id))).isEqualTo("item-changed");
    assertThat(refusal(() -> handling.setDue(kenta, id, NOW.plusSeconds(1))))
        .isEqualTo("item-changed");
    messages.inbox.reopen(sayaka, id);
    assertThat(item().takenBy()).isEqualTo(kenta.person());
    assertThat(item().due()).isEqualTo(NOW);
  }

  @Test
  void a_due_time_is_set_changed_and_removed() {
    handling.setDue(kenta, id, NOW.plusSeconds(60));
    handling.setDue(sayaka, id, NOW.plusSeconds(120));
    handling.setDue(sayaka, id, NOW.plusSeconds(120));
    assertThat(item().due()).isEqualTo(NOW.plusSeconds(120));
    handling.removeDue(kenta, id);
    handling.removeDue(kenta, id);
    assertThat(item().due()).isNull();
    assertThat(entries("message.due.set")).isEqualTo(2);
    assertThat(entries("message.due.removed")).isEqualTo(1);
  }

  @Test
  void a_due_time_is_at_most_a_minute_ago_and_ninety_days_ahead() {
    for (var fits : new Duration[] {Duration.ofMinutes(-1), Duration.ZERO, Duration.ofDays(90)}) {
      handling.setDue(kenta, id, NOW.plus(fits));
      assertThat(item().due()).isEqualTo(NOW.plus(fits));
    }
    for (var at :
        new Instant[] {
          NOW.minus(Duration.ofMinutes(1)).minusMillis(1),
          NOW.plus(Duration.ofDays(90)).plusMillis(1),
          Instant.MIN,
          Instant.MAX
        }) {
      assertThat(refusal(() -> handling.setDue(kenta, id, at))).isEqualTo("due-out-of-range");
    }
  }

  @Test
  void another_clients_member_finds_nothing_and_so_does_everyone_of_what_never_was() {
    mayNothing(member(messages.client()), id);
    mayNothing(kenta, UUID.randomUUID());
    assertThat(item().takenBy()).isNull();
    assertThat(item().due()).isNull();
  }

  @Test
  void a_member_who_does_not_hold_the_mailbox_finds_nothing() {
    var line = new TestLine(messages.clients);
    var holder = TestBox.joins(messages.clients, line, Role.CLIENT_MEMBER);
    var other = TestBox.joins(messages.clients, line, Role.CLIENT_MEMBER).who();
    var box = new TestBox(messages.clients, line, "人事", holder);
    messages.inbox.ended(missed(line.client(), box.id));
    var theirs = messages.inbox.page(holder.who(), null, null).getFirst().item().id();
    mayNothing(other, theirs);
    handling.take(holder.who(), theirs, null);
    assertThat(messages.inbox.page(holder.who(), null, null).getFirst().item().takenBy())
        .isEqualTo(holder.who().person());
  }

  private void mayNothing(CurrentUser user, UUID id) {
    assertThat(refusal(() -> handling.take(user, id, null))).isEqualTo("not-found");
    assertThat(refusal(() -> handling.giveBack(user, id))).isEqualTo("not-found");
    assertThat(refusal(() -> handling.setDue(user, id, NOW))).isEqualTo("not-found");
    assertThat(refusal(() -> handling.removeDue(user, id))).isEqualTo("not-found");
  }

  private InboxTable.Item item() {
    return messages.inbox.page(kenta, null, null).getFirst().item();
  }

  /// Entries of the client's log that name this act; none of them names the member.
  private long entries(String act) {
    return messages.log.outbox(minato.id()).stream()
        .filter(leaf -> leaf.contains("\"" + act + "\""))
        .peek(leaf -> assertThat(leaf).doesNotContain(kenta.person().toString(), kenta.name()))
        .count();
  }

  private static CallEnded missed(ClientId client, @Nullable UUID mailbox) {
    var call = new CallId(UUID.randomUUID());
    return new CallEnded(call, client, mailbox, CallOutcome.ABANDONED, null, NOW, null, NOW);
  }
}
