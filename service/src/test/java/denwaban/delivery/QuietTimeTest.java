package denwaban.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import denwaban.access.CurrentUser;
import denwaban.access.Role;
import denwaban.client.Client;
import denwaban.client.key.Line;
import denwaban.database.TestDatabase;
import denwaban.delivery.chain.Chain.State;
import denwaban.delivery.chain.Outcome;
import denwaban.kernel.CallId;
import denwaban.kernel.PersonId;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/// From 20:00 until 08:00 no one is told of what is not urgent. Usually the next way comes after 30
/// minutes, the next tier after an hour. It is 19:55 in Tokyo.
class QuietTimeTest {

  @RegisterExtension static final TestDatabase database = new TestDatabase();

  private static final PersonId OPERATOR = new PersonId(new UUID(8, 8));
  private static final CurrentUser OPERATING =
      new CurrentUser(OPERATOR, Role.OPERATOR, null, "00000000-0000-7000-8000-000000000002", "");

  @TempDir Path folder;

  private TestDelivery test;
  private Client client;
  private CurrentUser admin;
  private CurrentUser ann;
  private final List<String> told = new ArrayList<>();

  @BeforeEach
  void open() {
    test = new TestDelivery(database, folder);
    test.now = tokyo("2026-11-27T19:55:00");
    test.mail.answers =
        (_, to) -> {
          told.add(time(test.now) + " " + to.own());
          return new Outcome.Accepted();
        };
    client = test.client("a");
    admin = test.member(client, Role.CLIENT_ADMIN);
    ann = test.member(client, Role.CLIENT_MEMBER);
    var first = test.person(admin, ann.person(), "ann@example.com", "ann2@example.com");
    test.roster(admin, first, test.person(admin, null, "ben@example.com"));
    quiet("20:00", "08:00");
  }

  private void quiet(String from, String to) {
    var usual = Policy.USUAL;
    test.policies.set(
        admin,
        test.policies.of(client.id()).version(),
        new Policy(
            usual.urgent(),
            usual.ordinary(),
            LocalTime.parse(from),
            LocalTime.parse(to),
            true,
            List.of()));
  }

  private static Instant tokyo(String time) {
    return Instant.parse(time + "+09:00");
  }

  private static String time(Instant at) {
    return at.atZone(java.time.ZoneId.of("Asia/Tokyo")).toLocalTime().toString();
  }

  private CallId ordinary() {
    return test.message(client, false, OPERATOR);
  }

  private State state(CallId call) {
    return test.of(client, call).chain().state();
  }

  private void until(String time) {
    test.pass(Duration.between(test.now, tokyo(time)));
  }

  @Test
  void the_next_way_and_the_next_tier_come_after_it_at_their_distance() {
    var call = ordinary();
    until("2026-11-28T08:25:09");
    assertThat(told).containsExactly("19:55:10 ann@example.com");
    until("2026-11-28T12:00:00");
    assertThat(told)
        .containsExactly(
            "19:55:10 ann@example.com", "08:25:10 ann2@example.com", "08:55:10 ben@example.com");
    assertThat(state(call)).isEqualTo(State.UNANSWERED);
  }

  @Test
  void the_office_is_alarmed_by_nothing_at_night() {
    var call = ordinary();
    until("2026-11-27T20:00:00");
    var held = ordinary();
    until("2026-11-28T08:00:00");
    assertThat(state(call)).isEqualTo(State.TELLING);
    assertThat(state(held)).isEqualTo(State.TELLING);
    until("2026-11-28T09:55:09");
    assertThat(state(call)).isEqualTo(State.TELLING);
    until("2026-11-28T09:55:10");
    assertThat(state(call)).isEqualTo(State.UNANSWERED);
  }

  @Test
  void with_no_one_on_call_the_office_telephones_after_it() {
    test.roster(admin, test.person(admin, null));
    until("2026-11-27T20:00:00");
    var call = ordinary();
    until("2026-11-28T07:59:59");
    assertThat(state(call)).isEqualTo(State.HELD);
    until("2026-11-28T08:00:00");
    assertThat(state(call)).isEqualTo(State.UNANSWERED);
  }

  @Test
  void a_try_that_failed_is_made_again_after_it() {
    test.mail.answers =
        (_, to) -> {
          told.add(time(test.now) + " " + to.own());
          return told.size() == 1 ? new Outcome.Later("busy", null) : new Outcome.Accepted();
        };
    until("2026-11-27T19:59:00");
    ordinary();
    until("2026-11-28T08:10:00");
    assertThat(told).containsExactly("19:59:10 ann@example.com", "08:00:10 ann@example.com");
  }

  @Test
  void a_reminder_comes_at_its_end() {
    var usual = Policy.USUAL;
    var call = ordinary();
    until("2026-11-27T22:00:00");
    test.deliveries.acknowledge(ann, test.of(client, call).id());
    assertThat(usual.ordinary().doneWithin()).isEqualTo(Duration.ofHours(24));
    until("2026-11-29T07:59:59");
    assertThat(told).hasSize(1);
    until("2026-11-29T08:00:00");
    assertThat(told).hasSize(2).last().isEqualTo("08:00 ann@example.com");
  }

  @Test
  void what_an_operator_holds_back_into_it_is_told_after_it() {
    until("2026-11-27T19:59:00");
    var call = ordinary();
    var _ = test.deliveries.recall(OPERATING, client.id(), test.of(client, call).id());
    until("2026-11-28T07:59:59");
    assertThat(told).isEmpty();
    until("2026-11-28T08:00:00");
    assertThat(told).containsExactly("08:00 ann@example.com");
  }

  @Test
  void what_is_urgent_goes_on_at_any_time() {
    var call = test.message(client, true, OPERATOR);
    until("2026-11-27T20:06:00");
    assertThat(told)
        .containsExactly(
            "19:55:10 ann@example.com", "19:57:10 ann2@example.com", "20:00:10 ben@example.com");
    assertThat(state(call)).isEqualTo(State.UNANSWERED);
  }

  @Test
  void a_chain_that_runs_keeps_the_quiet_time_that_it_began_with() {
    var call = ordinary();
    until("2026-11-27T19:56:00");
    quiet("12:00", "13:00");
    until("2026-11-27T23:00:00");
    assertThat(told).hasSize(1);
    assertThat(test.of(client, call).policy()).isEqualTo(1);
  }

  /// A program that was down when a step was due.
  @Test
  void a_round_that_comes_late_into_it_takes_no_step_either() {
    var call = ordinary();
    until("2026-11-27T19:55:10");
    test.now = tokyo("2026-11-27T21:30:00");
    until("2026-11-28T08:25:09");
    assertThat(told).hasSize(1);
    until("2026-11-28T08:30:00");
    assertThat(told).hasSize(2);
    assertThat(state(call)).isEqualTo(State.TELLING);
  }

  /// 23:59 is the one minute of the day.
  @Test
  void quiet_hours_of_nearly_a_day_put_a_step_off_once_and_not_day_after_day() {
    quiet("00:00", "23:59");
    var call = ordinary();
    until("2026-12-10T00:00:00");
    assertThat(told).hasSize(3).allMatch(it -> it.startsWith("23:59"));
    assertThat(state(call)).isEqualTo(State.UNANSWERED);
  }

  @Test
  void a_dry_run_shows_the_same() {
    var run = test.dryRun.of(client.id(), Line.OWN, false, test.now);
    assertThat(run.told().stream().map(DryRun.Told::at))
        .containsExactly(
            tokyo("2026-11-27T19:55:10"),
            tokyo("2026-11-28T08:25:10"),
            tokyo("2026-11-28T08:55:10"));
    assertThat(run.unansweredAt()).isEqualTo(tokyo("2026-11-28T09:55:10"));
    var urgent = test.dryRun.of(client.id(), Line.OWN, true, test.now);
    assertThat(urgent.unansweredAt()).isEqualTo(tokyo("2026-11-27T20:05:10"));
    assertThat(Stream.concat(told.stream(), test.mailed().stream())).as("nothing sent").isEmpty();
  }
}
