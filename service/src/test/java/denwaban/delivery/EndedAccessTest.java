package denwaban.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import denwaban.access.CurrentUser;
import denwaban.access.Role;
import denwaban.client.Client;
import denwaban.client.key.Line;
import denwaban.client.oncall.Roster;
import denwaban.database.TestDatabase;
import denwaban.delivery.chain.Chain.State;
import denwaban.delivery.chain.Outcome;
import denwaban.delivery.channel.DeliveryWayKind;
import denwaban.kernel.CallId;
import denwaban.kernel.PersonId;
import denwaban.message.ItemWaits;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/// A member whose access was ended gets no notice any more. Ann is on call first, then Ben.
class EndedAccessTest {

  @RegisterExtension static final TestDatabase database = new TestDatabase();

  private static final PersonId OPERATOR = new PersonId(new UUID(8, 8));
  private static final Duration HELD = Duration.ofSeconds(10);
  private static final Duration MINUTE = Duration.ofMinutes(1);

  @TempDir Path folder;

  private TestDelivery test;
  private Client client;
  private CurrentUser admin;
  private CurrentUser office;
  private PersonId ann;
  private UUID annsEntry;
  private UUID bensEntry;

  @BeforeEach
  void open() {
    test = new TestDelivery(database, folder);
    client = test.client("a");
    admin = test.member(client, Role.CLIENT_ADMIN);
    var chief = test.people.add("所長", "", Role.ADMIN, null, null);
    office =
        new CurrentUser(
            chief.id(), chief.role(), null, "00000000-0000-7000-8000-000000000003", chief.name());
    ann = test.member(client, Role.CLIENT_MEMBER).person();
    annsEntry = test.person(admin, ann, "ann@example.com", "ann2@example.com");
    var ben = test.member(client, Role.CLIENT_MEMBER).person();
    bensEntry = test.person(admin, ben, "ben@example.com");
    test.roster(admin, annsEntry, bensEntry);
  }

  private void block() {
    test.access.disable(ann, office);
  }

  private List<Instant> shown() {
    return test.board.broken().stream()
        .filter(it -> it.client().id().equals(client.id()))
        .flatMap(it -> it.ended().stream())
        .toList();
  }

  @Test
  void the_next_tier_is_told_at_once_and_after_the_block_is_lifted_they_are_told_again() {
    block();
    test.message(client, true, OPERATOR);
    test.pass(MINUTE.multipliedBy(6));
    assertThat(test.mailed()).containsExactly("ben@example.com");
    test.access.enable(ann, office);
    test.message(client, true, OPERATOR);
    test.pass(HELD);
    assertThat(test.mailed()).containsExactly("ben@example.com", "ann@example.com");
  }

  @Test
  void a_mail_that_waits_for_its_retry_is_not_sent() {
    test.mail.answers = (_, _) -> new Outcome.Later("busy", null);
    var call = test.message(client, true, OPERATOR);
    test.pass(HELD);
    assertThat(test.mailed()).containsExactly("ann@example.com");
    block();
    test.mail.answers = (_, _) -> new Outcome.Accepted();
    test.pass(MINUTE.multipliedBy(10));
    assertThat(test.mailed()).containsExactly("ann@example.com", "ben@example.com");
    assertThat(test.attempts(client, call))
        .filteredOn(it -> it.contact().equals(annsEntry))
        .extracting(Attempt::trouble)
        .containsExactly("busy", "way-ended", "way-ended");
    assertThat(test.deliveryWays.ways(client.id()))
        .as("no fault of a way")
        .noneMatch(it -> "way-ended".equals(it.trouble()));
  }

  /// One digest tells Ben of what lies in a box of his, and then Ann of the rest.
  @Test
  void a_mail_whose_turn_comes_after_the_block_in_the_same_round_is_not_sent() {
    var usual = Policy.USUAL;
    var thirteen = List.of(LocalTime.of(13, 0));
    test.policies.set(
        admin, 0, new Policy(usual.urgent(), usual.ordinary(), null, null, true, thirteen));
    var box = new Line(test.ids.next());
    var bens = new Roster(List.of(new Roster.Tier(List.of(), List.of(), bensEntry)));
    test.rosters.set(admin, box, 0, bens);
    var first = new CallId(test.ids.next());
    test.waits(new ItemWaits(client.id(), box, first, ItemWaits.Kind.MESSAGE, false, OPERATOR));
    test.pass(MINUTE);
    test.message(client, false, OPERATOR);
    test.mail.answers =
        (_, _) -> {
          block();
          return new Outcome.Accepted();
        };
    test.pass(Duration.ofHours(1));
    assertThat(test.mailed()).first().isEqualTo("ben@example.com");
    assertThat(test.mailed()).doesNotContain("ann@example.com", "ann2@example.com");
  }

  @Test
  void a_reminder_is_not_sent_to_them_either() {
    var call = test.message(client, true, OPERATOR);
    test.pass(HELD);
    var member = new CurrentUser(ann, Role.CLIENT_MEMBER, client.id(), admin.session(), "");
    test.deliveries.acknowledge(member, test.of(client, call).id());
    block();
    test.pass(Duration.ofDays(2));
    assertThat(test.mailed()).containsExactly("ann@example.com");
  }

  @Test
  void no_other_way_leads_to_them() {
    var hook = UUID.randomUUID();
    test.reachChanges.put(admin, hook, DeliveryWayKind.WEBHOOK, "基幹", "entered");
    var _ = test.reachChanges.add(admin, annsEntry, DeliveryWayKind.WEBHOOK, hook, "");
    var _ = test.reachChanges.add(admin, annsEntry, DeliveryWayKind.PUSH, null, "a subscription");
    block();
    test.message(client, true, OPERATOR);
    test.pass(MINUTE.multipliedBy(30));
    assertThat(test.hook.carried).isEmpty();
    assertThat(test.push.carried).isEmpty();
    assertThat(test.mailed()).containsExactly("ben@example.com");
    assertThat(test.deliveryWays.reachable(client.id())).doesNotContainKey(annsEntry);
  }

  /// No message is lost by that: the office telephones.
  @Test
  void where_no_one_else_is_on_call_the_office_telephones_at_once() {
    test.roster(admin, annsEntry);
    block();
    var call = test.message(client, false, OPERATOR);
    test.pass(HELD);
    assertThat(test.of(client, call).chain().state()).isEqualTo(State.UNANSWERED);
    assertThat(test.mailed()).isEmpty();
  }

  @Test
  void who_left_is_not_told_either() {
    test.access.leave(ann);
    test.message(client, true, OPERATOR);
    test.pass(HELD);
    assertThat(test.mailed()).containsExactly("ben@example.com");
  }

  /// The registry's moment counts, not that of the round that follows it.
  @Test
  void from_the_moment_that_hr_named_they_are_not_told() {
    database
        .superuser()
        .sql("update person set leaves_at = now() - interval '1 second' where id = :id")
        .param("id", ann.value())
        .update();
    test.message(client, true, OPERATOR);
    test.pass(HELD);
    assertThat(test.mailed()).containsExactly("ben@example.com");
  }

  @Test
  void the_office_sees_that_someone_on_call_is_not_told_until_the_block_is_lifted() {
    assertThat(shown()).isEmpty();
    block();
    assertThat(shown()).hasSize(1);
    test.roster(admin, test.person(admin, null, "carl@example.com"));
    assertThat(shown()).as("not on call").isEmpty();
    test.roster(admin, annsEntry);
    test.access.enable(ann, office);
    assertThat(shown()).isEmpty();
  }

  @Test
  void the_directory_says_so_and_another_clients_is_not_touched() {
    block();
    assertThat(test.contacts.ended(client.id())).containsOnlyKeys(annsEntry);
    var other = test.client("b");
    var theirs = test.member(other, Role.CLIENT_ADMIN);
    var person = test.person(theirs, theirs.person(), "dora@example.com");
    assertThat(test.contacts.ended(other.id())).isEqualTo(Map.of());
    assertThat(test.deliveryWays.reachable(other.id())).containsOnlyKeys(person);
  }
}
