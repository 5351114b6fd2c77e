package denwaban.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import denwaban.access.CurrentUser;
import denwaban.access.Role;
import denwaban.client.Client;
import denwaban.client.key.Line;
import denwaban.database.TestDatabase;
import denwaban.delivery.chain.Chain.State;
import denwaban.delivery.chain.Outcome;
import denwaban.delivery.channel.DeliveryWayKind;
import denwaban.delivery.way.Way;
import denwaban.http.Problem;
import denwaban.kernel.PersonId;
import denwaban.message.ItemChanged;
import denwaban.message.ItemWaits;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class DeliveriesTest {

  @RegisterExtension static final TestDatabase database = new TestDatabase();

  private static final PersonId OPERATOR = new PersonId(new UUID(8, 8));

  @TempDir Path folder;

  private TestDelivery test;
  private Client client;
  private CurrentUser admin;
  private CurrentUser ann;

  @BeforeEach
  void open() {
    test = new TestDelivery(database, folder);
    client = test.client("a");
    admin = test.member(client, Role.CLIENT_ADMIN);
    ann = test.member(client, Role.CLIENT_MEMBER);
  }

  private void annThenBen() {
    var first = test.person(admin, ann.person(), "ann@example.com");
    var second = test.person(admin, null, "ben@example.com");
    test.roster(admin, first, second);
  }

  @Test
  void who_is_on_call_is_told_when_the_operator_can_no_longer_take_it_back() {
    annThenBen();
    var call = test.message(client, true, OPERATOR);
    test.pass(Duration.ofSeconds(9));
    assertThat(test.mailed()).isEmpty();
    test.pass(Duration.ofSeconds(1));
    assertThat(test.mailed()).containsExactly("ann@example.com");
    assertThat(test.actions(client).filter(it -> it.contains("\"notice.given\""))).hasSize(1);
    assertThat(test.of(client, call).acceptedAt()).isNotNull();
    assertThat(test.of(client, call).chain().state()).isEqualTo(State.TELLING);
  }

  @Test
  void nobody_is_told_after_an_acknowledgement() {
    annThenBen();
    var call = test.message(client, true, OPERATOR);
    test.pass(Duration.ofSeconds(10));
    test.deliveries.acknowledge(ann, test.of(client, call).id());
    test.pass(Duration.ofMinutes(30));
    assertThat(test.mailed()).containsExactly("ann@example.com");
    assertThat(test.of(client, call).acknowledgedBy()).isEqualTo(ann.person());
  }

  @Test
  void who_acknowledged_is_reminded_once_of_what_is_not_done() {
    annThenBen();
    var call = test.message(client, true, OPERATOR);
    test.pass(Duration.ofSeconds(10));
    test.deliveries.acknowledge(ann, test.of(client, call).id());
    test.pass(Duration.ofDays(3));
    assertThat(test.mail.carried).hasSize(2);
    assertThat(test.mail.carried.getLast().notice().reminder()).isTrue();
  }

  @Test
  void without_an_acknowledgement_the_next_tier_is_told_and_then_the_office_telephones() {
    annThenBen();
    var call = test.message(client, true, OPERATOR);
    test.pass(Duration.ofMinutes(11));
    assertThat(test.mailed()).containsExactly("ann@example.com", "ben@example.com");
    assertThat(test.of(client, call).chain().state()).isEqualTo(State.UNANSWERED);
    assertThat(test.actions(client)).anyMatch(it -> it.contains("notice.unanswered"));
  }

  @Test
  void what_is_urgent_and_no_other_goes_before_the_clients_others() {
    var urgent = test.of(client, test.message(client, true, OPERATOR)).id();
    var ordinary = test.of(client, test.message(client, false, OPERATOR)).id();
    assertThat(test.dispatcher.urgent(client.id(), urgent)).isTrue();
    assertThat(test.dispatcher.urgent(client.id(), ordinary)).isFalse();
    assertThat(test.dispatcher.urgent(client.id(), UUID.randomUUID())).as("a digest").isFalse();
  }

  @Test
  void with_nobody_on_call_the_office_telephones_at_once() {
    var call = test.message(client, false, OPERATOR);
    test.pass(Duration.ofSeconds(10));
    assertThat(test.of(client, call).chain().state()).isEqualTo(State.UNANSWERED);
  }

  @Test
  void a_refused_address_gives_way_to_the_next_at_once_and_is_shown() {
    var person = test.person(admin, null, "bad@example.com", "good@example.com");
    test.roster(admin, person);
    test.mail.answers =
        (_, to) ->
            to.own().startsWith("bad")
                ? new Outcome.Refused("mail-address-refused")
                : new Outcome.Accepted();
    test.message(client, false, OPERATOR);
    test.pass(Duration.ofSeconds(10));
    assertThat(test.mailed()).containsExactly("bad@example.com", "good@example.com");
    assertThat(test.deliveryWays.ways(client.id()).getFirst().trouble())
        .isEqualTo("mail-address-refused");
  }

  @Test
  void a_webhook_that_wants_nothing_any_more_gets_nothing_any_more() {
    var hook = UUID.randomUUID();
    test.reachChanges.put(admin, hook, DeliveryWayKind.WEBHOOK, "基幹", "entered");
    var person = test.person(admin, null);
    var _ = test.reachChanges.add(admin, person, DeliveryWayKind.WEBHOOK, hook, "");
    var _ = test.reachChanges.add(admin, person, DeliveryWayKind.MAIL, null, "ann@example.com");
    test.roster(admin, person);
    test.hook.answers = (_, _) -> new Outcome.Refused("gone");
    test.message(client, true, OPERATOR);
    test.pass(Duration.ofSeconds(10));
    assertThat(test.mailed()).as("at once").containsExactly("ann@example.com");
    test.message(client, true, OPERATOR);
    test.pass(Duration.ofMinutes(10));
    assertThat(test.hook.carried).hasSize(1);
    assertThat(test.mailed()).hasSize(2);
    assertThat(test.actions(client).filter(it -> it.contains("reach.disabled"))).hasSize(1);
  }

  @Test
  void a_chat_that_is_gone_stays_a_way_of_everyone_and_is_shown() {
    var works = UUID.randomUUID();
    test.reachChanges.put(admin, works, DeliveryWayKind.LINEWORKS, "社内", "entered");
    var first = test.person(admin, null);
    var second = test.person(admin, null);
    for (var person : List.of(first, second)) {
      var _ = test.reachChanges.add(admin, person, DeliveryWayKind.LINEWORKS, works, "user1");
    }
    test.roster(admin, first, second);
    test.works.answers = (_, _) -> new Outcome.Refused("gone");
    test.message(client, true, OPERATOR);
    test.pass(Duration.ofSeconds(10));
    assertThat(test.works.carried).hasSize(2);
    assertThat(test.deliveryWays.ways(client.id())).hasSize(2);
    assertThat(test.reachHealth.broken(client.id()))
        .singleElement()
        .satisfies(it -> assertThat(it.trouble()).isEqualTo("gone"));
    assertThat(test.actions(client)).noneMatch(it -> it.contains("reach.ended"));

    test.works.answers = (_, _) -> new Outcome.Accepted();
    test.message(client, true, OPERATOR);
    test.pass(Duration.ofSeconds(10));
    assertThat(test.works.carried).as("entered anew").hasSize(3);
  }

  @Test
  void a_browsers_subscription_that_is_gone_is_a_way_no_more() {
    var person = test.person(admin, ann.person(), "ann@example.com");
    var device = test.reachChanges.add(admin, person, DeliveryWayKind.PUSH, null, "subscription");
    test.reachChanges.order(
        admin, person, List.of(device, test.deliveryWays.ways(client.id()).getFirst().id()));
    test.roster(admin, person);
    test.push.answers = (_, _) -> new Outcome.Refused("gone");
    test.message(client, true, OPERATOR);
    test.pass(Duration.ofSeconds(10));
    assertThat(test.deliveryWays.ways(client.id()))
        .extracting(Way::kind)
        .containsExactly(DeliveryWayKind.MAIL);
    assertThat(test.actions(client)).anyMatch(it -> it.contains("reach.ended"));
  }

  @Test
  void a_mail_that_came_back_gives_way_to_the_next() {
    var person = test.person(admin, null, "gone@example.com", "good@example.com");
    test.roster(admin, person);
    var call = test.message(client, false, OPERATOR);
    test.pass(Duration.ofSeconds(10));
    test.reports.bounced(client.id(), test.attempts(client, call).getFirst().id());
    test.pass(Duration.ofSeconds(1));
    assertThat(test.mailed()).containsExactly("gone@example.com", "good@example.com");
  }

  @Test
  void after_a_crash_a_try_without_an_outcome_is_made_again_under_the_same_id() {
    annThenBen();
    var call = test.message(client, true, OPERATOR);
    test.mail.answers =
        (_, _) -> {
          throw new StackOverflowError("the machine lost its power");
        };
    assertThatThrownBy(() -> test.pass(Duration.ofSeconds(10)))
        .isInstanceOf(StackOverflowError.class);
    test.mail.answers = (_, _) -> new Outcome.Accepted();
    var id = test.of(client, call).id();
    test.pass(Duration.ofSeconds(30));
    assertThat(test.mail.carried).hasSize(2).allMatch(it -> it.notice().id().equals(id));
    assertThat(test.attempts(client, call).getFirst().state()).isEqualTo(Attempt.State.UNKNOWN);
  }

  @Test
  void an_address_of_another_clients_list_is_not_used() {
    annThenBen();
    var other = test.client("b");
    var admins = test.member(other, Role.CLIENT_ADMIN);
    var theirs = test.person(admins, null, "theirs@example.com");
    test.roster(admins, theirs);
    var _ =
        database
            .superuser()
            .sql(
                """
                update delivery_way w set sealed = o.sealed from delivery_way o
                where w.client_id = :other and o.client_id = :client
                """)
            .param("other", other.id().value())
            .param("client", client.id().value())
            .update();
    var call = test.message(other, false, OPERATOR);
    test.pass(Duration.ofSeconds(10));
    assertThat(test.mailed()).isEmpty();
    assertThat(test.attempts(other, call).getFirst().trouble()).isEqualTo("not-this-clients");
  }

  @Test
  void another_clients_member_cannot_acknowledge() {
    annThenBen();
    var call = test.message(client, false, OPERATOR);
    var stranger = test.member(test.client("c"), Role.CLIENT_ADMIN);
    var id = test.of(client, call).id();
    assertThatThrownBy(() -> test.deliveries.acknowledge(stranger, id)).isInstanceOf(Problem.class);
    test.pass(Duration.ofSeconds(10));
    assertThat(test.of(client, call).chain().state()).isEqualTo(State.TELLING);
  }

  @Test
  void a_notice_can_be_held_for_a_correction_until_it_leaves() {
    annThenBen();
    var call = test.message(client, true, OPERATOR);
    var operator =
        new CurrentUser(OPERATOR, Role.OPERATOR, null, "00000000-0000-7000-8000-000000000002", "");
    var id = test.of(client, call).id();
    var until = test.deliveries.recall(operator, client.id(), id);
    test.pass(Duration.ofSeconds(60));
    assertThat(test.mailed()).isEmpty();
    test.changed(ItemChanged.corrected(client.id(), Line.OWN, call, true));
    test.pass(Duration.ofSeconds(1));
    assertThat(test.mailed()).hasSize(1);
    assertThat(test.now).isBefore(until);
    assertThat(test.actions(client).filter(it -> it.contains("\"notice.held\""))).hasSize(1);
    assertThatThrownBy(() -> test.deliveries.recall(operator, client.id(), id))
        .isInstanceOf(Problem.class);
  }

  @Test
  void a_held_notice_leaves_even_if_nothing_is_corrected() {
    annThenBen();
    var call = test.message(client, true, OPERATOR);
    var operator =
        new CurrentUser(OPERATOR, Role.OPERATOR, null, "00000000-0000-7000-8000-000000000002", "");
    var _ = test.deliveries.recall(operator, client.id(), test.of(client, call).id());
    test.pass(Duration.ofMinutes(3));
    assertThat(test.mailed()).hasSize(1);
  }

  @Test
  void a_notice_that_is_held_again_and_again_leaves_after_a_quarter_of_an_hour() {
    annThenBen();
    var call = test.message(client, true, OPERATOR);
    var operator =
        new CurrentUser(OPERATOR, Role.OPERATOR, null, "00000000-0000-7000-8000-000000000002", "");
    var id = test.of(client, call).id();
    var latest = TestDelivery.NOON.plus(Duration.ofMinutes(15));
    for (var n = 0; n <= 11; n++) {
      assertThat(test.deliveries.recall(operator, client.id(), id))
          .isEqualTo(test.now.plus(Duration.ofMinutes(3)));
      test.pass(Duration.ofMinutes(1));
    }
    for (var n = 12; n <= 14; n++) {
      assertThat(test.deliveries.recall(operator, client.id(), id)).isEqualTo(latest);
      test.pass(Duration.ofSeconds(59));
      assertThat(test.mailed()).isEmpty();
      test.pass(Duration.ofSeconds(1));
    }
    assertThat(test.mailed()).containsExactly("ann@example.com");
  }

  /// The moment in which it leaves, before the timer came.
  @Test
  void what_leaves_now_cannot_be_held_again() {
    annThenBen();
    var call = test.message(client, true, OPERATOR);
    var operator =
        new CurrentUser(OPERATOR, Role.OPERATOR, null, "00000000-0000-7000-8000-000000000002", "");
    var id = test.of(client, call).id();
    var _ = test.deliveries.recall(operator, client.id(), id);
    test.now = TestDelivery.NOON.plus(Duration.ofMinutes(15));
    assertThatThrownBy(() -> test.deliveries.recall(operator, client.id(), id))
        .isInstanceOfSatisfying(
            Problem.class, it -> assertThat(it.code()).isEqualTo("notice-left"));
  }

  @Test
  void another_operators_notice_cannot_be_held() {
    annThenBen();
    var call = test.message(client, true, OPERATOR);
    var other =
        new CurrentUser(
            new PersonId(new UUID(8, 9)),
            Role.OPERATOR,
            null,
            "00000000-0000-7000-8000-000000000002",
            "");
    assertThatThrownBy(() -> test.deliveries.recall(other, client.id(), test.of(client, call).id()))
        .isInstanceOf(Problem.class);
  }

  @Test
  void a_quiet_time_holds_what_is_ordinary_and_not_what_is_urgent() {
    annThenBen();
    var usual = Policy.USUAL;
    test.policies.set(
        admin,
        0,
        new Policy(
            usual.urgent(),
            usual.ordinary(),
            LocalTime.of(11, 0),
            LocalTime.of(14, 0),
            true,
            List.of()));
    var ordinary = test.message(client, false, OPERATOR);
    test.message(client, true, OPERATOR);
    test.pass(Duration.ofSeconds(30));
    assertThat(test.mailed()).hasSize(1);
    assertThat(test.of(client, ordinary).chain().wake())
        .isEqualTo(TestDelivery.NOON.plus(Duration.ofHours(2)));
  }

  @Test
  void a_chain_that_runs_keeps_the_rule_that_it_began_with() {
    annThenBen();
    var call = test.message(client, true, OPERATOR);
    test.pass(Duration.ofSeconds(10));
    var usual = Policy.USUAL;
    test.policies.set(
        admin, 0, new Policy(usual.ordinary(), usual.ordinary(), null, null, true, List.of()));
    test.pass(Duration.ofMinutes(5));
    assertThat(test.mailed()).containsExactly("ann@example.com", "ben@example.com");
    assertThat(test.of(client, call).policy()).isZero();
  }

  @Test
  void calls_that_nobody_answered_are_told_of_unless_the_rule_says_not() {
    annThenBen();
    var missed =
        new ItemWaits(
            client.id(),
            Line.OWN,
            new denwaban.kernel.CallId(test.ids.next()),
            ItemWaits.Kind.MISSED,
            false,
            null);
    test.waits(missed);
    test.waits(missed);
    test.pass(Duration.ofSeconds(1));
    assertThat(test.mailed()).hasSize(1);
    var usual = Policy.USUAL;
    test.policies.set(
        admin, 0, new Policy(usual.urgent(), usual.ordinary(), null, null, false, List.of()));
    test.waits(
        new ItemWaits(
            client.id(),
            Line.OWN,
            new denwaban.kernel.CallId(test.ids.next()),
            ItemWaits.Kind.MISSED,
            false,
            null));
    test.pass(Duration.ofSeconds(1));
    assertThat(test.mailed()).hasSize(1);
  }

  @Test
  void what_is_done_is_not_told_any_more() {
    annThenBen();
    var call = test.message(client, true, OPERATOR);
    test.changed(new ItemChanged(client.id(), Line.OWN, call, ItemChanged.To.DONE, ann.person()));
    test.pass(Duration.ofHours(1));
    assertThat(test.mailed()).isEmpty();
  }

  @Test
  void who_takes_it_on_knows_of_it_and_nobody_is_told_any_more() {
    annThenBen();
    var member = test.member(client, Role.CLIENT_MEMBER);
    var call = test.message(client, true, OPERATOR);
    test.pass(Duration.ofSeconds(10));
    var mails = test.mailed().size();
    var taken = new ItemChanged(client.id(), Line.OWN, call, ItemChanged.To.TAKEN, member.person());
    test.changed(taken);
    test.pass(Duration.ofMinutes(30));
    assertThat(test.mailed()).hasSize(mails);
    assertThat(test.of(client, call).acknowledgedBy()).isEqualTo(member.person());
  }

  @Test
  void somebody_who_left_is_not_told() {
    var first = test.person(admin, null, "left@example.com");
    var second = test.person(admin, null, "here@example.com");
    test.roster(admin, first, second);
    test.contacts.leave(admin, first);
    test.message(client, false, OPERATOR);
    test.pass(Duration.ofSeconds(10));
    assertThat(test.mailed()).containsExactly("here@example.com");
  }

  @Test
  void an_operator_sees_what_became_of_their_own_messages_and_no_others() {
    annThenBen();
    var call = test.message(client, true, OPERATOR);
    test.pass(Duration.ofSeconds(10));
    assertThat(test.board.ofOperator(OPERATOR))
        .extracting(it -> it.delivery().call())
        .contains(call);
    assertThat(test.board.ofOperator(new PersonId(new UUID(8, 9)))).isEmpty();
  }

  @Test
  void who_was_told_by_telephone_is_told_no_more_and_the_log_names_who_told_them() {
    annThenBen();
    var call = test.message(client, true, OPERATOR);
    test.pass(Duration.ofSeconds(10));
    var supervisor =
        new CurrentUser(
            new PersonId(new UUID(8, 7)),
            Role.SUPERVISOR,
            null,
            "00000000-0000-7000-8000-000000000003",
            "");
    test.deliveries.telephoned(supervisor, client.id(), test.of(client, call).id());
    test.pass(Duration.ofHours(2));
    assertThat(test.mailed()).hasSize(1);
    assertThat(test.of(client, call).acknowledgedBy()).isEqualTo(supervisor.person());
    var id = test.of(client, call).id();
    assertThatThrownBy(() -> test.deliveries.telephoned(supervisor, client.id(), id))
        .isInstanceOf(Problem.class);
  }

  @Test
  void a_device_that_is_allowed_again_is_the_same_way() {
    var person = test.person(admin, ann.person());
    var first = test.reachChanges.add(admin, person, DeliveryWayKind.PUSH, null, "a subscription");
    assertThat(test.reachChanges.add(admin, person, DeliveryWayKind.PUSH, null, "a subscription"))
        .isEqualTo(first);
    assertThat(test.reachChanges.add(admin, person, DeliveryWayKind.PUSH, null, "another"))
        .isNotEqualTo(first);
    assertThat(test.deliveryWays.ways(client.id())).hasSize(2);
  }

  @Test
  void a_person_has_at_most_ten_ways() {
    var person = test.person(admin, null);
    for (var n = 0; n < 10; n++) {
      var _ = test.reachChanges.add(admin, person, DeliveryWayKind.MAIL, null, n + "@example.com");
    }
    assertThatThrownBy(
            () -> test.reachChanges.add(admin, person, DeliveryWayKind.MAIL, null, "x@example.com"))
        .isInstanceOf(Problem.class);
  }

  @Test
  void another_clients_person_gets_no_way_of_ours() {
    var stranger = test.member(test.client("d"), Role.CLIENT_ADMIN);
    var person = test.person(admin, null);
    assertThatThrownBy(() ->
            test.reachChanges.add(stranger, person, DeliveryWayKind.MAIL, null, "x@example.com"))
        .isInstanceOf(Problem.class);
  }
}
