package denwaban.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import denwaban.access.CurrentUser;
import denwaban.access.Role;
import denwaban.client.Client;
import denwaban.client.key.Line;
import denwaban.database.TestDatabase;
import denwaban.database.tenant.RequestScope;
import denwaban.delivery.chain.Chain.State;
import denwaban.delivery.chain.Outcome;
import denwaban.delivery.chain.Pace;
import denwaban.delivery.channel.Notice;
import denwaban.http.Problem;
import denwaban.kernel.CallId;
import denwaban.kernel.PersonId;
import denwaban.message.ItemChanged;
import denwaban.message.ItemWaits;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/// What is ordinary is told together, at 13:00 and at 17:00. It is noon.
class DigestTest {

  @RegisterExtension static final TestDatabase database = new TestDatabase();

  private static final PersonId OPERATOR = new PersonId(new UUID(8, 8));
  private static final CurrentUser OPERATING =
      new CurrentUser(OPERATOR, Role.OPERATOR, null, "00000000-0000-7000-8000-000000000002", "");

  /// From noon until the digest.
  private static final Duration HOUR = Duration.ofHours(1);

  private static final Duration SECOND = Duration.ofSeconds(1);

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
    var first = test.person(admin, ann.person(), "ann@example.com", "ann2@example.com");
    test.roster(admin, first, test.person(admin, null, "ben@example.com"));
    digests(admin, "13:00", "17:00");
  }

  private void digests(CurrentUser admin, String... times) {
    var usual = Policy.USUAL;
    test.policies.set(
        admin,
        test.policies.of(admin.memberOf()).version(),
        new Policy(
            usual.urgent(),
            usual.ordinary(),
            null,
            null,
            true,
            Arrays.stream(times).map(LocalTime::parse).toList()));
  }

  private CallId ordinary() {
    return test.message(client, false, OPERATOR);
  }

  private void changed(CallId call, ItemChanged.To to, @Nullable PersonId by) {
    test.changed(new ItemChanged(client.id(), Line.OWN, call, to, by));
  }

  private List<Integer> counts() {
    return test.mail.carried.stream().map(it -> it.notice().count()).toList();
  }

  private Notice newest() {
    return test.mail.carried.getLast().notice();
  }

  private UUID digestOf(CallId call) {
    var digest = test.of(client, call).digest();
    assertThat(digest).isNotNull();
    return digest;
  }

  @Test
  void what_is_ordinary_is_told_together_at_its_time_and_not_before() {
    var one = ordinary();
    test.pass(Duration.ofMinutes(20));
    ordinary();
    test.pass(Duration.ofMinutes(40).minus(SECOND));
    assertThat(test.mailed()).isEmpty();
    test.pass(SECOND);
    assertThat(test.mailed()).containsExactly("ann@example.com");
    assertThat(newest().about()).isEqualTo(Notice.About.DIGEST);
    assertThat(newest().id()).isEqualTo(digestOf(one));
    assertThat(newest().ja()).isEqualTo("新しいお知らせが2件あります（" + client.name() + "）");
    assertThat(newest().en()).startsWith("New items: 2 (");
    assertThat(newest().link().toString()).endsWith("/inbox?notice=" + digestOf(one));
    assertThat(test.of(client, one).acceptedAt()).isNotNull();
  }

  @Test
  void what_is_urgent_never_waits() {
    ordinary();
    var urgent = test.message(client, true, OPERATOR);
    test.pass(Duration.ofSeconds(10));
    assertThat(test.mailed()).containsExactly("ann@example.com");
    assertThat(newest().id()).isEqualTo(test.of(client, urgent).id());
    assertThat(newest().about()).isEqualTo(Notice.About.MESSAGE);
  }

  /// An operator's is free after ten seconds.
  @Test
  void what_is_free_at_the_minute_is_in_it_and_what_comes_later_in_the_next() {
    test.pass(HOUR.minus(Duration.ofSeconds(10)));
    var in = ordinary();
    test.pass(SECOND);
    var next = ordinary();
    assertThat(test.of(client, in).chain().at()).isEqualTo(TestDelivery.NOON.plus(HOUR));
    assertThat(test.of(client, next).chain().at())
        .isEqualTo(TestDelivery.NOON.plus(HOUR.multipliedBy(5)));
    test.pass(Duration.ofSeconds(10));
    assertThat(counts()).containsExactly(1);
  }

  @Test
  void what_comes_in_the_very_minute_after_it_was_sent_is_in_the_next() {
    ordinary();
    test.pass(HOUR);
    var late = new CallId(test.ids.next());
    test.waits(new ItemWaits(client.id(), Line.OWN, late, ItemWaits.Kind.MISSED, false, null));
    assertThat(test.of(client, late).chain().at())
        .isEqualTo(TestDelivery.NOON.plus(HOUR.multipliedBy(5)));
    assertThat(digestOf(late)).isNotEqualTo(newest().id());
  }

  @Test
  void what_was_acknowledged_taken_done_or_opened_meanwhile_is_not_told() {
    // an hour later what is not done is reminded of
    test.pass(Duration.ofMinutes(10));
    test.deliveries.acknowledge(ann, test.of(client, ordinary()).id());
    changed(ordinary(), ItemChanged.To.TAKEN, ann.person());
    changed(ordinary(), ItemChanged.To.DONE, ann.person());
    var opened = ordinary();
    changed(opened, ItemChanged.To.OPENED, null);
    ordinary();
    test.pass(Duration.ofMinutes(50));
    assertThat(counts()).containsExactly(1);
    assertThat(test.of(client, opened).chain().state()).isEqualTo(State.ACKNOWLEDGED);
    assertThat(test.of(client, opened).acknowledgedBy()).isNull();
  }

  /// A reminder that comes before the digest is no reason to forget it.
  @Test
  void what_joins_after_all_else_in_it_was_dealt_with_is_told_at_its_time() {
    var hasty = new Pace(List.of(Duration.ZERO), HOUR, HOUR, Duration.ofMinutes(20));
    var thirteen = List.of(LocalTime.of(13, 0));
    test.policies.set(
        admin,
        test.policies.of(client.id()).version(),
        new Policy(hasty, hasty, null, null, true, thirteen));
    var first = ordinary();
    test.deliveries.acknowledge(ann, test.of(client, first).id());
    test.pass(Duration.ofMinutes(30));
    assertThat(test.mail.carried).hasSize(0);
    changed(first, ItemChanged.To.DONE, null);
    ordinary();
    test.pass(Duration.ofMinutes(30).minus(SECOND));
    assertThat(counts()).isEmpty();
    test.pass(SECOND);
    assertThat(counts()).containsExactly(1);
  }

  @Test
  void an_empty_digest_sends_nothing() {
    var call = ordinary();
    changed(call, ItemChanged.To.OPENED, null);
    test.pass(Duration.ofDays(2));
    assertThat(test.mailed()).isEmpty();
    assertThat(test.of(client, call).chain().state()).isEqualTo(State.ACKNOWLEDGED);
  }

  /// By the usual rule the next way comes after 30 minutes, the next tier after an hour.
  @Test
  void its_clock_begins_when_it_is_sent_and_each_step_is_one_notice() {
    var one = ordinary();
    var two = ordinary();
    test.pass(HOUR.plusMinutes(30).minus(SECOND));
    assertThat(test.mailed()).containsExactly("ann@example.com");
    test.pass(SECOND);
    assertThat(test.mailed()).containsExactly("ann@example.com", "ann2@example.com");
    test.pass(Duration.ofMinutes(30));
    assertThat(test.mailed())
        .containsExactly("ann@example.com", "ann2@example.com", "ben@example.com");
    assertThat(counts()).containsExactly(2, 2, 2);
    assertThat(test.mail.carried).extracting(it -> it.notice().id()).containsOnly(digestOf(one));
    test.pass(HOUR);
    for (var call : List.of(one, two)) {
      assertThat(test.of(client, call).chain().state()).isEqualTo(State.UNANSWERED);
    }
  }

  @Test
  void of_what_one_acknowledged_the_next_are_not_told() {
    var one = ordinary();
    ordinary();
    test.pass(HOUR);
    test.deliveries.acknowledge(ann, test.of(client, one).id());
    test.pass(HOUR);
    assertThat(counts()).containsExactly(2, 1, 1);
  }

  @Test
  void all_of_it_is_acknowledged_by_the_id_of_its_notice_and_reminded_of_once() {
    var one = ordinary();
    ordinary();
    test.pass(HOUR);
    var all = test.history.ofNotice(client.id(), digestOf(one));
    assertThat(all).hasSize(2);
    test.deliveries.acknowledge(ann, all.stream().map(Delivery::id).toList());
    test.pass(Duration.ofDays(3));
    assertThat(counts()).containsExactly(2, 2);
    assertThat(newest().reminder()).isTrue();
    assertThat(newest().ja()).contains("（2件）");
  }

  @Test
  void another_clients_member_finds_no_notice_of_it() {
    var id = digestOf(ordinary());
    var stranger = test.member(test.client("c"), Role.CLIENT_ADMIN);
    assertThat(test.history.ofNotice(stranger.memberOf(), id)).isEmpty();
    assertThatThrownBy(() -> test.deliveries.acknowledge(stranger, id)).isInstanceOf(Problem.class);
  }

  @Test
  void what_lies_in_two_boxes_of_one_persons_is_one_notice() {
    ordinary();
    var box = new Line(test.ids.next());
    var call = new CallId(test.ids.next());
    test.waits(new ItemWaits(client.id(), box, call, ItemWaits.Kind.MESSAGE, false, OPERATOR));
    test.waits(
        new ItemWaits(
            client.id(),
            Line.OWN,
            new CallId(test.ids.next()),
            ItemWaits.Kind.MISSED,
            false,
            null));
    test.pass(HOUR);
    assertThat(test.mailed()).containsExactly("ann@example.com");
    assertThat(counts()).containsExactly(3);
  }

  @Test
  void two_clients_with_the_same_people_are_never_mixed() {
    var other = test.client("b");
    var theirs = test.member(other, Role.CLIENT_ADMIN);
    test.roster(theirs, test.person(theirs, null, "ann@example.com"));
    digests(theirs, "13:00");
    ordinary();
    ordinary();
    test.message(other, false, OPERATOR);
    test.pass(HOUR);
    assertThat(test.mailed()).containsExactly("ann@example.com", "ann@example.com");
    assertThat(test.mail.carried)
        .extracting(it -> it.notice().company() + " " + it.notice().count())
        .containsExactlyInAnyOrder(client.name() + " 2", other.name() + " 1");
    assertThat(test.mail.carried)
        .allSatisfy(it -> {
          var notice = it.notice();
          assertThat(test.history.ofNotice(notice.client(), notice.id())).hasSize(notice.count());
        });
  }

  @Test
  void a_rule_that_is_changed_while_a_digest_waits_is_for_what_comes_after() {
    var before = ordinary();
    digests(admin, "12:30");
    var after = ordinary();
    digests(admin);
    ordinary();
    test.pass(Duration.ofSeconds(10));
    assertThat(counts()).containsExactly(1);
    assertThat(newest().about()).isEqualTo(Notice.About.MESSAGE);
    test.deliveries.acknowledge(ann, newest().id());
    test.pass(Duration.ofMinutes(30).minus(Duration.ofSeconds(10)));
    assertThat(newest().id()).isEqualTo(digestOf(after));
    test.deliveries.acknowledge(ann, test.of(client, after).id());
    test.pass(Duration.ofMinutes(30));
    assertThat(newest().id()).isEqualTo(digestOf(before));
    assertThat(counts()).containsExactly(1, 1, 1);
  }

  @Test
  void after_a_crash_while_it_is_sent_it_is_sent_again_under_its_id() {
    var call = ordinary();
    ordinary();
    test.mail.answers =
        (_, _) -> {
          throw new StackOverflowError("the machine lost its power");
        };
    assertThatThrownBy(() -> test.pass(HOUR)).isInstanceOf(StackOverflowError.class);
    test.mail.answers = (_, _) -> new Outcome.Accepted();
    // the usual rule tries again after a minute
    test.pass(Duration.ofMinutes(2));
    assertThat(counts()).containsExactly(2, 2);
    assertThat(test.mail.carried).extracting(it -> it.notice().id()).containsOnly(digestOf(call));
    assertThat(test.attempts(client, call))
        .extracting(Attempt::state)
        .containsExactly(Attempt.State.UNKNOWN, Attempt.State.ACCEPTED);
  }

  @Test
  void a_digest_that_came_back_gives_way_to_the_next_way_as_a_whole() {
    ordinary();
    ordinary();
    test.pass(HOUR);
    test.reports.bounced(client.id(), newest().attempt());
    test.pass(SECOND);
    assertThat(test.mailed()).containsExactly("ann@example.com", "ann2@example.com");
    assertThat(counts()).containsExactly(2, 2);
  }

  @Test
  void what_an_operator_holds_back_over_its_time_is_in_the_next_one() {
    var held = ordinary();
    ordinary();
    test.pass(HOUR.minus(SECOND));
    var until = test.deliveries.recall(OPERATING, client.id(), test.of(client, held).id());
    assertThat(until).isEqualTo(test.now.plus(Duration.ofMinutes(3)));
    test.pass(SECOND);
    assertThat(counts()).containsExactly(1);
    assertThat(test.of(client, held).chain().at())
        .isEqualTo(TestDelivery.NOON.plus(HOUR.multipliedBy(5)));
    changed(held, ItemChanged.To.CORRECTED, null);
    test.deliveries.acknowledge(
        ann, test.history.ofNotice(client.id(), newest().id()).stream().map(Delivery::id).toList());
    test.pass(HOUR.multipliedBy(4));
    assertThat(counts()).containsExactly(1, 1);
    assertThat(newest().id()).isEqualTo(digestOf(held));
  }

  @Test
  void what_was_held_back_and_corrected_in_time_is_in_its_own() {
    var held = ordinary();
    test.pass(HOUR.minus(SECOND));
    var _ = test.deliveries.recall(OPERATING, client.id(), test.of(client, held).id());
    changed(held, ItemChanged.To.CORRECTED, null);
    test.pass(SECOND);
    assertThat(counts()).containsExactly(1);
  }

  @Test
  void what_is_held_back_long_before_leaves_no_sooner() {
    var held = ordinary();
    var until = test.deliveries.recall(OPERATING, client.id(), test.of(client, held).id());
    assertThat(until).isEqualTo(TestDelivery.NOON.plus(HOUR));
  }

  @Test
  void what_a_full_digest_cannot_take_is_told_by_itself_at_the_same_time() {
    var call = ordinary();
    items(999);
    assertThat(digestOf(ordinary())).isEqualTo(digestOf(call));
    var alone = ordinary();
    assertThat(test.of(client, alone).digest()).isNull();
    test.pass(HOUR);
    assertThat(counts()).containsExactlyInAnyOrder(2, 1);
  }

  private void items(int items) {
    var _ =
        database
            .superuser()
            .sql("update delivery_digest set items = :items where client_id = :client")
            .param("items", items)
            .param("client", client.id().value())
            .update();
  }

  /// The database shows an operator's request what the call in hand needs, and no more.
  @Test
  void messages_of_operators_join_it_while_their_call_is_in_hand() {
    var one = new CallId(test.ids.next());
    var two = new CallId(test.ids.next());
    for (var call : List.of(one, two)) {
      var _ =
          database
              .superuser()
              .sql("insert into call_hand values (:call, :operator, :client, now(), null)")
              .param("call", call.value())
              .param("operator", OPERATOR.value())
              .param("client", client.id().value())
              .update();
      RequestScope.of(() -> {
        RequestScope.narrow(new RequestScope.InHand(OPERATOR, TestDelivery.NOON));
        test.waits(
            new ItemWaits(client.id(), Line.OWN, call, ItemWaits.Kind.MESSAGE, false, OPERATOR));
      });
    }
    assertThat(digestOf(two)).isEqualTo(digestOf(one));
    test.pass(HOUR);
    assertThat(counts()).containsExactly(2);
  }

  @Test
  void a_dry_run_shows_when_the_digest_would_come() {
    var run = test.dryRun.of(client.id(), Line.OWN, false, TestDelivery.NOON);
    assertThat(run.told().getFirst().at()).isEqualTo(TestDelivery.NOON.plus(HOUR));
    var urgent = test.dryRun.of(client.id(), Line.OWN, true, TestDelivery.NOON);
    assertThat(urgent.told().getFirst().at())
        .isEqualTo(TestDelivery.NOON.plus(Duration.ofSeconds(10)));
  }
}
