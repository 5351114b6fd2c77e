package denwaban.people.scim;

import static org.assertj.core.api.Assertions.assertThat;

import denwaban.access.Role;
import denwaban.kernel.PersonId;
import denwaban.people.RoleGrantsTest;
import denwaban.people.TestBrowser;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// A provider ends access, and gives none.
@Tag("alone")
class ScimLeaverTest extends ScimHouse {

  /// At most, from the answer to the end of everything.
  private static final Duration GOAL = Duration.ofSeconds(5);

  @Test
  void a_leaver_by_scim_loses_his_session_at_once_and_his_access_within_five_seconds()
      throws Exception {
    var person = added();
    var browser = signedIn(person);
    var link = enrolmentLinks.offer(person, null).token();
    assertThat(browser.get("/api/me").status()).isEqualTo(200);

    var answer = replace(person, "active", "\"False\"");
    assertThat(answer.json().get("active").asBoolean()).isFalse();
    assertThat(browser.get("/api/me").status()).isEqualTo(401);
    assertThat(browser.signIn().status()).isIn(401, 409);
    assertThat(new TestBrowser(port, "desk.localhost").enrol(link).status()).isEqualTo(410);
    gone(person);
    assertThat(sessions(person)).isZero();
  }

  @Test
  void who_is_back_has_no_access_before_an_administrator_opens_it() throws Exception {
    var person = added();
    var browser = signedIn(person);
    replace(person, "active", "false");
    gone(person);
    assertThat(replace(person, "active", "true").json().get("active").asBoolean()).isTrue();
    assertThat(people.find(person).orElseThrow().disabled()).isTrue();
    assertThat(browser.signIn().status()).isNotEqualTo(200);
    assertThat(admin.post("/api/office/people/" + person + "/enable", Map.of()).status())
        .isEqualTo(204);
    assertThat(browser.signIn().status()).isEqualTo(200);
  }

  /// Before any round could run.
  @Test
  void who_is_taken_back_in_the_next_moment_has_no_access_either() {
    var person = added();
    var browser = signedIn(person);
    for (var n = 0; n < 5; n++) {
      assertThat(
              patch(
                      person,
                      "{\"op\":\"replace\",\"path\":\"active\",\"value\":%b}".formatted(n % 2 == 1))
                  .status())
          .isEqualTo(200);
      assertThat(browser.get("/api/me").status()).as("" + n).isEqualTo(401);
      assertThat(sessions(person)).isZero();
    }
  }

  @Test
  void a_deleted_one_is_a_leaver_and_nobody_is_removed() throws Exception {
    var person = added();
    var browser = signedIn(person);
    assertThat(provider.send("DELETE", USERS + "/" + person, null).status()).isEqualTo(204);
    assertThat(browser.get("/api/me").status()).isEqualTo(401);
    gone(person);
    var left = leaves("person.registered").size();
    assertThat(provider.send("DELETE", USERS + "/" + person, null).status()).isEqualTo(204);
    assertThat(leaves("person.registered")).as("he has left once").hasSize(left);
    var read = read(person);
    assertThat(read.status()).isEqualTo(200);
    assertThat(read.json().get("active").asBoolean()).isFalse();
    assertThat(people.find(person).orElseThrow().name()).isEqualTo("青木 蓮");
  }

  @Test
  void a_mover_by_scim_loses_his_role_until_somebody_confirms_it() {
    var person = added();
    assertThat(replace(person, ENTERPRISE + ":department", "\"一課\"").status()).isEqualTo(200);
    assertThat(admin.post("/api/office/people/" + person + "/confirm", Map.of()).status())
        .isEqualTo(200);
    var browser = signedIn(person);
    assertThat(replace(person, ENTERPRISE + ":department", "\"一課\"").status()).isEqualTo(200);
    assertThat(browser.get("/api/me").status()).as("nothing moved").isEqualTo(200);
    assertThat(replace(person, ENTERPRISE + ":department", "\"二課\"").status()).isEqualTo(200);
    assertThat(browser.get("/api/me").status()).isEqualTo(401);
  }

  @Test
  void a_newcomer_is_an_operator_without_a_link_whatever_the_provider_says() {
    var answer =
        adds(
            """
            ,"roles":[{"value":"admin","primary":true}],"userType":"admin","role":"admin",
            "entitlements":["admin"],"groups":[{"value":"admins"}],"password":"x",
            "%s":{"role":"admin"}\
            """
                .formatted(OWN));
    assertThat(answer.status()).isEqualTo(201);
    var person = people.find(PersonId.of(answer.at("/id"))).orElseThrow();
    assertThat(person.role()).isEqualTo(Role.OPERATOR);
    assertThat(person.enrolled()).isFalse();
    assertThat(
            database
                .superuser()
                .sql("select count(*) from enrolment where person_id = :id")
                .param("id", person.id().value())
                .query(Long.class)
                .single())
        .isZero();
    assertThat(answer.raw().body()).doesNotContain("password").doesNotContain("admin");
  }

  @Test
  void it_changes_no_role_that_somebody_has() {
    var officer = people.add("責任 者", "", Role.SECURITY_OFFICER, null, null);
    entersByHand(officer.id());
    replace(officer.id(), "roles", "[{\"value\":\"admin\"}]");
    replace(officer.id(), "displayName", "\"責任 人\"");
    assertThat(people.find(officer.id()).orElseThrow().role()).isEqualTo(Role.SECURITY_OFFICER);
  }

  /// The rule of decision 167, and of 171: the token was his.
  @Test
  void the_last_administrator_leaves_too_and_his_token_with_him() throws Exception {
    entersByHand(maker.id());
    assertThat(replace(maker.id(), "active", "false").status()).isEqualTo(200);
    assertThat(admin.get("/api/me").status()).isEqualTo(401);
    assertThat(read(maker.id()).status()).isEqualTo(401);
    gone(maker.id());
    assertThat(people.hasAdmin()).isFalse();
  }

  @Test
  void who_leaves_before_his_first_day_never_began() throws Exception {
    var answer = adds(",\"%s\":{\"from\":\"2027-04-01\"}".formatted(OWN));
    assertThat(answer.at("/" + OWN + "/from")).isEqualTo("2027-03-31T15:00:00Z");
    var person = PersonId.of(answer.at("/id"));
    var left = replace(person, "active", "false");
    assertThat(left.status()).isEqualTo(200);
    assertThat(left.json().at("/" + OWN + "/from").isMissingNode()).isTrue();
    gone(person);
  }

  @Test
  void a_last_day_is_over_at_its_end_in_japan_and_active_takes_it_back() {
    var person = added();
    var day = replace(person, OWN + ":until", "\"2026-12-31\"");
    assertThat(day.at("/" + OWN + "/until")).isEqualTo("2026-12-31T15:00:00Z");
    assertThat(day.json().get("active").asBoolean()).isTrue();
    assertThat(replace(person, "active", "true").at("/" + OWN + "/until"))
        .as("a day to come stays")
        .isEqualTo("2026-12-31T15:00:00Z");
    var past = replace(person, OWN + ":until", "\"2026-01-31T09:00:00+09:00\"");
    assertThat(past.json().get("active").asBoolean()).isFalse();
    var back = replace(person, "active", "true");
    assertThat(back.json().get("active").asBoolean()).isTrue();
    assertThat(back.json().at("/" + OWN + "/until").isMissingNode()).isTrue();
  }

  private void entersByHand(PersonId id) {
    var body = Map.of("number", number, "kind", "employee", "place", "site");
    assertThat(RoleGrantsTest.put(admin, id.toString(), body).status()).isEqualTo(204);
  }

  private void gone(PersonId person) throws InterruptedException {
    var end = System.nanoTime() + GOAL.toNanos();
    while (!people.find(person).orElseThrow().disabled()) {
      assertThat(System.nanoTime()).as("within 5 s").isLessThan(end);
      Thread.sleep(20);
    }
  }

  private static long sessions(PersonId person) {
    return database
        .superuser()
        .sql("select count(*) from session where person_id = :id")
        .param("id", person.value())
        .query(Long.class)
        .single();
  }
}
