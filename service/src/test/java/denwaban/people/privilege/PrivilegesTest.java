package denwaban.people.privilege;

import static org.assertj.core.api.Assertions.assertThat;

import denwaban.access.Person;
import denwaban.access.Role;
import denwaban.access.session.Reauthentication;
import denwaban.check.ClientsReader;
import denwaban.database.AtOnce;
import denwaban.people.PeopleHouse;
import denwaban.people.PeopleTest;
import denwaban.people.RoleGrantsTest;
import denwaban.people.TestBrowser;
import denwaban.people.TwoPersonRule;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Privileged work: asked for with a ticket, opened by somebody else, over by itself.
class PrivilegesTest extends PeopleTest {

  private Person asker;
  private TestBrowser first;
  private TestBrowser second;

  @BeforeEach
  void two_administrators_without_a_privilege() {
    database
        .superuser()
        .sql("update person set disabled_at = now() where role in ('admin', 'security-officer')")
        .update();
    asker = person(Role.ADMIN);
    first = signedIn(asker);
    second = signedIn(Role.ADMIN);
    database.superuser().sql("delete from privilege").update();
  }

  @Test
  void without_one_an_administrator_reads_and_ends_access_and_changes_nothing() {
    var hana = person(Role.OPERATOR);
    assertThat(role(first, hana, "supervisor").code()).isEqualTo("privilege-needed");
    assertThat(people.find(hana.id()).orElseThrow().role()).isEqualTo(Role.OPERATOR);
    assertThat(first.get("/api/office/people").status()).isEqualTo(200);
    assertThat(first.post("/api/office/people/" + hana.id() + "/disable", Map.of()).status())
        .as("ending somebody's access takes no second person")
        .isEqualTo(204);
  }

  @Test
  void it_works_after_another_opened_it_and_ends_by_itself() {
    var hana = person(Role.OPERATOR);
    var asked = ask(first, "office", 30);
    assertThat(says(asked)).isEqualTo("WAITS");
    assertThat(role(first, hana, "supervisor").code()).as("asked").isEqualTo("privilege-needed");
    assertThat(decide(first, asked, true).code()).as("his own word").isEqualTo("second-person");

    assertThat(says(decide(second, asked, true))).isEqualTo("OPEN");
    assertThat(role(second, hana, "supervisor").code())
        .as("it is the asker's, not whoever opened it")
        .isEqualTo("privilege-needed");
    clock.pass(Duration.ofMinutes(4)); // within the touch
    assertThat(role(first, hana, "supervisor").status()).isEqualTo(204);
    clock.pass(Duration.ofMinutes(26).minusMillis(1));
    first.signIn();
    assertThat(role(first, hana, "operator").status()).as("below").isEqualTo(204);
    clock.pass(Duration.ofMillis(1));
    assertThat(role(first, hana, "supervisor").code())
        .as("at its end")
        .isEqualTo("privilege-needed");
    assertThat(state(asked)).isEqualTo("OVER");
  }

  @Test
  void each_step_is_an_entry_that_a_client_could_read_and_the_reason_is_in_none() {
    var asked = ask(first, "office", 30);
    decide(second, asked, true);
    first.send("DELETE", path(asked), null);
    for (var act : List.of("privilege.asked", "privilege.opened", "privilege.ended")) {
      assertThat(leaves(act, id(asked)))
          .hasSize(1)
          .allSatisfy(ClientsReader::read)
          .noneMatch(leaf -> leaf.contains("移転"));
    }
    var other = ask(first, "office", 30);
    assertThat(says(decide(second, other, false))).isEqualTo("REFUSED");
    assertThat(leaves("privilege.refused", id(other))).hasSize(1);
  }

  @Test
  void ended_refused_and_unanswered_ones_open_nothing() {
    var hana = person(Role.OPERATOR);
    var ended = ask(first, "office", 30);
    decide(second, ended, true);
    assertThat(first.send("DELETE", path(ended), null).status()).isEqualTo(204);
    assertThat(role(first, hana, "supervisor").code()).isEqualTo("privilege-needed");
    assertThat(first.send("DELETE", path(ended), null).code()).isEqualTo("privilege-over");

    var refused = ask(first, "office", 30);
    decide(second, refused, false);
    assertThat(role(first, hana, "supervisor").code()).isEqualTo("privilege-needed");
    var again = decide(second, refused, true);
    assertThat(again.code()).isEqualTo("privilege-does-not-wait");
    assertThat(again.status()).isEqualTo(409);

    var late = ask(first, "office", 30);
    clock.pass(PrivilegeTable.WAITS);
    second.signIn();
    assertThat(decide(second, late, true).code()).isEqualTo("privilege-does-not-wait");
    assertThat(state(late)).isEqualTo("LAPSED");
  }

  @Test
  void an_office_with_one_administrator_opens_it_alone_and_the_entry_shows_it() {
    disableOthers();
    var asked = ask(first, "office", 30);
    assertThat(says(asked)).isEqualTo("OPEN");
    assertThat(asked.json().get("alone")).isEqualTo(true);
    var sheet = first.get("/api/office/privileges").json();
    assertThat(sheet.get("alone")).as("nobody else could open it").isEqualTo(true);
    var without = wish(first, Map.of("ticket", " "));
    assertThat(without.status()).as("an office of one has no ticket numbers").isEqualTo(201);
    assertThat(without.json().get("ticket")).isEqualTo("-");
    assertThat(wish(first, Map.of("ticket", "山田")).status()).isEqualTo(422);
    assertThat(role(first, person(Role.OPERATOR), "supervisor").status()).isEqualTo(204);
    assertThat(leaves("privilege.opened", id(asked))).hasSize(1);
    assertThat(leaves("privilege.opened-alone", id(asked))).as("the client's").hasSize(1);
    PeopleHouse.AOBA_CLOSED.set(true);
    try {
      var later = ask(first, "office", 30);
      assertThat(leaves("privilege.opened-alone", id(later)))
          .as("of a client nothing is left but contract and log")
          .isEmpty();
    } finally {
      PeopleHouse.AOBA_CLOSED.set(false);
    }
  }

  @Test
  void a_security_officer_is_a_second_person_and_asks_for_none() {
    disableOthers();
    var officer = signedIn(Role.SECURITY_OFFICER);
    var asked = ask(first, "office", 30);
    assertThat(says(asked)).isEqualTo("WAITS");
    assertThat(waiting(officer)).isEqualTo(1);
    assertThat(waiting(first)).as("not his own").isZero();
    assertThat(says(decide(officer, asked, true))).isEqualTo("OPEN");
    assertThat(ask(officer, "office", 30).code()).isEqualTo("not-permitted");
    for (var role : List.of(Role.OPERATOR, Role.HR, Role.INTERNAL_AUDITOR, Role.CLIENT_ADMIN)) {
      var stranger = signedIn(role);
      assertThat(ask(stranger, "office", 30).status()).isEqualTo(403);
      assertThat(decide(stranger, asked, true).status()).isEqualTo(403);
    }
    assertThat(signedIn(Role.INTERNAL_AUDITOR).get("/api/office/privileges").text())
        .as("who had which last month")
        .contains("T-42");
  }

  @Test
  void with_the_askers_access_it_is_over() {
    var asked = ask(first, "database", 30);
    decide(second, asked, true);
    assertThat(privileges.open(Privilege.Kind.DATABASE)).hasSize(1);
    second.post("/api/office/people/" + asker.id() + "/disable", Map.of());
    assertThat(privileges.open(Privilege.Kind.DATABASE)).isEmpty();
  }

  @Test
  void with_the_askers_role_it_is_over() {
    var asked = ask(first, "database", 30);
    decide(second, asked, true);
    privileged(other());
    assertThat(role(second, asker, "operator").status()).isEqualTo(204);
    assertThat(privileges.open(Privilege.Kind.DATABASE)).isEmpty();
  }

  @Test
  void a_database_privilege_changes_no_role_and_a_login_is_only_made_for_ones_own() {
    var asked = ask(first, "database", 30);
    decide(second, asked, true);
    assertThat(role(first, person(Role.OPERATOR), "supervisor").code())
        .isEqualTo("privilege-needed");
    // the database of the tests is an external one: GuestsTest and the end-to-end tests have ours
    assertThat(first.post(path(asked) + "/login", Map.of()).code()).isEqualTo("database-elsewhere");
  }

  @ParameterizedTest
  @CsvSource({"4,422", "5,201", "240,201", "241,422"})
  void a_time_has_limits(int minutes, int status) {
    assertThat(ask(first, "office", minutes).status()).isEqualTo(status);
  }

  @Test
  void what_does_not_fit_is_refused() {
    assertThat(wish(first, Map.of("ticket", "T".repeat(40))).status()).isEqualTo(201);
    assertThat(wish(first, Map.of("ticket", "T".repeat(41))).status()).isEqualTo(422);
    assertThat(wish(first, Map.of("ticket", "")).status()).as("another reads it").isEqualTo(422);
    assertThat(first.get("/api/office/privileges").json().get("alone")).isEqualTo(false);
    assertThat(wish(first, Map.of("ticket", "山田様の件")).status())
        .as("a name in a log")
        .isEqualTo(422);
    assertThat(wish(first, Map.of("reason", "移".repeat(200))).status()).isEqualTo(201);
    assertThat(wish(first, Map.of("reason", "移".repeat(201))).status()).isEqualTo(422);
    assertThat(wish(first, Map.of("reason", " ")).status()).isEqualTo(422);
    assertThat(wish(first, Map.of("kind", "root")).status()).isEqualTo(400);
    assertThat(wish(first, Map.of("kind", "support")).status()).as("whose?").isEqualTo(422);
    assertThat(wish(first, Map.of("client", PeopleHouse.AOBA.toString())).status()).isEqualTo(422);
  }

  @Test
  void nobody_has_more_than_some_at_a_time() {
    for (var n = 0; n < Privileges.MOST; n++) {
      assertThat(ask(first, "office", 30).status()).isEqualTo(201);
    }
    assertThat(ask(first, "office", 30).code()).isEqualTo("too-many-privileges");
    assertThat(ask(second, "office", 30).status()).as("another person").isEqualTo(201);
  }

  @Test
  void nobody_has_more_by_asking_twice_at_once() {
    for (var n = 1; n < Privileges.MOST; n++) {
      assertThat(ask(first, "office", 30).status()).isEqualTo(201);
    }

    var asked = AtOnce.both(database, "privilege", () -> ask(first, "office", 30).status());

    assertThat(asked).containsExactlyInAnyOrder(201, 409);
  }

  @org.springframework.beans.factory.annotation.Autowired Privileges privileges;

  private TestBrowser.Answer end(TestBrowser by, Person person) {
    return by.post("/api/office/people/" + person.id() + "/disable", Map.of());
  }

  private Person other() {
    return people.all().stream()
        .filter(it -> it.role() == Role.ADMIN && !it.disabled() && !it.id().equals(asker.id()))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void who_ends_the_second_person_does_not_become_the_only_one_for_three_days() {
    var other = other();
    assertThat(end(first, other).status()).isEqualTo(204);

    var until = clock.instant().plus(Duration.ofHours(72)).atOffset(ZoneOffset.ofHours(9));
    var refused = ask(first, "office", 30);
    assertThat(refused.code()).isEqualTo("second-ended-lately");
    assertThat(refused.text())
        .contains(until.plusSeconds(59).format(DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm")));

    clock.pass(TwoPersonRule.COUNTS.minusSeconds(1));
    first.signIn();
    assertThat(ask(first, "office", 30).code()).as("below").isEqualTo("second-ended-lately");
    clock.pass(Duration.ofSeconds(1));
    assertThat(says(ask(first, "office", 30))).as("at the limit").isEqualTo("OPEN");
    assertThat(TwoPersonRule.COUNTS).isEqualTo(Duration.ofHours(72));
  }

  @Test
  void who_takes_the_second_persons_role_does_not_become_the_only_one_either() {
    privileged(asker);
    assertThat(role(first, other(), "operator").status()).isEqualTo(204);
    database.superuser().sql("delete from privilege").update();

    assertThat(ask(first, "office", 30).code()).isEqualTo("second-ended-lately");
  }

  @ParameterizedTest
  @CsvSource({"starts,PT24H", "leaves,PT0S", "unit,"})
  void who_ends_the_second_person_in_hrs_registry_does_not_become_the_only_one_either(
      String field, @Nullable Duration later) {
    enters(Map.of());
    var before = seconds();

    enters(Map.of(field, later == null ? "二課" : clock.instant().plus(later).toString()));

    assertThat(ask(first, "office", 30).code()).isEqualTo("second-ended-lately");
    assertThat(seconds() - before).as("the office's log and its client's").isEqualTo(2);
    clock.pass(TwoPersonRule.COUNTS);
    first.signIn();
  }

  @Test
  void whom_one_lets_leave_later_counts_for_three_days_from_then_on() {
    enters(Map.of("leaves", inAnHour()));
    enters(Map.of("leaves", inAnHour(), "hours", "平日"));
    assertThat(says(ask(first, "office", 30))).as("still there").isEqualTo("WAITS");

    clock.pass(Duration.ofHours(1));
    first.signIn();
    assertThat(ask(first, "office", 30).code()).isEqualTo("second-ended-lately");
    clock.pass(TwoPersonRule.COUNTS.minusSeconds(1));
    first.signIn();
    assertThat(ask(first, "office", 30).code()).as("below").isEqualTo("second-ended-lately");
    clock.pass(Duration.ofSeconds(1));
    assertThat(says(ask(first, "office", 30))).as("at the limit").isEqualTo("OPEN");
  }

  @Test
  void whose_leaving_was_taken_back_does_not_count_once_others_ended_them() {
    enters(Map.of("leaves", inAnHour()));
    enters(Map.of());
    disableOthers();
    clock.pass(Duration.ofHours(1));
    first.signIn();

    assertThat(says(ask(first, "office", 30))).isEqualTo("OPEN");
  }

  /// The first administrator about the other one, who is of the first section if nothing is said.
  private void enters(Map<String, String> part) {
    var body = new HashMap<>(RoleGrantsTest.engagement("一課"));
    body.putAll(part);
    assertThat(RoleGrantsTest.put(first, other(), body).status()).isEqualTo(204);
  }

  private String inAnHour() {
    return clock.instant().plus(Duration.ofHours(1)).toString();
  }

  @Test
  void while_another_second_person_is_there_it_waits_for_him() {
    signedIn(Role.SECURITY_OFFICER);
    end(first, other());

    assertThat(says(ask(first, "office", 30))).isEqualTo("WAITS");
  }

  @Test
  void to_end_somebodys_access_takes_a_fresh_touch() {
    clock.pass(Reauthentication.FRESH.plusMillis(1));

    assertThat(end(first, other()).code()).isEqualTo("touch-again");
    first.touchAgain();
    assertThat(end(first, other()).status()).isEqualTo(204);
  }

  @Test
  void the_end_of_a_second_person_is_told_to_the_office_and_to_each_client() {
    var before = seconds();
    end(first, other());

    assertThat(seconds() - before).as("one log of the office, one of its one client").isEqualTo(2);
  }

  private long seconds() {
    return database
        .superuser()
        .sql(
            "select count(*) from audit_outbox where leaf::jsonb ->> 'act' = 'person.second.ended'")
        .query(Long.class)
        .single();
  }

  @Test
  void what_nobody_else_could_open_is_told_to_each_client() {
    database
        .superuser()
        .sql("update person set disabled_at = now() where id = :id")
        .param("id", other().id().value())
        .update();

    var asked = ask(first, "office", 30);

    assertThat(says(asked)).isEqualTo("OPEN");
    assertThat(leaves("privilege.opened-alone", id(asked))).isNotEmpty();
  }

  private static TestBrowser.Answer ask(TestBrowser by, String kind, int minutes) {
    return wish(by, Map.of("kind", kind, "minutes", minutes));
  }

  private static TestBrowser.Answer wish(TestBrowser by, Map<String, ?> part) {
    var body = new HashMap<String, Object>();
    body.put("kind", "office");
    body.put("ticket", "T-42");
    body.put("reason", "回線の移転");
    body.put("minutes", 30);
    body.putAll(part);
    return by.post("/api/office/privileges", body);
  }

  private static TestBrowser.Answer decide(TestBrowser by, TestBrowser.Answer asked, boolean open) {
    return by.post(path(asked) + "/decide", Map.of("open", open));
  }

  private static TestBrowser.Answer role(TestBrowser by, Person person, String role) {
    return by.post("/api/office/people/" + person.id() + "/role", Map.of("role", role));
  }

  private static int waiting(TestBrowser by) {
    var count = by.get("/api/office/privileges/waiting").json().get("waiting");
    return ((Number) Objects.requireNonNull(count)).intValue();
  }

  private static String says(TestBrowser.Answer answer) {
    return String.valueOf(answer.json().get("state"));
  }

  private static String id(TestBrowser.Answer asked) {
    return String.valueOf(asked.json().get("id"));
  }

  private static String path(TestBrowser.Answer asked) {
    return "/api/office/privileges/" + id(asked);
  }

  private String state(TestBrowser.Answer asked) {
    second.signIn();
    var all =
        (List<?>)
            Objects.requireNonNull(second.get("/api/office/privileges").json().get("privileges"));
    return all.stream()
        .map(it -> (Map<?, ?>) it)
        .filter(it -> id(asked).equals(it.get("id")))
        .map(it -> String.valueOf(it.get("state")))
        .findFirst()
        .orElse("none");
  }

  private void disableOthers() {
    database
        .superuser()
        .sql("update person set disabled_at = now() where role = 'admin' and id <> :id")
        .param("id", asker.id().value())
        .update();
  }

  private List<String> leaves(String act, String object) {
    return database
        .superuser()
        .sql(
            """
            select leaf from audit_outbox
            where leaf::jsonb ->> 'act' = :act and leaf::jsonb ->> 'obj' = :object order by id
            """)
        .param("act", act)
        .param("object", object)
        .query((row, n) -> row.getString(1))
        .list();
  }
}
