package denwaban.people.hr;

import static org.assertj.core.api.Assertions.assertThat;

import denwaban.access.Person;
import denwaban.access.Role;
import denwaban.database.AtOnce;
import denwaban.people.PeopleHouse;
import denwaban.people.PeopleTest;
import denwaban.people.RoleGrantsTest;
import denwaban.people.TestBrowser;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/// HR takes a list in: as a whole or not at all, and it gives nobody access.
class HrImportTest extends PeopleTest {

  private static final String HEAD = "社員番号,氏名,かな,役割,区分,所属,終了\n";

  @Test
  void a_list_is_shown_first_then_taken_in_and_then_it_is_the_same() {
    var hr = hr();
    var csv = HEAD + "N-1,田中 一,たなか はじめ,,派遣,第一ライン,\nN-2,林 二郎,,supervisor,,,\n";
    var shown = take(hr, csv, false);
    assertThat(what(shown)).containsExactly("NEW", "NEW");
    assertThat(shown.json().get("done")).isEqualTo(false);
    assertThat(names()).doesNotContain("田中 一");

    assertThat(take(hr, csv, true).json().get("done")).isEqualTo(true);
    assertThat(names()).contains("田中 一", "林 二郎");
    assertThat(what(take(hr, csv, true))).containsExactly("SAME", "SAME");
    assertThat(what(take(hr, csv.replace("第一", "第二"), true))).containsExactly("CHANGED", "SAME");
    // nobody can do anything by that: a link is the administrator's to give
    var tanaka = named("田中 一");
    assertThat(tanaka.enrolled()).isFalse();
    assertThat(hr.post(RoleGrantsTest.path(tanaka) + "/enrolment", Map.of()).code())
        .isEqualTo("not-permitted");
  }

  @Test
  void the_same_list_twice_at_the_same_moment_is_taken_in_once() {
    var hr = hr();
    var csv = HEAD + "T-1,二重 人,,,,,\n";
    var said = AtOnce.both(database, "engagement", () -> what(take(hr, csv, true)));
    assertThat(said).containsExactlyInAnyOrder(List.of("NEW"), List.of("SAME"));
    assertThat(names()).filteredOn("二重 人"::equals).hasSize(1);
  }

  @Test
  void one_wrong_line_and_nothing_is_taken_in() {
    var answer = take(hr(), HEAD + "W-1,木村 正,,,,,\nW-2,,,,,,\n", true);
    assertThat(what(answer)).containsExactly("NEW", "WRONG");
    assertThat(answer.json().get("done")).isEqualTo(false);
    assertThat(names()).doesNotContain("木村 正");
  }

  @Test
  void a_list_cannot_give_a_strong_role() {
    var admin = signedIn(Role.ADMIN);
    var hr = hr();
    assertThat(take(hr, HEAD + "S-1,強い 人,,admin,,,\n", true).json().get("done")).isEqualTo(true);
    var added = named("強い 人");
    assertThat(admin.post(RoleGrantsTest.path(added) + "/enrolment", Map.of()).code())
        .isEqualTo("not-acting");
    // nor change what somebody is already
    take(hr, HEAD + "S-2,普通 人,,operator,,,\n", true);
    take(hr, HEAD + "S-2,普通 人,,admin,役員,,\n", true);
    assertThat(named("普通 人").role()).isEqualTo(Role.OPERATOR);
  }

  @Test
  void whom_the_list_does_not_have_is_named_and_nothing_happens_to_him() {
    var person = person(Role.OPERATOR);
    var answer = take(hr(), HEAD + "M-1,見出 人,,,,,\n", true);
    assertThat(String.valueOf(answer.json().get("missing"))).contains(person.name());
    assertThat(people.find(person.id()).orElseThrow().disabled()).isFalse();
  }

  @Test
  void who_has_no_access_any_more_and_who_is_of_a_client_is_not_missed() {
    var ended = people.add("去年 人", "", Role.OPERATOR, null, null);
    var member = people.add("顧客 人", "", Role.CLIENT_MEMBER, PeopleHouse.AOBA, null);
    var there = people.add("今年 人", "", Role.OPERATOR, null, null);
    personAccess.disable(ended.id(), admin());
    var answer = take(hr(), HEAD + "M-2,見出 人,,,,,\n", true);
    assertThat(String.valueOf(answer.json().get("missing")))
        .contains(there.name())
        .doesNotContain(ended.name(), member.name());
  }

  @Test
  void a_number_of_anothers_is_refused() {
    var hr = hr();
    take(hr, HEAD + "D-1,一人目,,,,,\n", true);
    var other = person(Role.OPERATOR);
    var body = Map.of("kind", "employee", "place", "site", "number", "D-1");
    assertThat(RoleGrantsTest.put(hr, other, body).code()).isEqualTo("number-taken");
  }

  @Test
  void who_is_no_hr_takes_nothing_in() {
    for (var role : new Role[] {Role.OPERATOR, Role.SECURITY_OFFICER, Role.CLIENT_ADMIN}) {
      assertThat(take(signedIn(role), HEAD, false).code()).isEqualTo("not-permitted");
    }
  }

  @Test
  void too_much_is_refused() {
    assertThat(take(hr(), "x".repeat(HrCsv.LIMIT + 1), false).status()).isEqualTo(413);
  }

  private TestBrowser hr() {
    return signedIn(Role.HR);
  }

  private static TestBrowser.Answer take(TestBrowser by, String csv, boolean apply) {
    return by.post("/api/office/registry", Map.of("csv", csv, "apply", apply));
  }

  @SuppressWarnings("unchecked")
  private static List<String> what(TestBrowser.Answer answer) {
    var rows = Objects.requireNonNull((List<Map<String, Object>>) answer.json().get("rows"));
    return rows.stream().map(it -> String.valueOf(it.get("what"))).toList();
  }

  private List<String> names() {
    return people.all().stream().map(Person::name).toList();
  }

  private Person named(String name) {
    return people.all().stream().filter(it -> it.name().equals(name)).findFirst().orElseThrow();
  }
}
