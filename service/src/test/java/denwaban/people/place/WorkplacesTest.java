package denwaban.people.place;

import static org.assertj.core.api.Assertions.assertThat;

import denwaban.access.Role;
import denwaban.people.PeopleTest;
import denwaban.people.TestBrowser;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.json.JsonMapper;

/// The clean desk is stated item by item, once for each session, and inspected by others.
class WorkplacesTest extends PeopleTest {

  private static final String STATED = "place.stated";

  @Autowired Workplaces workplaces;

  @Test
  void it_is_stated_for_one_session_and_no_other_with_one_entry() {
    var person = person(Role.OPERATOR);
    var here = signedIn(person);
    assertThat(mine(here)).containsEntry("stated", false).containsEntry("home", false);
    assertThat(mine(here).get("items")).isEqualTo(List.of("alone", "medium", "paper", "phone"));

    var before = entries(STATED);
    assertThat(state(here, CleanDesk.ITEMS).status()).isEqualTo(204);
    assertThat(mine(here)).containsEntry("stated", true);
    assertThat(state(here, CleanDesk.ITEMS).status()).as("again").isEqualTo(204);
    assertThat(entries(STATED)).isEqualTo(before + 1);

    here.forgetCookie();
    here.signIn();
    assertThat(mine(here)).as("after another sign-in").containsEntry("stated", false);
  }

  @ParameterizedTest
  @EnumSource(CleanDesk.Item.class)
  void one_item_that_lacks_is_enough_to_refuse(CleanDesk.Item item) {
    var operator = signedIn(Role.OPERATOR);
    var before = entries(STATED);
    var others = new HashSet<>(CleanDesk.ITEMS);
    others.remove(item.code());
    assertThat(state(operator, others).code()).isEqualTo("items-missing");
    assertThat(mine(operator)).containsEntry("stated", false);
    assertThat(entries(STATED)).isEqualTo(before);
  }

  @Test
  void nothing_and_what_is_no_item_is_refused() {
    var operator = signedIn(Role.OPERATOR);
    assertThat(state(operator, Set.of()).code()).isEqualTo("items-missing");
    var more = new HashSet<>(CleanDesk.ITEMS);
    more.add("all");
    assertThat(state(operator, more).code()).isEqualTo("items-missing");
    assertThat(operator.post("/api/place", Map.of("version", 1, "place", "site")).code())
        .isEqualTo("malformed");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, CleanDesk.VERSION + 1})
  void another_version_of_the_list_is_refused(int version) {
    var body = Map.of("version", version, "items", CleanDesk.ITEMS, "place", "site");
    var operator = signedIn(Role.OPERATOR);
    assertThat(operator.post("/api/place", body).code()).isEqualTo("list-changed");
    assertThat(mine(operator)).containsEntry("stated", false);
  }

  @Test
  void at_home_works_only_of_whom_hr_says_so() {
    var person = person(Role.OPERATOR);
    var operator = signedIn(person);
    assertThat(state(operator, "home").code()).isEqualTo("home-not-registered");
    assertThat(state(operator, "moon").code()).isEqualTo("malformed");
    assertThat(mine(operator)).containsEntry("stated", false);

    var hr = signedIn(Role.ADMIN);
    var entered = Map.of("kind", "employee", "place", "home");
    var path = "/api/office/people/" + person.id() + "/engagement";
    assertThat(hr.send("PUT", path, new JsonMapper().writeValueAsString(entered)).status())
        .isEqualTo(204);
    assertThat(mine(operator)).containsEntry("home", true);
    assertThat(state(operator, "home").status()).isEqualTo(204);
  }

  @Test
  void whoever_watches_places_reads_who_stated_what_and_adds_what_was_found() {
    var person = person(Role.OPERATOR);
    state(signedIn(person), CleanDesk.ITEMS);
    for (var role : List.of(Role.SUPERVISOR, Role.ADMIN, Role.SECURITY_OFFICER)) {
      var watcher = signedIn(role);
      assertThat(watcher.get("/api/office/places").text()).contains(person.id().toString());
      assertThat(inspect(watcher, "3階 A島", false, "付箋に電話番号 " + role).status()).isEqualTo(204);
      assertThat(watcher.get("/api/office/places").text()).contains("付箋に電話番号 " + role);
    }
    assertThat(entries("place.inspected")).isGreaterThanOrEqualTo(3);
    var auditor = signedIn(Role.INTERNAL_AUDITOR);
    assertThat(auditor.get("/api/office/places").status()).isEqualTo(200);
    assertThat(inspect(auditor, "3階", true, "").status()).isEqualTo(403);
    for (var role : List.of(Role.OPERATOR, Role.HR, Role.QUALITY_REVIEWER, Role.CLIENT_ADMIN)) {
      var other = signedIn(role);
      assertThat(other.get("/api/office/places").status()).as(role.code()).isEqualTo(403);
      assertThat(inspect(other, "3階", true, "").status()).as(role.code()).isEqualTo(403);
    }
    assertThat(state(auditor, CleanDesk.ITEMS).status()).as("takes no calls").isEqualTo(403);
  }

  @Test
  void an_inspection_that_found_something_is_an_entry_of_its_own_and_one_that_did_not_is_none() {
    var supervisor = signedIn(Role.SUPERVISOR);
    var before = entries("place.faulty");
    inspect(supervisor, "3階 A島", true, "");
    assertThat(entries("place.faulty")).isEqualTo(before);
    inspect(supervisor, "3階 A島", false, "私物スマホ");
    assertThat(entries("place.faulty")).isEqualTo(before + 1);
  }

  @ParameterizedTest
  @CsvSource({
    "1, false, 1, 204",
    "40, false, 500, 204",
    "40, true, 0, 204",
    "0, true, 0, 422",
    "41, true, 0, 422",
    "40, false, 501, 422",
    "40, true, 1, 422",
    "40, false, 0, 422",
  })
  void an_inspection_has_a_place_and_says_what_was_found(
      int place, boolean clear, int found, int status) {
    var supervisor = signedIn(Role.SUPERVISOR);
    assertThat(inspect(supervisor, "席".repeat(place), clear, "あ".repeat(found)).status())
        .isEqualTo(status);
  }

  @Test
  void what_is_older_than_400_days_goes_and_nothing_before() {
    var person = person(Role.OPERATOR);
    state(signedIn(person), CleanDesk.ITEMS);
    inspect(signedIn(Role.SUPERVISOR), "古い席", true, "");
    clock.pass(Workplaces.KEPT);
    state(signedIn(Role.OPERATOR), CleanDesk.ITEMS);
    assertThat(workplaces.statements()).anyMatch(it -> it.person().equals(person.id().toString()));
    assertThat(workplaces.inspections()).anyMatch(it -> it.place().equals("古い席"));
    clock.pass(Duration.ofSeconds(1));
    state(signedIn(Role.OPERATOR), CleanDesk.ITEMS);
    assertThat(workplaces.statements()).noneMatch(it -> it.person().equals(person.id().toString()));
    assertThat(workplaces.inspections()).noneMatch(it -> it.place().equals("古い席"));
  }

  private static Map<String, Object> mine(TestBrowser browser) {
    var all = new HashMap<String, Object>();
    browser.get("/api/place").json().forEach((key, value) -> all.put(String.valueOf(key), value));
    return all;
  }

  private static TestBrowser.Answer state(TestBrowser browser, Set<String> items) {
    return browser.post("/api/place", Map.of("version", 1, "items", items, "place", "site"));
  }

  private static TestBrowser.Answer state(TestBrowser browser, String place) {
    return browser.post(
        "/api/place", Map.of("version", 1, "items", CleanDesk.ITEMS, "place", place));
  }

  private static TestBrowser.Answer inspect(
      TestBrowser browser, String place, boolean clear, String found) {
    return browser.post(
        "/api/office/places/inspections", Map.of("place", place, "clear", clear, "found", found));
  }

  private static long entries(String act) {
    return Objects.requireNonNull(
        database
            .superuser()
            .sql("select count(*) from audit_outbox where leaf::jsonb ->> 'act' = :act")
            .param("act", act)
            .query(Long.class)
            .single());
  }
}
