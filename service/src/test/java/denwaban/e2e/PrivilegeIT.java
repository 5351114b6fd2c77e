package denwaban.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Privileged work on the screens of those whom it concerns: who asks, who opens, whose screens are
/// looked at.
@ExtendWith(House.Keeper.class)
class PrivilegeIT {

  private static final String SAKURA = "sakura.localhost";

  private final House house;
  private final Screens screens = Screens.inBothLanguages();
  private final List<Page> windows = new ArrayList<>();
  private final List<String> made = new ArrayList<>();

  PrivilegeIT(House house) {
    this.house = house;
  }

  @AfterEach
  void who_was_added_goes() {
    windows.forEach(Page::close);
    var admin = new Administrator();
    made.forEach(id -> admin.does(id, "disable"));
  }

  @Test
  void a_change_waits_for_the_second_person_and_goes_on_when_he_opens_it() throws Exception {
    var officer = officer();
    var admin = administrator();
    goes(admin, "/office/tokens");
    admin.getByTestId("token-make").click();
    admin.getByTestId("token-name").fill("Privilege");
    admin.getByTestId("token-go").click();
    admin.getByTestId("ask-ticket").fill("山田様の件");
    admin.getByTestId("ask-reason").fill("名簿の連携");
    assertThat(admin.getByTestId("ask-go")).isDisabled();
    look(admin, "asks");
    admin.getByTestId("ask-ticket").fill("OPS-12");
    admin.getByTestId("ask-go").click();
    admin.getByTestId("privilege-waits").waitFor();
    look(admin, "waits");
    assertThat(admin.getByTestId("token-text")).hasCount(0);

    assertThat(officer.getByTestId("waiting-mark"))
        .hasText("1", new LocatorAssertions.HasTextOptions().setTimeout(20_000));
    officer.navigate(Office.url(Administrator.HOST, "/office/privileges"));
    officer.getByTestId("privilege-open").waitFor();
    look(officer, "opens");
    officer.getByTestId("privilege-open").click();
    admin.getByTestId("token-text").waitFor();
    admin.getByTestId("token-close").click();

    admin.navigate(Office.url(Administrator.HOST, "/office/privileges"));
    admin.getByTestId("privilege").first().waitFor();
    look(admin, "list");
  }

  @Test
  void who_looks_at_a_clients_screens_is_announced_there_and_can_be_sent_away() throws Exception {
    var member = window();
    People.enrol(member, "桜井 誠");
    member.navigate(Office.url(SAKURA, "/inbox/contract"));
    var admin = administrator();
    goes(admin, "/office/privileges");
    admin.getByTestId("privilege-ask").click();
    admin.getByTestId("kind-support").check();
    admin.getByTestId("ask-client").click();
    admin.getByRole(AriaRole.OPTION, new Page.GetByRoleOptions().setName("さくら不動産")).click();
    admin.getByTestId("ask-ticket").fill("SUP-3");
    admin.getByTestId("ask-reason").fill("契約の画面が開かない");
    look(admin, "support-asks");
    admin.getByTestId("ask-go").click();
    assertThat(admin.getByTestId("privilege").first()).hasAttribute("data-state", "WAITS");

    var banner = member.getByTestId("support");
    // the client's screens ask every ten seconds
    assertThat(banner)
        .containsText("SUP-3", new LocatorAssertions.ContainsTextOptions().setTimeout(20_000));
    look(member, "support-asked");
    member.getByTestId("support-open").click();
    assertThat(banner).hasAttribute("data-open", "true");
    assertThat(banner).containsText("高橋 恵");
    look(member, "support-announced");

    admin.reload();
    var tab = admin.waitForPopup(() -> admin.getByTestId("privilege-look").first().click());
    windows.add(tab);
    tab.waitForURL("**/inbox/log");
    assertThat(tab.getByTestId("looking")).containsText("さくら不動産");
    assertThat(tab.getByRole(AriaRole.HEADING).first()).isVisible();
    look(tab, "support-looks");
    tab.navigate(Office.url(Administrator.HOST, "/inbox"));
    tab.getByTestId("looking").waitFor();
    assertThat(tab.getByTestId("inbox")).hasCount(0);

    member.getByTestId("support-end").click();
    assertThat(banner).hasCount(0, new LocatorAssertions.HasCountOptions().setTimeout(20_000));
    try {
      tab.reload();
    } catch (PlaywrightException went) {
      // it asks by itself, and went just then
    }
    tab.waitForURL("**/office/privileges");
    inLog(member, "privilege.asked", "privilege.opened", "privilege.ended");
  }

  @Test
  void a_login_for_the_database_ends_with_its_privilege() throws Exception {
    var officer = officer();
    var admin = administrator();
    goes(admin, "/office/privileges");
    admin.getByTestId("privilege-ask").click();
    admin.getByTestId("kind-database").check();
    admin.getByTestId("ask-ticket").fill("DB-1");
    admin.getByTestId("ask-reason").fill("索引の点検");
    admin.getByTestId("ask-go").click();
    goes(officer, "/office/privileges");
    officer.getByTestId("privilege-open").click();
    admin.reload();
    admin.getByTestId("privilege-login").click();
    admin.getByTestId("login-password").waitFor();
    look(admin, "database");
    var command = admin.getByTestId("login-command").textContent();
    var url = "jdbc:" + command.substring(command.indexOf('"') + 1, command.lastIndexOf('"'));
    var user = command.substring(command.lastIndexOf(' ') + 1);
    var password = admin.getByTestId("login-password").textContent();
    try (var in = DriverManager.getConnection(url, user, password)) {
      execute(in, "select count(*) from pg_stat_activity");
      assertThatThrownBy(() -> execute(in, "select * from person"))
          .isInstanceOf(SQLException.class);
      closes(admin);
      admin.getByTestId("privilege-end").first().click();
      Wait.until("the session is cut", Duration.ofSeconds(30), () -> !works(in));
    }
    assertThatThrownBy(() -> DriverManager.getConnection(url, user, password))
        .isInstanceOf(SQLException.class);
  }

  @Test
  void two_sheets_open_the_break_glass_account_and_every_client_is_told() throws Exception {
    var admin = administrator();
    admin.navigate(Office.url(Administrator.HOST, "/office/privileges"));
    People.privileged(admin);
    admin.getByTestId("glass-make").click();
    var first = admin.getByTestId("glass-code").textContent();
    look(admin, "glass-sheet");
    admin.keyboard().press("Escape");
    assertThat(admin.getByTestId("glass-code")).isVisible();
    closes(admin);
    admin.getByTestId("glass-second").click();
    var second = admin.getByTestId("glass-code").textContent();
    assertThat(second).isNotEqualTo(first);
    closes(admin);
    assertThat(admin.getByTestId("glass")).hasAttribute("data-ready", "true");

    var page = window();
    page.navigate(Office.url(Administrator.HOST, "/glass"));
    page.getByTestId("glass-first").fill(first);
    page.getByTestId("glass-second").fill(first);
    page.getByTestId("glass-open").click();
    page.getByRole(AriaRole.ALERT).last().waitFor();
    look(page, "glass-wrong");
    page.getByTestId("glass-second").fill(second.toUpperCase(java.util.Locale.ROOT));
    page.getByTestId("glass-open").click();
    page.waitForURL(url -> url.contains("/enrol"));
    People.makesPasskey(page);
    page.waitForURL("**/office/people");
    var me = People.text(page, "GET", "/api/me", null).json();
    assertThat(me.get("role").getAsString()).isEqualTo("admin");
    made.add(me.get("person").getAsString());

    var member = window();
    People.enrol(member, "桜井 誠");
    inLog(member, "glass.broken");
    var watch = People.text(admin, "GET", "/api/office/watch", null).body();
    assertThat(watch).contains("broken-glass");
    admin.reload();
    assertThat(admin.getByTestId("glass-standing")).isVisible();
    look(admin, "glass-broken");
  }

  /// An entry comes into the log's order a moment after its deed.
  private static void inLog(Page member, String... acts) throws Exception {
    Wait.until(
        "in the log: " + List.of(acts),
        Duration.ofSeconds(30),
        () -> {
          // the newest alone: other tests of the house wrote the same acts before
          var log = People.text(member, "GET", "/api/log?limit=50", null).body();
          return Stream.of(acts).allMatch(log::contains);
        });
  }

  /// By the cross: what is shown once is not lost on a key.
  private static void closes(Page page) {
    page.getByRole(AriaRole.DIALOG)
        .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("閉じる").setExact(true))
        .first()
        .click();
    page.getByRole(AriaRole.DIALOG)
        .waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
  }

  /// Until the note about the new passkey is there, which moves what is below it.
  private static void goes(Page page, String path) throws InterruptedException {
    page.navigate(Office.url(Administrator.HOST, path));
    Browser.settles(page);
  }

  /// 高橋 恵, without a privilege.
  private Page administrator() {
    var page = window();
    People.enrol(page, "高橋 恵");
    var sheet = People.text(page, "GET", "/api/office/privileges", null).json();
    for (var one : sheet.getAsJsonArray("privileges")) {
      var it = one.getAsJsonObject();
      var state = it.get("state").getAsString();
      if (state.equals("OPEN") || state.equals("WAITS")) {
        var path = "/api/office/privileges/" + it.get("id").getAsString();
        assertThat(People.text(page, "DELETE", path, null).status()).isEqualTo(204);
      }
    }
    return page;
  }

  /// A second person, at a window of his own.
  private Page officer() {
    var admin = new Administrator();
    var id = admin.adds("security-officer");
    made.add(id);
    var page = window();
    page.navigate(String.valueOf(admin.does(id, "enrolment").json().get("url")));
    People.makesPasskey(page);
    page.locator("h1").first().waitFor();
    return page;
  }

  private Page window() {
    var page = house.browser.window("ja-JP");
    windows.add(page);
    return page;
  }

  private static boolean works(Connection connection) {
    try {
      execute(connection, "select 1");
      return true;
    } catch (SQLException cut) {
      return false;
    }
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private void look(Page page, String what) throws Exception {
    screens.look(page, "privilege " + what);
    assertThat(screens.wrong()).isEmpty();
  }
}
