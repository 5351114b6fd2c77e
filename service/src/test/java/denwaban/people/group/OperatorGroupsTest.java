package denwaban.people.group;

import static org.assertj.core.api.Assertions.assertThat;

import denwaban.access.Person;
import denwaban.access.Role;
import denwaban.people.PeopleHouse;
import denwaban.people.PeopleTest;
import denwaban.people.TestBrowser;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.json.JsonMapper;

/// The office names groups of operators, and which of them a client's calls ring first.
class OperatorGroupsTest extends PeopleTest {

  private static final UUID AOBA = PeopleHouse.AOBA.value();

  @Autowired OperatorGroups groups;

  private TestBrowser admin;
  private Person hana;

  @BeforeEach
  void an_office_without_groups() {
    var root = database.superuser();
    root.sql("truncate client_group, operator_group_member, operator_group").update();
    root.sql(
            """
            insert into client (id, name, kana, slug, wanted_kind, zone, added_at)
            values (:id, 'x', 'x', 'aoba', 'x25519', 'Asia/Tokyo', now()) on conflict do nothing
            """)
        .param("id", AOBA)
        .update();
    admin = signedIn(Role.ADMIN);
    hana = person(Role.OPERATOR);
  }

  private static TestBrowser.Answer put(TestBrowser by, UUID id, String name, List<UUID> members) {
    return put(by, id, name, members, null);
  }

  private static TestBrowser.Answer put(
      TestBrowser by, UUID id, String name, List<UUID> members, @Nullable String base) {
    var body = new HashMap<String, Object>();
    body.put("name", name);
    body.put("members", members);
    body.put("base", base);
    return by.send("PUT", "/api/office/groups/" + id, new JsonMapper().writeValueAsString(body));
  }

  private UUID group(String name, UUID... members) {
    var id = UUID.randomUUID();
    assertThat(put(admin, id, name, List.of(members)).status()).isEqualTo(204);
    return id;
  }

  private TestBrowser.Answer assign(
      TestBrowser by, UUID client, @Nullable UUID own, @Nullable UUID overflow, int after) {
    return assign(by, client, own, overflow, after, version(client));
  }

  private static TestBrowser.Answer assign(
      TestBrowser by,
      UUID client,
      @Nullable UUID own,
      @Nullable UUID overflow,
      int after,
      @Nullable String base) {
    var wanted = new HashMap<String, Object>();
    wanted.put("own", own);
    wanted.put("overflow", overflow);
    wanted.put("after", after);
    var body = new HashMap<String, Object>();
    body.put("groups", wanted);
    body.put("base", base);
    return by.send(
        "PUT",
        "/api/office/clients/" + client + "/groups",
        new JsonMapper().writeValueAsString(body));
  }

  private @Nullable String version(UUID client) {
    return groups.clients().stream()
        .filter(it -> it.client().value().equals(client))
        .map(ClientGroups::version)
        .findAny()
        .orElse(null);
  }

  private String version(OperatorGroup group) {
    return groups.all().stream()
        .filter(it -> it.id().equals(group.id()))
        .findAny()
        .orElseThrow()
        .version();
  }

  @Test
  void what_a_colleague_changed_meanwhile_is_not_written_over() {
    var jiro = person(Role.OPERATOR);
    var group = group("朝の班", id(hana));
    var begun = groups.all().getFirst();
    assertThat(admin.get("/api/office/groups").text()).contains(begun.version());
    assertThat(put(admin, group, "朝の班", List.of(id(hana), id(jiro)), begun.version()).status())
        .isEqualTo(204);
    assertThat(put(admin, group, "早番", List.of(id(hana)), begun.version()).code())
        .isEqualTo("groups-changed");
    assertThat(put(admin, group, "早番", List.of(id(hana)), null).code()).isEqualTo("groups-changed");
    assertThat(groups.all().getFirst().members()).contains(jiro.id());
    assertThat(put(admin, group, "早番", List.of(id(hana)), version(begun)).status()).isEqualTo(204);

    var last = version(begun);
    assertThat(admin.send("DELETE", "/api/office/groups/" + group, null).status()).isEqualTo(204);
    assertThat(put(admin, group, "早番", List.of(), last).code()).isEqualTo("groups-changed");
    assertThat(groups.all()).isEmpty();
  }

  @Test
  void who_answers_for_a_client_is_not_written_over() {
    var morning = group("朝の班", id(hana));
    var night = group("夜の班", id(hana));
    assertThat(assign(admin, AOBA, morning, null, 20, null).status()).isEqualTo(204);
    assertThat(assign(admin, AOBA, night, null, 20, null).code()).isEqualTo("groups-changed");
    var begun = version(AOBA);
    assertThat(assign(admin, AOBA, morning, night, 30, begun).status()).isEqualTo(204);
    assertThat(assign(admin, AOBA, night, null, 20, begun).code()).isEqualTo("groups-changed");
    assertThat(groups.clients().getFirst().own()).isEqualTo(morning);
  }

  private UUID id(Person person) {
    return person.id().value();
  }

  @Test
  void a_person_may_be_in_several_and_a_clients_calls_are_offered_to_its_own() {
    var jiro = person(Role.SUPERVISOR);
    var morning = group("朝の班", id(hana));
    var night = group("夜の班", id(hana), id(jiro));
    assertThat(groups.of(PeopleHouse.AOBA)).isEqualTo(CallGroups.ALL);
    assertThat(assign(admin, AOBA, morning, night, 20).status()).isEqualTo(204);
    var of = groups.of(PeopleHouse.AOBA);
    assertThat(of.ofOwn(hana.id())).isTrue();
    assertThat(of.ofOwn(jiro.id())).isFalse();
    assertThat(of.ofOverflow(jiro.id())).isTrue();
    assertThat(of.after().toSeconds()).isEqualTo(20);
    assertThat(admin.get("/api/office/groups").text()).contains("朝の班", id(jiro).toString());

    assertThat(assign(admin, AOBA, null, null, 20).status()).isEqualTo(204);
    assertThat(groups.of(PeopleHouse.AOBA).ofOwn(jiro.id())).as("everybody").isTrue();
  }

  @Test
  void each_change_is_written_down() {
    var group = group("朝の班", id(hana));
    assertThat(assign(admin, AOBA, group, null, 20).status()).isEqualTo(204);
    assertThat(assign(admin, AOBA, null, null, 20).status()).isEqualTo(204);
    assertThat(admin.send("DELETE", "/api/office/groups/" + group, null).status()).isEqualTo(204);
    assertThat(entries("group.set")).isPositive();
    assertThat(entries("client.groups.set")).isGreaterThanOrEqualTo(2);
    assertThat(entries("group.removed")).isPositive();
  }

  private static long entries(String action) {
    return database
        .superuser()
        .sql("select count(*) from audit_outbox where leaf::jsonb ->> 'act' = :act")
        .param("act", action)
        .query(Long.class)
        .single();
  }

  @Test
  void a_group_that_answers_for_a_client_cannot_be_removed() {
    var group = group("朝の班", id(hana));
    assertThat(assign(admin, AOBA, group, null, 20).status()).isEqualTo(204);
    assertThat(admin.send("DELETE", "/api/office/groups/" + group, null).code())
        .isEqualTo("group-in-use");
    assertThat(groups.of(PeopleHouse.AOBA).ofOwn(hana.id())).as("who is in it stays").isTrue();
    assertThat(admin.send("DELETE", "/api/office/groups/" + UUID.randomUUID(), null).status())
        .isEqualTo(404);
  }

  @Test
  void only_who_answers_calls_and_has_access_can_be_in_one() {
    var member = person(Role.CLIENT_MEMBER);
    var left = person(Role.OPERATOR);
    personAccess.disable(left.id(), admin());
    for (var nobody : List.of(id(member), id(left), id(person(Role.HR)), UUID.randomUUID())) {
      assertThat(put(admin, UUID.randomUUID(), "朝の班", List.of(id(hana), nobody)).code())
          .isEqualTo("not-an-operator");
    }
    assertThat(groups.all()).isEmpty();
  }

  @Test
  void a_name_has_1_to_40_characters_and_is_one_groups() {
    assertThat(put(admin, UUID.randomUUID(), "x".repeat(40), List.of()).status()).isEqualTo(204);
    for (var bad : List.of("", " ", "x".repeat(41), "a\u0007b")) {
      assertThat(put(admin, UUID.randomUUID(), bad, List.of()).code()).isEqualTo("group-unfit");
    }
    assertThat(put(admin, UUID.randomUUID(), "x".repeat(40), List.of()).code())
        .isEqualTo("name-taken");
    var same = groups.all().getFirst().id();
    assertThat(
            put(admin, same, "x".repeat(40), List.of(id(hana)), version(groups.all().getFirst()))
                .status())
        .isEqualTo(204);
  }

  @Test
  void there_are_up_to_a_hundred_groups_of_up_to_500() {
    for (var n = 0; n < OperatorGroup.LIMIT; n++) {
      database
          .superuser()
          .sql("insert into operator_group (id, name, set_at) values (:id, :name, now())")
          .param("id", UUID.randomUUID())
          .param("name", "g" + n)
          .update();
    }
    assertThat(put(admin, UUID.randomUUID(), "more", List.of()).code())
        .isEqualTo("too-many-groups");
    var crowd =
        IntStream.rangeClosed(0, OperatorGroup.MEMBERS).mapToObj(n -> new UUID(3, n)).toList();
    assertThat(put(admin, groups.all().getFirst().id(), "g", crowd).code())
        .isEqualTo("group-unfit");
    assertThat(put(admin, groups.all().getFirst().id(), "g", crowd.subList(1, crowd.size())).code())
        .as("only that they are nobody")
        .isEqualTo("not-an-operator");
  }

  @ParameterizedTest
  @CsvSource({"4, 422", "5, 204", "300, 204", "301, 422"})
  void a_call_overflows_after_5_to_300_seconds(int after, int status) {
    assertThat(assign(admin, AOBA, group("朝の班"), null, after).status()).isEqualTo(status);
  }

  @Test
  void it_overflows_into_another_group_that_is_there_for_a_client_that_is() {
    var group = group("朝の班");
    assertThat(assign(admin, AOBA, group, group, 20).status()).isEqualTo(422);
    assertThat(assign(admin, AOBA, null, group, 20).status()).isEqualTo(422);
    assertThat(assign(admin, AOBA, UUID.randomUUID(), null, 20).status()).isEqualTo(404);
    assertThat(assign(admin, AOBA, group, UUID.randomUUID(), 20).status()).isEqualTo(404);
    assertThat(assign(admin, UUID.randomUUID(), group, null, 20).status()).isEqualTo(404);
  }

  @ParameterizedTest
  @EnumSource(
      value = Role.class,
      names = {"OPERATOR", "SUPERVISOR", "HR", "SECURITY_OFFICER", "CLIENT_ADMIN"})
  void nobody_but_an_administrator_sees_or_changes_them(Role role) {
    var other = signedIn(role);
    var group = group("朝の班");
    assertThat(other.get("/api/office/groups").status()).isEqualTo(403);
    assertThat(put(other, group, "x", List.of()).status()).isEqualTo(403);
    assertThat(other.send("DELETE", "/api/office/groups/" + group, null).status()).isEqualTo(403);
    assertThat(assign(other, AOBA, group, null, 20).status()).isEqualTo(403);
  }

  @Test
  void an_administrator_without_a_privilege_sees_them_and_changes_nothing() {
    var group = group("朝の班");
    database.superuser().sql("delete from privilege").update();
    assertThat(admin.get("/api/office/groups").status()).isEqualTo(200);
    assertThat(put(admin, group, "x", List.of()).code()).isEqualTo("privilege-needed");
    assertThat(admin.send("DELETE", "/api/office/groups/" + group, null).code())
        .isEqualTo("privilege-needed");
    assertThat(assign(admin, AOBA, group, null, 20).code()).isEqualTo("privilege-needed");
  }
}
