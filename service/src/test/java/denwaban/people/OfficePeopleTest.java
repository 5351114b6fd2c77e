package denwaban.people;

import static org.assertj.core.api.Assertions.assertThat;

import denwaban.access.CurrentUser;
import denwaban.access.Person;
import denwaban.access.Role;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OfficePeopleTest extends PeopleTest {

  @Test
  void an_administrator_adds_invites_ends_and_opens_again() {
    var office = signedIn(Role.ADMIN);
    var added = office.post("/api/office/people", newPerson());
    assertThat(added.status()).isEqualTo(201);
    assertThat(added.json().get("enrolled")).isEqualTo(false);
    var path = "/api/office/people/" + added.json().get("id");

    var url = String.valueOf(office.post(path + "/enrolment", Map.of()).json().get("url"));
    assertThat(url).matches("http://desk\\.localhost:\\d+/enrol#[A-Za-z0-9_-]{43}");
    var browser = browser();
    assertThat(browser.enrol(url.substring(url.indexOf('#') + 1)).status()).isEqualTo(200);

    assertThat(office.post(path + "/disable", Map.of()).status()).isEqualTo(204);
    assertThat(browser.get("/api/me").status()).isEqualTo(401);
    assertThat(office.post(path + "/enrolment", Map.of()).code()).isEqualTo("person-disabled");
    var before = enabled();
    assertThat(office.post(path + "/enable", Map.of()).status()).isEqualTo(204);
    assertThat(office.post(path + "/enable", Map.of()).status()).as("it is open").isEqualTo(204);
    assertThat(enabled()).as("said, and once").isEqualTo(before + 1);
    assertThat(browser.signIn().status()).isEqualTo(200);
    assertThat(office.get("/api/office/people").text()).contains("岸 美緒");
  }

  private static long enabled() {
    return database
        .superuser()
        .sql("select count(*) from audit_outbox where leaf::jsonb ->> 'act' = 'person.enabled'")
        .query(Long.class)
        .single();
  }

  @Test
  void what_does_not_fit_is_refused() {
    var office = signedIn(Role.ADMIN);
    for (var wrong :
        Map.of(
                "name", " ",
                "kana", "abc",
                "kind", "staff",
                "role", "king",
                "client", "00000000-0000-0000-0000-00000000dead")
            .entrySet()) {
      var body = new HashMap<>(newPerson());
      body.put(wrong.getKey(), wrong.getValue());
      assertThat(office.post("/api/office/people", body).code())
          .as(wrong.getKey())
          .isEqualTo("person-invalid");
    }
    var noClient = new HashMap<>(newPerson());
    noClient.remove("client");
    assertThat(office.post("/api/office/people", noClient).status()).isEqualTo(422);
  }

  @Test
  void a_name_is_as_long_as_it_may_be() {
    var office = signedIn(Role.ADMIN);
    var body = new HashMap<>(newPerson());
    body.put("name", "あ".repeat(Person.NAME_LIMIT));
    assertThat(office.post("/api/office/people", body).status()).isEqualTo(201);
    body.put("name", "あ".repeat(Person.NAME_LIMIT + 1));
    assertThat(office.post("/api/office/people", body).status()).isEqualTo(422);
  }

  @Test
  void an_unknown_person_is_not_found() {
    var office = signedIn(Role.ADMIN);
    for (var id : new String[] {"x", "00000000-0000-0000-0000-00000000dead"}) {
      for (var action : new String[] {"enrolment", "disable", "enable"}) {
        assertThat(office.post("/api/office/people/" + id + "/" + action, Map.of()).code())
            .isEqualTo("not-found");
      }
    }
  }

  @Test
  void the_last_administrator_stays() {
    var admins =
        people.all().stream()
            .filter(it -> it.role() == Role.ADMIN && it.enrolled() && !it.disabled())
            .toList();
    var last = person(Role.ADMIN);
    var office = signedIn(last);
    var by =
        new CurrentUser(last.id(), Role.ADMIN, null, "00000000-0000-7000-8000-000000000002", "");
    admins.forEach(it -> personAccess.disable(it.id(), by));

    var path = "/api/office/people/" + last.id();
    assertThat(office.post(path + "/disable", Map.of()).code()).isEqualTo("last-admin");
    assertThat(office.post(path + "/role", Map.of("role", "operator")).code())
        .isEqualTo("last-admin");
    assertThat(office.get("/api/me").status()).isEqualTo(200);
    assertThat(people.hasAdmin()).isTrue();
  }

  @Test
  void staff_does_not_become_a_member() {
    var office = signedIn(Role.ADMIN);
    var path = "/api/office/people/" + person(Role.OPERATOR).id() + "/role";

    assertThat(office.post(path, Map.of("role", "client-admin")).code())
        .isEqualTo("role-does-not-fit");
    assertThat(office.post(path, Map.of("role", "supervisor")).status()).isEqualTo(204);
  }

  private static Map<String, String> newPerson() {
    return Map.of(
        "name", "岸 美緒",
        "kana", "きし みお",
        "kind", "member",
        "role", "client-member",
        "client", PeopleHouse.AOBA.toString());
  }
}
