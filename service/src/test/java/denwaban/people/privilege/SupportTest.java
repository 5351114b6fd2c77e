package denwaban.people.privilege;

import static org.assertj.core.api.Assertions.assertThat;

import denwaban.access.Person;
import denwaban.access.Role;
import denwaban.kernel.ClientId;
import denwaban.people.PeopleHouse;
import denwaban.people.PeopleTest;
import denwaban.people.TestBrowser;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/// Somebody of the office looks at a client's screens: when the client lets him, announced there,
/// and changing nothing.
class SupportTest extends PeopleTest {

  private static final JsonMapper JSON = new JsonMapper();

  private Person supporter;
  private TestBrowser office;
  private TestBrowser member;
  private String id = "";

  @BeforeEach
  void somebody_asks_to_look() {
    supporter = person(Role.ADMIN);
    office = signedIn(supporter);
    member = signedIn(Role.CLIENT_ADMIN);
    database.superuser().sql("delete from privilege where kind = 'support'").update();
    var asked =
        office.post(
            "/api/office/privileges",
            Map.of(
                "kind", "support",
                "client", PeopleHouse.AOBA.toString(),
                "ticket", "T-7",
                "reason", "画面が開かない",
                "minutes", 30));
    assertThat(asked.status()).as(asked.text()).isEqualTo(201);
    id = String.valueOf(asked.json().get("id"));
  }

  @Test
  void he_waits_for_the_client_whoever_is_in_the_office() {
    assertThat(look("/api/me").code()).isEqualTo("support-over");
    assertThat(
            signedIn(Role.ADMIN)
                .post("/api/office/privileges/" + id + "/decide", Map.of("open", true))
                .code())
        .as("another administrator")
        .isEqualTo("clients-word");
    assertThat(looks(member))
        .singleElement()
        .satisfies(
            it -> assertThat(it).containsEntry("until", null).containsEntry("mayOpen", true));
  }

  @Test
  void the_clients_screens_say_who_looks_and_until_when() {
    var opened = decide(member, true);
    assertThat(opened.status()).isEqualTo(200);
    assertThat(looks(signedIn(Role.CLIENT_MEMBER)))
        .singleElement()
        .satisfies(it -> {
          assertThat(it.get("person")).isEqualTo("佐藤 花");
          assertThat(it.get("until")).isNotNull();
          assertThat(it.get("mayOpen")).isEqualTo(false);
        });
    assertThat(leaf("privilege.opened")).contains("\"role\":\"client-admin\"");
  }

  @Test
  void he_sees_what_an_auditor_of_that_client_sees_and_changes_nothing() {
    decide(member, true);
    var me = look("/api/me").json();
    assertThat(me.get("role")).isEqualTo("client-auditor");
    assertThat(me.get("client"))
        .hasToString(String.valueOf(member.get("/api/me").json().get("client")));
    assertThat(me.get("may")).isEqualTo(List.of("SIGNED_IN", "READ_LOG"));
    assertThat(look("/api/support").status()).isEqualTo(200);
    assertThat(look("/api/office/people").code())
        .as("the office is not there")
        .isEqualTo("not-permitted");

    office.headers.put(Support.HEADER, id);
    for (var path : List.of("/api/support/" + id, "/api/sessions/" + UUID.randomUUID())) {
      assertThat(office.send("DELETE", path, null).code()).isEqualTo("support-reads");
    }
    assertThat(office.post("/api/support/" + id + "/decide", Map.of("open", true)).code())
        .isEqualTo("support-reads");
    office.headers.remove(Support.HEADER);
    assertThat(office.get("/api/me").json().get("role")).as("without it").isEqualTo("admin");
  }

  @Test
  void it_is_over_with_its_time_and_when_any_member_ends_it() {
    decide(member, true);
    clock.pass(Duration.ofMinutes(30).minusMillis(1));
    office.signIn();
    assertThat(look("/api/me").status()).isEqualTo(200);
    clock.pass(Duration.ofMillis(1));
    assertThat(look("/api/me").code()).isEqualTo("support-over");

    somebody_asks_to_look();
    decide(member, true);
    assertThat(look("/api/me").status()).isEqualTo(200);
    assertThat(signedIn(Role.CLIENT_MEMBER).send("DELETE", "/api/support/" + id, null).status())
        .isEqualTo(204);
    assertThat(look("/api/me").code()).isEqualTo("support-over");
  }

  @Test
  void it_is_over_with_the_administrators_role() {
    signedIn(Role.ADMIN);
    decide(member, true);
    roleChanges.setRole(supporter.id(), Role.OPERATOR, admin());
    assertThat(office.signIn().status()).isEqualTo(200);

    assertThat(look("/api/me").code()).isEqualTo("support-over");
    assertThat(looks(member)).isEmpty();
  }

  @Test
  void the_clients_no_is_a_no() {
    decide(member, false);
    assertThat(look("/api/me").code()).isEqualTo("support-over");
    assertThat(looks(member)).isEmpty();
    assertThat(decide(member, true).code()).isEqualTo("privilege-does-not-wait");
  }

  @Test
  void nobody_else_can_use_it_or_speak_for_the_client() {
    var colleague = signedIn(Role.CLIENT_MEMBER);
    assertThat(decide(colleague, true).code()).isEqualTo("not-permitted");
    var stranger = people.add("港 健太", "", Role.CLIENT_ADMIN, new ClientId(new UUID(7, 2)), null);
    var other = signedIn(stranger);
    assertThat(decide(other, true).status()).as("another client's").isEqualTo(404);
    assertThat(other.send("DELETE", "/api/support/" + id, null).status()).isEqualTo(404);
    assertThat(looks(other)).isEmpty();

    decide(member, true);
    for (var role : List.of(Role.ADMIN, Role.OPERATOR, Role.CLIENT_ADMIN)) {
      var borrowed = signedIn(role);
      borrowed.headers.put(Support.HEADER, id);
      assertThat(borrowed.get("/api/me").code()).as(role.code()).isEqualTo("support-over");
    }
    office.headers.put(Support.HEADER, "x");
    assertThat(office.get("/api/me").status()).isEqualTo(400);
  }

  private TestBrowser.Answer look(String path) {
    office.headers.put(Support.HEADER, id);
    var answer = office.get(path);
    office.headers.remove(Support.HEADER);
    return answer;
  }

  private TestBrowser.Answer decide(TestBrowser by, boolean open) {
    return by.post("/api/support/" + id + "/decide", Map.of("open", open));
  }

  @SuppressWarnings("unchecked") // as the server writes it
  private static List<Map<String, Object>> looks(TestBrowser by) {
    return (List<Map<String, Object>>) JSON.readValue(by.get("/api/support").text(), List.class);
  }

  private String leaf(String act) {
    return database
        .superuser()
        .sql(
            """
            select leaf from audit_outbox
            where leaf::jsonb ->> 'act' = :act and leaf::jsonb ->> 'obj' = :object
              and log = :client
            """)
        .param("act", act)
        .param("object", id)
        .param("client", PeopleHouse.AOBA.value())
        .query((row, n) -> row.getString(1))
        .single();
  }
}
