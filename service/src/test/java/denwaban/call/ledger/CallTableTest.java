package denwaban.call.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import denwaban.audit.TestLog;
import denwaban.call.event.CallAnswered;
import denwaban.call.event.CallEnded;
import denwaban.call.event.CallLeft;
import denwaban.call.event.CallOutcome;
import denwaban.call.event.CallRang;
import denwaban.call.event.CallRefused;
import denwaban.call.event.CallShown;
import denwaban.call.event.CallTaken;
import denwaban.call.event.CallTakenAtHome;
import denwaban.call.event.Refusal;
import denwaban.database.TestDatabase;
import denwaban.database.backlog.TestBacklog;
import denwaban.kernel.CallId;
import denwaban.kernel.ClientId;
import denwaban.kernel.PersonId;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.dao.TransientDataAccessResourceException;

class CallTableTest {

  @RegisterExtension static final TestDatabase database = new TestDatabase();

  private static final UUID MAILBOX = new UUID(9, 9);
  private static final Instant ARRIVED = Instant.parse("2026-11-24T06:00:00Z");
  private static final Instant ANSWERED = ARRIVED.plusSeconds(5);
  private static final Instant OVER = ARRIVED.plusSeconds(60);

  @TempDir Path folder;

  private final CallId call = new CallId(UUID.randomUUID());
  private final ClientId client = new ClientId(UUID.randomUUID());
  private final PersonId operator = new PersonId(UUID.randomUUID());

  /// What listeners heard, and how the row looked at that moment.
  private final List<Object> said = new ArrayList<>();

  private final List<String> rows = new ArrayList<>();
  private boolean deafListener;
  private boolean brokenListener;
  private TestLog log;
  private TestBacklog waiting;
  private CallTable book;

  @BeforeEach
  void open() {
    log = new TestLog(database, folder);
    waiting = new TestBacklog(database, folder);
    book =
        new CallTable(
            database.jdbc(),
            database.fence(),
            event -> {
              said.add(event);
              rows.add(how());
              if (brokenListener) throw new TransientDataAccessResourceException("away");
              if (deafListener) throw new IllegalStateException("a listener's bug");
            },
            log.door(),
            waiting.backlog(),
            waiting.catchingUp(),
            Runnable::run);
    waiting.writes(book);
  }

  @AfterEach
  void give_back_what_was_taken_away() {
    database
        .superuser()
        .sql("grant insert on call, audit_outbox, call_hand to denwaban_app")
        .update();
  }

  @Test
  void a_call_is_written_from_ring_to_end() {
    book.say(rang());
    book.say(answered());
    book.say(ended(CallOutcome.BY_OPERATOR));

    assertThat(row())
        .containsEntry("how", "by-operator")
        .containsEntry("operator_id", operator.value())
        .containsEntry("mailbox", MAILBOX)
        .containsEntry("client_id", client.value());
    assertThat(said).containsExactly(rang(), answered(), ended(CallOutcome.BY_OPERATOR));
  }

  @Test
  void that_it_was_taken_at_a_home_stands_in_the_log_beside_the_answer() {
    book.say(rang());
    book.say(answered());
    book.say(new CallTakenAtHome(call, client, operator, ANSWERED));

    assertThat(log.outbox(client)).hasSize(2);
    assertThat(log.outbox(client).getLast())
        .contains("\"act\":\"call.taken.at-home\"", call.toString());
  }

  @Test
  void a_ring_is_told_after_it_is_written_and_an_end_before() {
    book.say(rang());
    book.say(ended(CallOutcome.BY_CALLER));

    assertThat(rows).containsExactly("open", "open");
    assertThat(how()).isEqualTo("by-caller");
  }

  @Test
  void every_way_to_end_can_be_written() {
    for (var how : CallOutcome.values()) {
      var end =
          new CallEnded(
              new CallId(UUID.randomUUID()), client, null, how, null, ARRIVED, null, OVER);
      book.say(end);
      assertThat(how(end.call())).isEqualTo(how.name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }
  }

  @Test
  void a_database_that_is_away_costs_neither_the_event_nor_in_the_end_the_row() {
    database.superuser().sql("revoke insert on call from denwaban_app").update();
    book.say(rang());
    assertThat(said).containsExactly(rang());
    assertThat(how()).isEqualTo("none");
    // what comes after something that waits, waits behind it
    database.superuser().sql("grant insert on call to denwaban_app").update();
    book.say(answered());
    book.say(ended(CallOutcome.BY_CALLER));
    assertThat(how()).isEqualTo("none");
    assertThat(waiting.backlog().size()).isEqualTo(3);

    assertThat(waiting.catchingUp().catchUp()).isTrue();
    assertThat(row())
        .containsEntry("how", "by-caller")
        .containsEntry("operator_id", operator.value());
    assertThat(log.outbox(client)).hasSize(1);
  }

  @Test
  void what_waited_when_the_program_died_is_written_by_the_next_before_it_ends_open_calls() {
    book.say(rang());
    database.superuser().sql("revoke insert on audit_outbox, call from denwaban_app").update();
    book.say(answered());
    book.say(ended(CallOutcome.BY_CALLER));
    assertThat(how()).isEqualTo("open");
    give_back_what_was_taken_away();

    var next = new TestBacklog(database, folder);
    var later =
        new CallTable(
            database.jdbc(),
            database.fence(),
            said::add,
            log.door(),
            next.backlog(),
            next.catchingUp(),
            Runnable::run);
    next.writes(later);
    later.closeUnfinished(OVER.plusSeconds(8), OVER.plusSeconds(9));

    assertThat(how()).isEqualTo("by-caller");
    assertThat(log.outbox(client)).hasSize(1);
    assertThat(said).doesNotContain(ended(CallOutcome.CRASHED));
  }

  @Test
  void an_end_that_a_listener_could_not_write_is_told_again() {
    brokenListener = true;
    book.say(rang());
    book.say(ended(CallOutcome.ABANDONED));
    assertThat(how()).isEqualTo("open");
    assertThat(waiting.catchingUp().catchUp()).isFalse();

    brokenListener = false;
    assertThat(waiting.catchingUp().catchUp()).isTrue();
    assertThat(how()).isEqualTo("abandoned");
    assertThat(said.getLast()).isEqualTo(ended(CallOutcome.ABANDONED));
  }

  @Test
  void a_listener_with_a_bug_does_not_keep_the_call_from_being_written() {
    deafListener = true;
    book.say(rang());
    book.say(ended(CallOutcome.ABANDONED));

    assertThat(how()).isEqualTo("abandoned");
    assertThat(said).hasSize(2);
  }

  @Test
  void what_a_crash_left_open_is_ended_once_at_the_next_start() {
    book.say(rang());
    book.say(answered());
    said.clear();

    book.closeUnfinished(OVER, OVER);
    book.closeUnfinished(OVER, OVER.plusSeconds(1));

    assertThat(said.stream().filter(event -> ((CallEnded) event).call().equals(call)))
        .containsExactly(ended(CallOutcome.CRASHED));
    assertThat(how()).isEqualTo("crashed");
  }

  @Test
  void in_whose_hands_a_call_is_stands_there_until_it_is_let_go() {
    book.say(taken(ANSWERED));
    assertThat(hand()).isEqualTo("in hand");
    book.say(left(OVER));
    assertThat(hand()).isEqualTo(OVER.toString());
    book.say(left(OVER.plusSeconds(5)));
    assertThat(hand()).as("said again").isEqualTo(OVER.toString());
    book.say(taken(OVER.plusSeconds(9)));
    assertThat(hand()).as("he took it back").isEqualTo("in hand");
    book.say(taken(OVER.plus(Duration.ofDays(1)).plusSeconds(30), new CallId(UUID.randomUUID())));
    assertThat(hand()).as("what is not let go stays").isEqualTo("in hand");
    book.say(left(OVER.plusSeconds(20)));
    book.say(taken(OVER.plus(Duration.ofDays(1)).plusSeconds(30), new CallId(UUID.randomUUID())));
    assertThat(hand()).isEqualTo("none");
  }

  @Test
  void what_waited_about_hands_undoes_nothing_that_came_after_it() {
    database.superuser().sql("revoke insert on call_hand from denwaban_app").update();
    book.say(taken(ANSWERED));
    database.superuser().sql("grant insert on call_hand to denwaban_app").update();
    book.say(left(OVER));
    assertThat(hand()).as("it does not wait behind others").isEqualTo(OVER.toString());
    assertThat(waiting.catchingUp().catchUp()).isTrue();
    assertThat(hand()).isEqualTo(OVER.toString());

    database.superuser().sql("revoke insert on call_hand from denwaban_app").update();
    book.say(left(OVER.plusSeconds(10)));
    database.superuser().sql("grant insert on call_hand to denwaban_app").update();
    book.say(taken(OVER.plusSeconds(20)));
    assertThat(waiting.catchingUp().catchUp()).isTrue();
    assertThat(hand()).isEqualTo("in hand");
  }

  @Test
  void a_call_is_in_hand_at_once_though_the_log_is_away() {
    database.superuser().sql("revoke insert on audit_outbox from denwaban_app").update();
    book.say(rang());
    book.say(answered());
    book.say(taken(ANSWERED));
    assertThat(hand()).isEqualTo("in hand");
  }

  @Test
  void after_a_crash_nobody_has_a_call_any_more() {
    book.say(taken(ANSWERED));
    book.closeUnfinished(OVER, OVER);
    assertThat(hand()).isEqualTo(OVER.toString());
  }

  @Test
  void a_call_that_came_since_the_program_began_is_none_that_a_crash_left_open() {
    book.say(rang());
    book.say(answered());
    book.say(taken(ANSWERED));
    said.clear();

    book.closeUnfinished(rang().at(), OVER);

    assertThat(said).isEmpty();
    assertThat(how()).isEqualTo("open");
    assertThat(hand()).isEqualTo("in hand");
    book.closeUnfinished(rang().at().plusMillis(1), OVER);
    assertThat(how()).isEqualTo("crashed");
  }

  @Test
  void a_call_that_is_let_go_at_the_moment_it_is_taken_is_in_no_hand() {
    book.say(taken(ANSWERED));
    book.say(left(ANSWERED));
    assertThat(hand()).isEqualTo(ANSWERED.toString());
  }

  private CallTaken taken(Instant at) {
    return taken(at, call);
  }

  private CallTaken taken(Instant at, CallId which) {
    return new CallTaken(which, client, operator, at);
  }

  private CallLeft left(Instant at) {
    return new CallLeft(call, client, operator, false, at);
  }

  /// Until when, in this operator's.
  private String hand() {
    return database
        .superuser()
        .sql("select left_at from call_hand where call_id = :call and operator_id = :operator")
        .param("call", call.value())
        .param("operator", operator.value())
        .query((row, _) ->
            row.getTimestamp(1) == null ? "in hand" : row.getTimestamp(1).toInstant().toString())
        .optional()
        .orElse("none");
  }

  @Test
  void a_refused_call_is_an_entry_in_its_clients_log() {
    book.say(new CallRefused(call, client, Refusal.NO_CONTRACT, ARRIVED));

    assertThat(log.outbox(client))
        .singleElement()
        .asString()
        .contains("\"act\":\"call.refused\"", "\"result\":\"refused\"", call.toString());
    assertThat(how()).as("no call came of it").isEqualTo("none");
    assertThat(said).hasSize(1);
  }

  @Test
  void who_was_shown_a_caller_and_who_took_the_call_is_an_entry() {
    book.say(rang());
    book.say(new CallShown(call, client, operator, List.of(), ARRIVED));
    book.say(answered());
    book.say(ended(CallOutcome.BY_CALLER));

    assertThat(log.outbox(client)).hasSize(2);
    assertThat(log.outbox(client).getFirst())
        .contains("\"act\":\"call.shown\"", "\"role\":\"operator\"", call.toString())
        .doesNotContain(operator.toString());
    assertThat(log.outbox(client).getLast()).contains("\"act\":\"call.answered\"");
  }

  @Test
  void which_instruction_an_operator_was_shown_is_kept_with_the_call_and_logged() {
    var instruction = UUID.randomUUID();
    book.say(rang());
    book.say(new CallShown(call, client, operator, List.of(instruction), ARRIVED));
    book.say(new CallShown(call, client, operator, List.of(instruction), ARRIVED));

    var kept =
        database
            .fence()
            .as(
                client,
                () ->
                    database
                        .jdbc()
                        .sql("select operator_id from call_instruction where instruction = :id")
                        .param("id", instruction)
                        .query(UUID.class)
                        .list());
    assertThat(kept).containsExactly(operator.value());
    assertThat(log.outbox(client).getFirst()).contains("\"act\":\"call.shown\"");
  }

  @Test
  void a_log_that_is_away_keeps_nobody_from_answering() {
    database.superuser().sql("revoke insert on audit_outbox from denwaban_app").update();
    book.say(rang());
    book.say(answered());
    database.superuser().sql("grant insert on audit_outbox to denwaban_app").update();
    assertThat(said).containsExactly(rang(), answered());

    book.say(new CallShown(call, client, operator, List.of(), OVER));
    assertThat(waiting.catchingUp().catchUp()).isTrue();
    assertThat(row()).containsEntry("operator_id", operator.value());
    assertThat(log.outbox(client)).hasSize(2);
  }

  @Test
  void refused_calls_wait_while_the_log_is_away() {
    var later = new CallId(UUID.randomUUID());
    database.superuser().sql("revoke insert on audit_outbox from denwaban_app").update();
    book.say(new CallRefused(call, client, Refusal.OUT_OF_ORDER, ARRIVED));
    assertThat(log.outbox(client)).isEmpty();
    database.superuser().sql("grant insert on audit_outbox to denwaban_app").update();

    book.say(new CallRefused(later, client, Refusal.NO_CAPACITY, OVER));
    assertThat(waiting.catchingUp().catchUp()).isTrue();

    assertThat(log.outbox(client)).hasSize(2);
    assertThat(log.outbox(client).getFirst()).contains(call.toString());
    assertThat(log.outbox(client).getLast()).contains(later.toString());
  }

  private CallRang rang() {
    return new CallRang(call, client, MAILBOX, null, ARRIVED);
  }

  private CallAnswered answered() {
    return new CallAnswered(call, client, operator, ANSWERED);
  }

  private CallEnded ended(CallOutcome how) {
    return new CallEnded(call, client, MAILBOX, how, operator, ARRIVED, ANSWERED, OVER);
  }

  private Map<String, @Nullable Object> row() {
    return database
        .superuser()
        .sql("select * from call where id = :id")
        .param("id", call.value())
        .query()
        .singleRow();
  }

  private String how() {
    return how(call);
  }

  private static String how(CallId call) {
    return database
        .superuser()
        .sql("select coalesce(how, 'open') from call where id = :id")
        .param("id", call.value())
        .query(String.class)
        .optional()
        .orElse("none");
  }
}
