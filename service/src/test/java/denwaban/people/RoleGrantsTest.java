package denwaban.people;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import denwaban.access.CurrentUser;
import denwaban.access.Person;
import denwaban.access.Role;
import denwaban.access.SessionEnded;
import denwaban.access.passkey.Passkey;
import denwaban.access.passkey.Passkeys;
import denwaban.database.tenant.TenantTransactions;
import denwaban.kernel.Bytes;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.json.JsonMapper;

/// Roles end by themselves, two people give the strong ones, nobody judges himself.
public class RoleGrantsTest extends PeopleTest {

  private static final JsonMapper JSON = new JsonMapper();

  @Autowired Offboarding offboarding;
  @Autowired TenantTransactions transactions;
  @Autowired Enrolments enrolments;
  @Autowired Passkeys passkeys;

  private static final String LATER = "2030-01-01T00:00:00Z";

  private TestBrowser first;
  private TestBrowser second;
  private Person one;

  @BeforeEach
  void two_administrators() {
    database.superuser().sql("update person set disabled_at = now() where role = 'admin'").update();
    one = person(Role.ADMIN);
    first = signedIn(one);
    second = signedIn(Role.ADMIN);
  }

  @Test
  void a_role_is_good_until_its_time_and_not_at_it() {
    var person = person(Role.OPERATOR);
    var browser = signedIn(person);
    clock.pass(RoleGrants.LIFE.minus(Duration.ofMinutes(1)));
    assertThat(browser.signIn().status()).isEqualTo(200);
    clock.pass(Duration.ofSeconds(59));
    assertThat(browser.get("/api/me").status()).isEqualTo(200);
    clock.pass(Duration.ofSeconds(1));
    assertThat(browser.get("/api/me").status()).isEqualTo(401);
    offboarding.round();
    assertThat(heard.events).anyMatch(SessionEnded.class::isInstance);
    var refused = browser.signIn();
    assertThat(refused.code()).isEqualTo("not-acting");
  }

  @Test
  void the_review_of_a_quarter_gives_another_time() {
    var person = person(Role.OPERATOR);
    var browser = signedIn(person);
    clock.pass(Duration.ofDays(92));
    first.signIn();
    assertThat(standing(first, person)).containsEntry("due", true);
    assertThat(confirm(first, person).status()).isEqualTo(200);
    assertThat(standing(first, person)).containsEntry("due", false);
    clock.pass(Duration.ofDays(90));
    assertThat(browser.signIn().status()).isEqualTo(200);
  }

  @Test
  void nobody_confirms_himself_while_another_could() {
    assertThat(confirm(first, one).code()).isEqualTo("second-person");
    assertThat(confirm(second, one).status()).isEqualTo(200);
    // with nobody else there it must be possible, and the log has it
    database
        .superuser()
        .sql("update person set disabled_at = now() where role = 'admin' and id <> :id")
        .param("id", one.id().value())
        .update();
    assertThat(confirm(first, one).status()).isEqualTo(200);
  }

  @Test
  void a_strong_role_waits_for_the_second_person() {
    var person = person(Role.OPERATOR);
    var browser = signedIn(person);
    assertThat(role(first, person, "hr").status()).isEqualTo(204);
    assertThat(browser.signIn().code()).isEqualTo("not-acting");
    assertThat(standing(first, person)).containsEntry("state", "UNCONFIRMED");
    assertThat(first.post(path(person) + "/enrolment", Map.of()).code()).isEqualTo("not-acting");

    assertThat(confirm(first, person).code()).as("who gave it").isEqualTo("second-person");
    enter(person, "本部");
    assertThat(confirm(first, person).code()).as("nor after HR wrote").isEqualTo("second-person");
    assertThat(confirm(second, person).status()).isEqualTo(200);
    assertThat(browser.signIn().status()).isEqualTo(200);
    assertThat(browser.get("/api/office/people").status()).isEqualTo(200);
  }

  @Test
  void a_strong_role_waits_though_the_old_one_is_confirmed_just_then() {
    var person = person(Role.OPERATOR);

    var confirmed =
        Meanwhile.of(
            database,
            transactions,
            () -> roleChanges.setRole(person.id(), Role.HR, user()),
            () -> confirm(first, person));

    assertThat(confirmed.code()).isEqualTo("second-person");
    assertThat(standing(second, person)).containsEntry("state", "UNCONFIRMED");
  }

  @Test
  void a_newcomer_with_a_strong_role_waits_too() {
    var body = Map.of("name", "新人", "kana", "", "kind", "staff", "role", "security-officer");
    var id = String.valueOf(first.post("/api/office/people", body).json().get("id"));
    var path = "/api/office/people/" + id;
    assertThat(first.post(path + "/enrolment", Map.of()).code()).isEqualTo("not-acting");
    assertThat(first.post(path + "/confirm", Map.of()).code()).isEqualTo("second-person");
    assertThat(second.post(path + "/confirm", Map.of()).status()).isEqualTo(200);
    assertThat(first.post(path + "/enrolment", Map.of()).status()).isEqualTo(200);
  }

  @Test
  void a_link_for_whoever_has_a_passkey_waits_for_the_second_person() {
    var person = person(Role.OPERATOR);
    signedIn(person);
    var path = path(person) + "/enrolment";
    var offered = first.post(path, Map.of());
    assertThat(offered.json().get("waits")).isEqualTo(true);
    var url = String.valueOf(offered.json().get("url"));
    var token = url.substring(url.indexOf('#') + 1);
    assertThat(browser().enrol(token).status()).isEqualTo(410);
    assertThat(first.post(path + "/confirm", Map.of()).code()).isEqualTo("second-person");

    assertThat(second.post(path + "/confirm", Map.of()).status()).isEqualTo(204);
    assertThat(second.post(path + "/confirm", Map.of()).code()).isEqualTo("no-link-waits");
    assertThat(browser().enrol(token).status()).isEqualTo(200);
  }

  @Test
  void a_link_waits_though_the_person_adds_the_first_passkey_just_then() {
    var person = person(Role.OPERATOR);
    var token = token(person);

    var offered =
        Meanwhile.of(
            database,
            transactions,
            () -> {
              assertThat(enrolments.use(token, person.id())).isTrue();
              assertThat(passkeys.add(passkey(person))).isTrue();
            },
            () -> first.post(path(person) + "/enrolment", Map.of()));

    assertThat(offered.json().get("waits")).isEqualTo(true);
  }

  /// Like the first administrator's.
  private Passkey passkey(Person person) {
    var like = passkeys.of(one.id()).getFirst();
    return new Passkey(
        Bytes.of(person.id().toString().getBytes(US_ASCII)),
        person.id(),
        like.host(),
        like.attested(),
        0,
        false,
        false,
        "",
        null);
  }

  @Test
  void of_two_links_made_at_once_one_is_left() throws Exception {
    var person = person(Role.OPERATOR);
    signedIn(person);
    var path = path(person) + "/enrolment";
    for (var n = 0; n < 20; n++) {
      var other = Thread.ofVirtual().start(() -> second.post(path, Map.of()));
      first.post(path, Map.of());
      other.join();
      assertThat(
              database
                  .superuser()
                  .sql("select count(*) from enrolment where person_id = ? and used_at is null")
                  .param(person.id().value())
                  .query(Long.class)
                  .single())
          .isOne();
    }
  }

  @Test
  void a_newcomers_first_link_does_not_wait() {
    var offered = first.post(path(person(Role.OPERATOR)) + "/enrolment", Map.of());
    assertThat(offered.json().get("waits")).isEqualTo(false);
  }

  @Test
  void nobody_audits_what_he_ran_last_quarter() {
    var person = person(Role.SUPERVISOR);
    assertThat(role(first, person, "operator").status()).isEqualTo(204);
    clock.pass(Separation.BACK.minusSeconds(1));
    first.signIn();
    second.signIn();
    assertThat(role(first, person, "internal-auditor").code()).isEqualTo("duties-not-separate");
    clock.pass(Duration.ofSeconds(1));
    assertThat(role(first, person, "internal-auditor").status()).isEqualTo(204);
  }

  @Test
  void nobody_reviews_his_own_line() {
    var person = person(Role.OPERATOR);
    enter(person, "第一ライン");
    assertThat(confirm(first, person).status()).isEqualTo(200);
    assertThat(role(first, person, "quality-reviewer").code()).isEqualTo("duties-not-separate");

    // also if HR wrote the unit down after the role was given
    var other = person(Role.OPERATOR);
    enter(other, "第三ライン");
    assertThat(role(first, other, "quality-reviewer").code()).isEqualTo("duties-not-separate");

    // in another unit he was nobody's colleague; but the unit without a name was his, too
    enter(person, "第二ライン");
    assertThat(role(first, person, "quality-reviewer").status()).isEqualTo(204);

    // nor by moving back, before a quarter has passed
    enter(person, "第一ライン");
    assertThat(confirm(second, person).code()).isEqualTo("duties-not-separate");
    clock.pass(Separation.BACK);
    second.signIn();
    assertThat(confirm(second, person).status()).isEqualTo(200);
  }

  @Test
  void who_moves_loses_the_old_before_he_gets_the_new() {
    var person = person(Role.OPERATOR);
    enter(person, "第一ライン");
    var browser = signedIn(person);
    enter(person, "第一ライン");
    assertThat(browser.get("/api/me").status()).as("nothing moved").isEqualTo(200);

    enter(person, "第二ライン");
    assertThat(browser.get("/api/me").status()).isEqualTo(401);
    assertThat(browser.signIn().code()).isEqualTo("not-acting");
    assertThat(confirm(first, person).status()).isEqualTo(200);
    assertThat(browser.signIn().status()).isEqualTo(200);
  }

  @Test
  void the_office_confirms_no_member_and_hr_has_none() {
    var member = person(Role.CLIENT_ADMIN);
    assertThat(confirm(first, member).code()).isEqualTo("not-staff");
    assertThat(put(first, member, engagement("営業")).code()).isEqualTo("not-staff");
    assertThat(standing(first, member)).containsEntry("orphan", false);
  }

  @Test
  void what_somebody_entered_meanwhile_is_not_taken_back() {
    var person = person(Role.OPERATOR);
    var id = person.id().toString();
    enter(person, "一課");
    var shown = version(first, id);
    var leaves = Map.of("kind", "employee", "unit", "一課", "place", "site", "leaves", LATER);
    assertThat(put(second, person, leaves).status()).isEqualTo(204);

    assertThat(put(first, id, shown, engagement("一課")).code()).isEqualTo("registry-changed");
    assertThat(put(first, id, null, engagement("一課")).code()).isEqualTo("registry-changed");
    assertThat(standing(first, person)).containsEntry("leaves", LATER);
    assertThat(put(first, person, engagement("一課")).status()).isEqualTo(204);
    assertThat(standing(first, person)).containsEntry("leaves", null);
  }

  @Test
  void each_confirmation_is_an_entry() {
    var person = person(Role.OPERATOR);
    confirm(first, person);
    assertThat(
            database
                .superuser()
                .sql(
                    "select count(*) from audit_outbox where leaf::jsonb ->> 'act' = 'person.role.confirmed'")
                .query(Long.class)
                .single())
        .isPositive();
  }

  private void enter(Person person, String unit) {
    assertThat(put(first, person, engagement(unit)).status()).isEqualTo(204);
  }

  public static Map<String, String> engagement(String unit) {
    return Map.of("kind", "employee", "unit", unit, "place", "site");
  }

  /// Enters over what the office's list shows.
  public static TestBrowser.Answer put(TestBrowser by, Person person, Map<String, ?> body) {
    return put(by, person.id().toString(), body);
  }

  public static TestBrowser.Answer put(TestBrowser by, String person, Map<String, ?> body) {
    return put(by, person, version(by, person), body);
  }

  private static TestBrowser.Answer put(
      TestBrowser by, String person, @Nullable Object base, Map<String, ?> body) {
    var whole = new HashMap<String, @Nullable Object>(body);
    whole.put("base", base);
    return by.send(
        "PUT", "/api/office/people/" + person + "/engagement", JSON.writeValueAsString(whole));
  }

  /// What the list shows as the version of what was entered, for those who may see it.
  private static @Nullable Object version(TestBrowser by, String person) {
    var people = by.get("/api/office/people");
    if (people.status() != 200) return null;
    return TestBrowser.list(people).stream()
        .map(it -> (Map<?, ?>) it)
        .filter(it -> person.equals(it.get("id")) && it.get("standing") != null)
        .map(it -> ((Map<?, ?>) it.get("standing")).get("version"))
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }

  private CurrentUser user() {
    return new CurrentUser(
        one.id(), Role.ADMIN, null, "00000000-0000-7000-8000-000000000001", one.name());
  }

  private static TestBrowser.Answer confirm(TestBrowser by, Person person) {
    return by.post(path(person) + "/confirm", Map.of());
  }

  private static TestBrowser.Answer role(TestBrowser by, Person person, String role) {
    return by.post(path(person) + "/role", Map.of("role", role));
  }

  public static String path(Person person) {
    return "/api/office/people/" + person.id();
  }

  /// As the office's list has it; empty for members.
  @SuppressWarnings("unchecked")
  public static Map<String, Object> standing(TestBrowser by, Person person) {
    var all = JSON.readValue(by.get("/api/office/people").text(), List.class);
    return ((List<Map<String, Object>>) all)
        .stream()
            .filter(it -> person.id().toString().equals(it.get("id")))
            .map(it ->
                it.get("standing") instanceof Map<?, ?> found
                    ? (Map<String, Object>) found
                    : Map.<String, Object>of())
            .findFirst()
            .orElseThrow();
  }
}
