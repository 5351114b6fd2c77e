package denwaban.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Every screen, in both languages, as axe-core sees it.
@ExtendWith(House.Keeper.class)
class ScreensIT {

  private static final String MINATO = "+815031000002";

  /// For people: a look at each screen tells what no rule does. The program tries each of its
  /// addresses.
  private static final Locator.WaitForOptions AT_LAST =
      new Locator.WaitForOptions().setTimeout(60_000);

  private static final Path PICTURES =
      Path.of(System.getProperty("denwaban.target", "target"), "screens");

  private final House house;
  private final List<String> wrong = new ArrayList<>();

  ScreensIT(House house) {
    this.house = house;
  }

  @ParameterizedTest
  @ValueSource(strings = {"ja", "en"})
  void before_signing_in(String lang) throws Exception {
    var page = house.browser.window(locale(lang));
    show(page, "localhost", "/demo", lang);
    show(page, "localhost", "/demo/phone", lang);
    show(page, "minato.localhost", "/signin", lang);
    show(page, "minato.localhost", "/signin/back", lang);
    show(page, "minato.localhost", "/trust", lang);
    page.navigate(People.link(page, "森 千夏"));
    page.getByRole(AriaRole.BUTTON).first().waitFor();
    look(page, "enrol " + lang);
    page.close();

    assertThat(wrong).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"ja", "en"})
  void the_office(String lang) throws Exception {
    var page = house.browser.window(locale(lang));
    People.enrol(page, "高橋 恵");
    show(page, "office.localhost", "/sessions", lang);
    show(page, "office.localhost", "/office/people", lang);
    page.getByTestId("person-more").first().click();
    look(page, "office people more " + lang);
    page.getByTestId("person-registry").click();
    page.getByTestId("registry-unit").waitFor();
    look(page, "office registry entry " + lang);
    page.keyboard().press("Escape");
    page.getByTestId("person-more").first().click();
    page.getByTestId("person-role").click();
    page.getByTestId("role-do").waitFor();
    look(page, "office role " + lang);
    show(page, "office.localhost", "/office/registry", lang);
    var list = "社員番号,氏名,区分,終了\nH-1,佐藤 花,王,\nN-9,新人 学,派遣,2027-03-31\n";
    page.locator("input[type=file]")
        .setInputFiles(new FilePayload("list.csv", "text/csv", list.getBytes(UTF_8)));
    page.getByTestId("import-counts").waitFor();
    look(page, "office registry read " + lang);
    show(page, "office.localhost", "/office/roles", lang);
    show(page, "office.localhost", "/office/places", lang);
    show(page, "office.localhost", "/office/tokens", lang);
    page.getByTestId("token-make").click();
    page.getByTestId("token-name").fill("Entra ID " + lang);
    look(page, "office token wanted " + lang);
    page.getByTestId("token-go").click();
    page.getByTestId("token-text").waitFor();
    assertThat(page.getByTestId("token-text").textContent()).matches("dwb_.{51}");
    look(page, "office token shown " + lang);
    page.getByTestId("token-close").click();
    page.getByTestId("token").first().waitFor();
    look(page, "office tokens " + lang);
    page.getByTestId("token-end").first().click();
    page.getByTestId("token-ended").waitFor();
    look(page, "office token end " + lang);
    page.getByTestId("token-ended").click();
    show(page, "office.localhost", "/office/clients", lang);
    show(page, "office.localhost", "/office/seal", lang);
    show(page, "office.localhost", "/office/watch", lang);
    show(page, "office.localhost", "/office/outside", lang);
    show(page, "office.localhost", "/office/probe", lang);
    page.getByTestId("probe-run").click();
    page.getByTestId("probe-seen").waitFor(AT_LAST);
    look(page, "office probe ran " + lang);
    show(page, "office.localhost", "/office/clients/01980000-0000-7000-8000-00000000c002", lang);
    page.setViewportSize(390, 844);
    show(page, "office.localhost", "/office/probe", "telephone " + lang);
    page.close();

    assertThat(wrong).isEmpty();
  }

  /// Roles that the tour has nobody for: what each sees first, and that nothing there is refused.
  @ParameterizedTest
  @ValueSource(strings = {"ja", "en"})
  void those_who_watch_and_read(String lang) throws Exception {
    var admin = new Administrator();
    for (var role :
        List.of("supervisor", "hr", "security-officer", "internal-auditor", "client-auditor")) {
      var id = admin.adds(role);
      var page = house.browser.window(locale(lang));
      var refused = new ArrayList<String>();
      page.onResponse(answer -> {
        if (answer.status() == 403) refused.add(role + " " + answer.url());
      });
      page.navigate(String.valueOf(admin.does(id, "enrolment").json().get("url")));
      People.makesPasskey(page);
      page.locator("h1").first().waitFor();
      look(page, role + " " + lang);
      if (role.equals("hr")) {
        page.getByTestId("people-add").click();
        page.getByRole(AriaRole.DIALOG).waitFor();
        look(page, "hr adds " + lang);
        page.keyboard().press("Escape");
      }
      for (var link : page.locator("header nav a").all()) {
        link.click();
        page.locator("h1").first().waitFor();
        Wait.seconds(1);
      }
      assertThat(refused).isEmpty();
      page.close();
      admin.does(id, "disable");
    }

    assertThat(wrong).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"ja", "en"})
  void desk_and_inbox(String lang) throws Exception {
    var folder = Files.createDirectories(house.peers.resolve("screens-" + lang));
    var other = lang.equals("ja") ? house.desk : Desk.sitDown(house.browser, "鈴木 一郎", "en-GB");
    if (lang.equals("en")) house.desk.goesAway();
    look(other.page, "desk ready " + lang);
    try (var caller = Telephone.sipp(folder, "+819012345678", MINATO, 440)) {
      other.is("ringing");
      look(other.page, "desk ringing " + lang);
      other.answer();
      assertThat(other.hears(440)).isGreaterThan(0.9);
      look(other.page, "desk talking " + lang);
      other.page.keyboard().press("F2");
      other.page.locator("[data-testid='field-number'][data-rang]").waitFor();
      look(other.page, "desk with the number that rang " + lang);
      other.page.keyboard().press("Shift+F2");
      other.page.getByTestId("desk-caller").getByText("090-1234-5678").waitFor();
      look(other.page, "desk with the whole number " + lang);
      other.page.keyboard().press("F9"); // what lacks is said beside the fields
      look(other.page, "desk with faults " + lang);
      other
          .writes("callerName", "田中 美咲")
          .writes("inquiry", "画面の確認です")
          .chooses("callback", "yes")
          .send()
          .hangUp();
      look(other.page, "desk wrap-up " + lang);
      other.nextCall();
      Wait.until("the call is over", Duration.ofSeconds(10), caller::over);
    }
    if (lang.equals("en")) {
      other.goesAway();
      other.page.close();
      house.desk.comesBack();
    }

    var kenta = house.kenta;
    kenta.page.navigate(Office.url(kenta.host(), "/inbox?lang=" + lang));
    kenta.opensNewest();
    kenta.reads();
    kenta.page.getByTestId("rec-open").click();
    kenta.page.getByTestId("player").waitFor();
    look(kenta.page, "inbox opened " + lang);
    for (var path :
        List.of(
            "/inbox",
            "/inbox/members",
            "/inbox/mailboxes",
            "/inbox/keys",
            "/inbox/contract",
            "/inbox/log",
            "/inbox/shares",
            "/inbox/exit")) {
      show(kenta.page, kenta.host(), path, lang);
    }
    kenta.page.setViewportSize(390, 844);
    for (var path : List.of("/inbox", "/inbox/keys", "/inbox/log", "/inbox/contract")) {
      show(kenta.page, kenta.host(), path, "telephone " + lang);
    }
    kenta.page.setViewportSize(1366, 768);
    kenta.page.navigate(Office.url(kenta.host(), "/inbox?lang=ja"));

    assertThat(wrong).isEmpty();
  }

  /// In a real browser, with its real cookies.
  @Test
  void a_new_browser_is_told_of_in_the_one_before() throws Exception {
    var before = house.browser.window("ja-JP");
    People.enrol(before, "森 千夏");
    var fresh = house.browser.window("ja-JP");
    People.enrol(fresh, "森 千夏");
    var host = java.net.URI.create(before.url()).getHost();
    show(fresh, host, "/sessions", "ja");
    PlaywrightAssertions.assertThat(fresh.getByTestId("passkey")).hasCount(2);
    PlaywrightAssertions.assertThat(fresh.getByTestId("new-device")).hasCount(0);
    fresh.getByTestId("passkey-changed-here").waitFor();
    PlaywrightAssertions.assertThat(fresh.getByTestId("passkey-changed")).hasCount(0);
    for (var lang : List.of("ja", "en")) {
      show(before, host, "/sessions", "strange " + lang);
      before.getByTestId("new-device").waitFor();
      before.getByTestId("passkey-changed").waitFor();
      before.getByTestId("passkey-remove").first().click();
      before.getByTestId("passkey-remove-do").waitFor();
      look(before, "passkey remove " + lang);
      before.keyboard().press("Escape");
    }
    before.getByTestId("new-device-mine").click();
    PlaywrightAssertions.assertThat(before.getByTestId("new-device")).hasCount(0);
    before.getByTestId("passkey-changed-mine").click();
    PlaywrightAssertions.assertThat(before.getByTestId("passkey-changed")).hasCount(0);
    fresh.getByTestId("end-others").click();
    PlaywrightAssertions.assertThat(fresh.getByTestId("passkey-changed-here")).hasCount(0);
    PlaywrightAssertions.assertThat(fresh.getByTestId("session")).hasCount(1);
    before.close();
    fresh.close();

    assertThat(wrong).isEmpty();
  }

  /// Of what an administrator can open, by the navigation and without it.
  @Test
  void the_sign_out_is_in_the_frame_of_every_page() {
    var page = house.browser.window("en-GB");
    People.enrol(page, "高橋 恵");
    var host = java.net.URI.create(page.url()).getHost();
    var paths = new java.util.LinkedHashSet<String>();
    for (var link : page.locator("header nav a").all()) {
      paths.add(java.util.Objects.requireNonNull(link.getAttribute("href")));
    }
    assertThat(paths).hasSizeGreaterThan(5);
    paths.add("/sessions");
    paths.add("/office/clients/01980000-0000-7000-8000-00000000c002");
    for (var path : paths) {
      page.navigate(Office.url(host, path + "?lang=en"));
      page.locator("main h1").first().waitFor();
      page.getByTestId("account").click();
      PlaywrightAssertions.assertThat(page.getByTestId("sign-out")).isVisible();
      page.keyboard().press("Escape");
    }
    page.getByTestId("account").click();
    page.getByTestId("sign-out").click();
    page.waitForURL("**/signin");
    page.navigate(Office.url(host, "/sessions?lang=en"));
    PlaywrightAssertions.assertThat(page.getByTestId("account")).hasCount(0);
    page.close();
  }

  /// It is asked again when the window comes to the front, and nobody answers.
  @Test
  void what_is_on_the_screen_stays_when_asking_again_fails() throws Exception {
    var page = house.kenta.page;
    page.navigate(Office.url(house.kenta.host(), "/inbox?lang=ja"));
    page.getByTestId("inbox-list").waitFor();
    Wait.seconds(11); // it is fresh for 10
    page.route("**/api/inbox*", route -> route.abort());
    page.evaluate("() => document.dispatchEvent(new Event('visibilitychange', { bubbles: true }))");
    var outdated = page.getByTestId("outdated");
    outdated.waitFor();
    for (var lang : List.of("en", "ja")) {
      Plot.speak(page, lang);
      look(page, "inbox outdated " + lang);
      PlaywrightAssertions.assertThat(page.getByTestId("inbox-list")).isVisible();
    }
    page.unroute("**/api/inbox*");
    outdated.getByRole(AriaRole.BUTTON).click();
    PlaywrightAssertions.assertThat(outdated).hasCount(0);
    assertThat(wrong).isEmpty();
  }

  /// A check that finds nothing proves nothing until it has found something.
  @Test
  void a_planted_fault_is_found() throws Exception {
    var page = house.browser.window("ja-JP");
    page.navigate(Office.url("localhost", "/demo"));
    page.locator("h1").first().waitFor();
    page.evaluate("() => document.body.append(document.createElement('button'))");

    assertThat(Accessibility.findings(page)).anyMatch(it -> it.startsWith("critical button-name"));
    page.close();
  }

  private void show(Page page, String host, String path, String lang) throws Exception {
    page.navigate(Office.url(host, path + "?lang=" + lang.substring(lang.length() - 2)));
    page.locator("h1, h2").first().waitFor();
    look(page, path + " " + lang);
  }

  private void look(Page page, String screen) throws Exception {
    Wait.seconds(0.7); // fades change colours
    var picture = screen.replaceAll("[^a-z0-9]+", "-").replaceAll("^-", "") + ".png";
    page.screenshot(new Page.ScreenshotOptions().setPath(PICTURES.resolve(picture)));
    Accessibility.findings(page).forEach(it -> wrong.add(screen + ": " + it));
  }

  private static String locale(String lang) {
    return lang.equals("ja") ? "ja-JP" : "en-GB";
  }
}
