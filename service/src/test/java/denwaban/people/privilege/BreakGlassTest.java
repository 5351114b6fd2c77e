package denwaban.people.privilege;

import static org.assertj.core.api.Assertions.assertThat;

import denwaban.access.Role;
import denwaban.check.ClientsReader;
import denwaban.people.Offboarding;
import denwaban.people.PeopleHouse;
import denwaban.people.PeopleTest;
import denwaban.people.RoleGrantsTest;
import denwaban.people.TestBrowser;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/// The break-glass account: two people's sheets, once, for some hours, and every client is told.
class BreakGlassTest extends PeopleTest {

  @Autowired Offboarding offboarding;
  @Autowired BreakGlass breakGlass;

  private TestBrowser first;
  private TestBrowser second;

  @BeforeEach
  void two_administrators_and_no_sheets() {
    database.superuser().sql("update person set disabled_at = now() where role = 'admin'").update();
    database.superuser().sql("delete from glass").update();
    clock.pass(BreakGlass.WINDOW); // wrong tries of other tests
    first = signedIn(Role.ADMIN);
    second = signedIn(Role.ADMIN);
  }

  private record Sheets(String id, String first, String second) {}

  private Sheets sheets() {
    var one = first.post("/api/office/glass", Map.of()).json();
    var id = String.valueOf(one.get("id"));
    var two = second.post("/api/office/glass/" + id + "/second", Map.of()).json();
    return new Sheets(id, String.valueOf(one.get("code")), String.valueOf(two.get("code")));
  }

  @Test
  void both_sheets_open_an_administrators_account_for_four_hours() {
    var sheets = sheets();
    var browser = browser();
    assertThat(enrolled(browser, sheets)).isEqualTo(200);
    assertThat(browser.get("/api/me").json().get("role")).isEqualTo("admin");
    var hana = person(Role.OPERATOR);
    var path = "/api/office/people/" + hana.id() + "/role";
    assertThat(browser.post(path, Map.of("role", "supervisor")).status())
        .as("nobody is there to open a privilege")
        .isEqualTo(204);

    clock.pass(BreakGlass.LIFE.minusMinutes(1));
    browser.signIn();
    assertThat(browser.get("/api/me").status()).as("below").isEqualTo(200);
    clock.pass(Duration.ofMinutes(1));
    assertThat(browser.get("/api/me").status()).as("at its end").isEqualTo(401);
    offboarding.round();
    assertThat(browser.signIn().status()).isEqualTo(401);
  }

  @Test
  void its_account_gives_itself_no_more_time() {
    var browser = browser();
    assertThat(enrolled(browser, sheets())).isEqualTo(200);
    var me = String.valueOf(browser.get("/api/me").json().get("person"));
    var own = "/api/office/people/" + me;
    clock.pass(BreakGlass.LIFE.minusMinutes(1));
    browser.signIn();
    assertThat(browser.post(own + "/confirm", Map.of()).code()).isEqualTo("second-person");
    var stays = Map.of("kind", "employee", "place", "site");
    assertThat(RoleGrantsTest.put(browser, me, stays).code()).isEqualTo("second-person");
    clock.pass(Duration.ofMinutes(1));
    assertThat(browser.get("/api/me").status()).isEqualTo(401);
  }

  @Test
  void who_lost_their_passkey_and_a_new_administrator_come_in_by_its_links() {
    var lost = person(Role.ADMIN);
    signedIn(lost);
    var glass = browser();
    assertThat(enrolled(glass, sheets())).isEqualTo(200);

    assertThat(comesIn(glass, lost.id().toString())).isEqualTo(200);
    var added =
        glass.post("/api/office/people", Map.of("name", "田中 誠", "kana", "", "role", "admin"));
    assertThat(comesIn(glass, String.valueOf(added.json().get("id")))).isEqualTo(200);

    clock.pass(BreakGlass.LIFE);
    assertThat(glass.get("/api/me").status()).isEqualTo(401);
  }

  @Test
  void without_sheets_the_console_opens_it_and_every_client_is_told() {
    var lost = person(Role.ADMIN);
    signedIn(lost);
    var before = leaves("glass.broken").size();
    var link = breakGlass.openFromConsole();
    var glass = browser();
    assertThat(glass.enrol(link.token()).status()).isEqualTo(200);
    assertThat(leaves("glass.broken"))
        .as("the installation's and one client's")
        .hasSize(before + 2);
    assertThat(comesIn(glass, lost.id().toString())).isEqualTo(200);
    clock.pass(BreakGlass.LIFE);
    assertThat(glass.get("/api/me").status()).isEqualTo(401);
  }

  @Test
  void a_client_of_which_only_contract_and_log_are_left_is_not_told() {
    var before = leaves("glass.broken").size();
    PeopleHouse.AOBA_CLOSED.set(true);
    try {
      breakGlass.openFromConsole();
    } finally {
      PeopleHouse.AOBA_CLOSED.set(false);
    }
    assertThat(leaves("glass.broken")).as("the installation's").hasSize(before + 1);
  }

  /// Whether a new passkey by such a link signs in.
  private int comesIn(TestBrowser glass, String person) {
    var link = glass.post("/api/office/people/" + person + "/enrolment", Map.of());
    assertThat(link.json().get("waits")).as(link.text()).isEqualTo(false);
    var url = String.valueOf(link.json().get("url"));
    var browser = browser();
    browser.enrol(url.substring(url.indexOf('#') + 1));
    return browser.get("/api/me").status();
  }

  @Test
  void the_installation_and_every_client_have_an_entry() {
    var sheets = sheets();
    enrolled(browser(), sheets);
    var leaves = leaves("glass.broken", sheets.id());
    assertThat(leaves).hasSize(2).allSatisfy(ClientsReader::read);
    assertThat(ofClient("glass.broken", sheets.id())).isEqualTo(1);
  }

  @Test
  void sheets_work_once_and_in_any_order_however_they_are_typed() {
    var sheets = sheets();
    var typed =
        new Sheets(
            sheets.id(),
            " " + sheets.second().toUpperCase(Locale.ROOT).replace('-', ' '),
            sheets.first());
    assertThat(enrolled(browser(), typed)).isEqualTo(200);
    assertThat(open(browser(), sheets).code()).isEqualTo("sheets-wrong");
  }

  @Test
  void one_sheet_is_not_enough() {
    var sheets = sheets();
    var other = sheets();
    assertThat(open(browser(), sheets).code())
        .as("replaced by newer ones")
        .isEqualTo("sheets-wrong");
    for (var pair :
        List.of(
            new Sheets("", other.first(), other.first()),
            new Sheets("", other.second(), other.second()),
            new Sheets("", other.first(), sheets.second()),
            new Sheets("", other.first(), ""))) {
      assertThat(open(browser(), pair).code()).isEqualTo("sheets-wrong");
    }
    assertThat(leaves("glass.broken", "sheets")).as("each try is an entry").isNotEmpty();
    clock.pass(BreakGlass.WINDOW);
    assertThat(open(browser(), other).status()).as("they are still good").isEqualTo(200);
  }

  @Test
  void whoever_guesses_waits() {
    var sheets = sheets();
    for (var n = 0; n < BreakGlass.FAILURES; n++) {
      assertThat(open(browser(), new Sheets("", "x", "y")).status()).isEqualTo(422);
    }
    assertThat(open(browser(), sheets).status()).as("even with the right ones").isEqualTo(429);
    clock.pass(BreakGlass.WINDOW);
    assertThat(open(browser(), sheets).status()).isEqualTo(200);
  }

  @Test
  void nobody_sees_both_sheets_unless_he_is_alone() {
    var id = String.valueOf(first.post("/api/office/glass", Map.of()).json().get("id"));
    var path = "/api/office/glass/" + id + "/second";
    assertThat(first.post(path, Map.of()).code()).isEqualTo("second-person");
    assertThat(second.post(path, Map.of()).status()).isEqualTo(201);
    assertThat(second.post(path, Map.of()).code()).as("shown once").isEqualTo("sheet-taken");
    assertThat(
            second
                .post("/api/office/glass/00000000-0000-7000-8000-000000000000/second", Map.of())
                .status())
        .isEqualTo(404);

    var person = person(Role.ADMIN);
    var alone = signedIn(person);
    database
        .superuser()
        .sql("update person set disabled_at = now() where role = 'admin' and id <> :id")
        .param("id", person.id().value())
        .update();
    var own = String.valueOf(alone.post("/api/office/glass", Map.of()).json().get("id"));
    assertThat(alone.post("/api/office/glass/" + own + "/second", Map.of()).status())
        .isEqualTo(201);
  }

  @Test
  void the_old_pair_opens_until_the_new_one_is_whole() {
    var old = sheets();
    var half = first.post("/api/office/glass", Map.of()).json();
    assertThat(open(browser(), old).status()).isEqualTo(200);
    assertThat(half.get("code")).isNotNull();
  }

  @Test
  void the_codes_are_nowhere_but_on_the_sheets() {
    var sheets = sheets();
    assertThat(first.get("/api/office/glass").text())
        .contains("\"ready\":true")
        .doesNotContain(sheets.first(), sheets.second());
    var rows = database.superuser().sql("select g::text from glass g").query(String.class).list();
    assertThat(rows).noneMatch(it -> it.contains(sheets.first()) || it.contains(sheets.second()));
    assertThat(leaves("glass.prepared", sheets.id()))
        .hasSize(2)
        .noneMatch(it -> it.contains(sheets.first()) || it.contains(sheets.second()));
  }

  @Test
  void only_administrators_prepare_it_and_not_without_a_privilege() {
    database.superuser().sql("delete from privilege").update();
    assertThat(first.post("/api/office/glass", Map.of()).code()).isEqualTo("privilege-needed");
    for (var role : List.of(Role.SECURITY_OFFICER, Role.HR, Role.OPERATOR, Role.CLIENT_ADMIN)) {
      assertThat(signedIn(role).post("/api/office/glass", Map.of()).status()).isEqualTo(403);
    }
  }

  @Test
  void a_link_on_the_console_of_an_office_with_clients_is_told_them_too() {
    var person = person(Role.ADMIN);
    var before = leaves("glass.broken").size();
    breakGlass.fromConsole(person.id());
    assertThat(leaves("glass.broken")).hasSize(before + 2);
  }

  private static int enrolled(TestBrowser browser, Sheets sheets) {
    var url = String.valueOf(open(browser, sheets).json().get("url"));
    return browser.enrol(url.substring(url.indexOf('#') + 1)).status();
  }

  private static TestBrowser.Answer open(TestBrowser browser, Sheets sheets) {
    return browser.post("/api/glass", Map.of("first", sheets.first(), "second", sheets.second()));
  }

  private List<String> leaves(String act, String object) {
    return leaves(act).stream().filter(it -> it.contains("\"obj\":\"" + object + "\"")).toList();
  }

  private List<String> leaves(String act) {
    return database
        .superuser()
        .sql("select leaf from audit_outbox where leaf::jsonb ->> 'act' = :act order by id")
        .param("act", act)
        .query((row, n) -> row.getString(1))
        .list();
  }

  private long ofClient(String act, String object) {
    return Objects.requireNonNull(
        database
            .superuser()
            .sql(
                """
                select count(*) from audit_outbox where log = :client
                  and leaf::jsonb ->> 'act' = :act and leaf::jsonb ->> 'obj' = :object
                """)
            .param("client", PeopleHouse.AOBA.value())
            .param("act", act)
            .param("object", object)
            .query(Long.class)
            .single());
  }
}
