package denwaban.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Every screen of those who answer and those who read, in both languages, as axe-core sees it.
@ExtendWith(House.Keeper.class)
class ScreensIT {

  private static final String MINATO = "+815031000002";

  private final House house;
  private final Screens screens = Screens.inBothLanguages();

  ScreensIT(House house) {
    this.house = house;
  }

  @Test
  void desk_and_inbox() throws Exception {
    var folder = Files.createDirectories(house.peers.resolve("screens"));
    var desk = house.desk;
    screens.look(desk.page, "desk ready");
    try (var caller = Telephone.sipp(folder, "+819012345678", MINATO, 440)) {
      desk.is("ringing");
      screens.look(desk.page, "desk ringing");
      desk.answer();
      assertThat(desk.hears(440)).isGreaterThan(0.9);
      screens.look(desk.page, "desk talking");
      desk.page.keyboard().press("F2");
      desk.page.locator("[data-testid='field-number'][data-rang]").waitFor();
      screens.look(desk.page, "desk with the number that rang");
      desk.page.keyboard().press("Shift+F2");
      desk.page.getByTestId("desk-caller").getByText("090-1234-5678").waitFor();
      screens.look(desk.page, "desk with the whole number");
      desk.page.keyboard().press("F9"); // what lacks is said beside the fields
      screens.look(desk.page, "desk with faults");
      desk.writes("callerName", "田中 美咲")
          .writes("inquiry", "画面の確認です")
          .chooses("callback", "yes")
          .send()
          .hangUp();
      screens.look(desk.page, "desk wrap-up");
      desk.nextCall();
      caller.ends();
    }

    var kenta = house.kenta;
    new Administrator().offersTerms("01980000-0000-7000-8000-00000000c002");
    kenta.page.navigate(Office.url(kenta.host(), "/inbox?lang=ja"));
    kenta.opensNewest();
    kenta.reads();
    kenta.page.getByTestId("rec-open").click();
    kenta.page.getByTestId("player").waitFor();
    screens.look(kenta.page, "inbox opened");
    for (var path :
        List.of(
            "/inbox",
            "/inbox/answering",
            "/inbox/members",
            "/inbox/mailboxes",
            "/inbox/keys",
            "/inbox/contract",
            "/inbox/subprocessors",
            "/inbox/inventory",
            "/inbox/retention",
            "/inbox/requests",
            "/inbox/checklist",
            "/inbox/log",
            "/inbox/shares",
            "/inbox/exit")) {
      screens.show(kenta.page, kenta.host(), path);
    }
    answers(kenta.page, kenta.host());
    ends(kenta.page, kenta.host());
    asked(kenta.page, kenta.host(), folder);
    kenta.page.navigate(Office.url(kenta.host(), "/inbox?lang=ja"));

    assertThat(screens.wrong()).isEmpty();
  }

  /// The administrator objects to a sub-processor and thinks better of it, and tries a field that
  /// no contract names.
  private void answers(Page page, String host) throws Exception {
    page.navigate(Office.url(host, "/inbox/subprocessors"));
    page.getByTestId("subprocessor-object").first().click();
    page.getByTestId("subprocessor-object-sure").click();
    page.locator("[data-testid='subprocessor'][data-state='objected']").first().waitFor();
    page.getByTestId("subprocessor-approve").first().click();
    page.locator("[data-testid='subprocessor'][data-state='approved']").first().waitFor();
    screens.look(page, "inbox subprocessors approved");
    page.navigate(Office.url(host, "/inbox/inventory"));
    page.getByTestId("try-health").click();
    page.getByTestId("tried").waitFor();
    screens.look(page, "inbox inventory tried");
  }

  /// The administrator gives notice for a day of next month and takes it back, asks what is left of
  /// an id that never was, and asks for a hold, which nobody approves.
  private void ends(Page page, String host) throws Exception {
    page.navigate(Office.url(host, "/inbox/retention"));
    page.getByTestId("probe-id").fill("01980000-0000-7000-8000-00000000dead");
    page.getByTestId("probe-ask").click();
    PlaywrightAssertions.assertThat(page.getByTestId("probe-said")).not().isEmpty();
    page.getByTestId("hold-ask").click();
    page.getByTestId("hold-reason").fill("訴訟のため");
    page.getByTestId("hold-until").fill(LocalDate.now(TOKYO).plusDays(30).toString());
    screens.look(page, "inbox hold asked");
    page.getByTestId("hold-ask-sure").click();
    page.locator("[data-testid='hold'][data-state='asked']").first().waitFor();
    page.getByTestId("hold-end").first().click();
    page.getByTestId("hold-end-sure").click();
    page.locator("[data-testid='hold'][data-state='over']").first().waitFor();
    page.getByTestId("end-give").click();
    page.getByTestId("end-at").fill(LocalDate.now(TOKYO).plusDays(20) + "T09:00");
    page.getByTestId("end-reason").fill("移転のため");
    screens.look(page, "inbox end given");
    page.getByTestId("end-give-sure").click();
    page.getByTestId("end-withdraw").waitFor();
    screens.look(page, "inbox ends");
    page.navigate(Office.url(host, "/inbox/contract"));
    page.getByTestId("end-note").waitFor();
    screens.look(page, "inbox contract ends");
    page.getByTestId("end-note").locator("a").click();
    page.getByTestId("end-withdraw").click();
    page.locator("[data-testid='end'][data-given='false']").waitFor();
  }

  /// A caller asks what is held of them: the member registers it, finds the call by its number,
  /// makes the answer, which another program opens, asks to have it erased, thinks better of it,
  /// and closes.
  private void asked(Page page, String host, Path folder) throws Exception {
    page.navigate(Office.url(host, "/inbox/requests"));
    page.getByTestId("request-new").click();
    KeyLifeIT.unlocks(page, "request-kind");
    page.getByTestId("request-kind").selectOption("stop");
    page.getByTestId("request-name").fill("田中 美咲");
    page.getByTestId("request-tel").fill("090-1234-5678");
    page.getByTestId("request-text").fill("録音を渡して、そのあと消してほしい");
    screens.look(page, "inbox request new");
    page.getByTestId("request-save").click();
    page.getByTestId("request-who").getByText("田中 美咲").waitFor();
    screens.look(page, "inbox request open");
    page.getByTestId("request-identify").click();
    page.locator("[data-testid='request-state'][data-state='identified']").waitFor();
    page.getByTestId("request-find").click();
    page.getByTestId("request-add").first().click();
    page.getByTestId("request-link").first().waitFor();
    screens.look(page, "inbox request found");
    var download = page.waitForDownload(() -> page.getByTestId("pack-make").click());
    var file = folder.resolve("answer.zip");
    download.saveAs(file);
    try (var zip = new ZipFile(file.toFile())) {
      assertThat(zip.stream().map(ZipEntry::getName).toList())
          .contains("statement.html", "list.csv", "message-001.txt", "recording-001.wav");
      assertThat(read(zip, "message-001.txt")).contains("ご用件：画面の確認です").doesNotContain("佐藤");
      assertThat(read(zip, "statement.html")).contains("田中 美咲 様");
      assertThat(read(zip, "recording-001.wav")).startsWith("RIFF");
    }
    page.getByTestId("erasure-ask").click();
    page.getByTestId("erasure-ask-sure").click();
    page.locator("[data-testid='erasure'][data-state='asked']").waitFor();
    screens.look(page, "inbox request erasure");
    page.getByTestId("erasure-withdraw").click();
    page.getByTestId("erasure-withdraw-sure").click();
    page.locator("[data-testid='erasure'][data-state='none']").waitFor();
    page.getByTestId("end-said").fill("録音と伝言を渡した");
    page.getByTestId("end-save").click();
    page.locator("[data-testid='request-state'][data-state='answered']").waitFor();
    screens.look(page, "inbox request answered");
    page.setViewportSize(390, 844);
    screens.look(page, "telephone request answered");
    page.setViewportSize(1366, 768);
    page.getByTestId("request-back").click();
    page.getByTestId("request-row").first().waitFor();
    screens.look(page, "inbox requests");
  }

  private static String read(ZipFile zip, String name) throws IOException {
    try (var in = zip.getInputStream(zip.getEntry(name))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");

  /// In a real browser, with its real cookies.
  @Test
  void a_new_browser_is_told_of_in_the_one_before() throws Exception {
    var before = house.browser.window("ja-JP");
    People.enrol(before, "森 千夏");
    var fresh = house.browser.window("ja-JP");
    People.enrol(fresh, "森 千夏");
    var host = java.net.URI.create(before.url()).getHost();
    screens.show(fresh, host, "/sessions");
    PlaywrightAssertions.assertThat(fresh.getByTestId("passkey")).hasCount(2);
    PlaywrightAssertions.assertThat(fresh.getByTestId("new-device")).hasCount(0);
    fresh.getByTestId("passkey-changed-here").waitFor();
    PlaywrightAssertions.assertThat(fresh.getByTestId("passkey-changed")).hasCount(0);
    screens.show(before, host, "/sessions", "strange");
    before.getByTestId("new-device").waitFor();
    before.getByTestId("passkey-changed").waitFor();
    before.getByTestId("passkey-remove").first().click();
    before.getByTestId("passkey-remove-do").waitFor();
    screens.look(before, "passkey remove");
    before.keyboard().press("Escape");
    before.getByTestId("new-device-mine").click();
    PlaywrightAssertions.assertThat(before.getByTestId("new-device")).hasCount(0);
    before.getByTestId("passkey-changed-mine").click();
    PlaywrightAssertions.assertThat(before.getByTestId("passkey-changed")).hasCount(0);
    fresh.getByTestId("end-others").click();
    PlaywrightAssertions.assertThat(fresh.getByTestId("passkey-changed-here")).hasCount(0);
    PlaywrightAssertions.assertThat(fresh.getByTestId("session")).hasCount(1);
    before.close();
    fresh.close();

    assertThat(screens.wrong()).isEmpty();
  }

  /// Of what an administrator can open, by the navigation and without it.
  @Test
  void the_sign_out_is_in_the_frame_of_every_page() throws Exception {
    var page = house.browser.window("en-GB");
    People.enrol(page, "高橋 恵");
    var host = java.net.URI.create(page.url()).getHost();
    var paths = new java.util.LinkedHashSet<String>(Screens.navigation(page));
    assertThat(paths).hasSizeGreaterThan(10);
    paths.add("/sessions");
    paths.add("/office/clients/01980000-0000-7000-8000-00000000c002");
    for (var path : paths) {
      page.navigate(Office.url(host, path + "?lang=en"));
      page.locator("main h1").first().waitFor();
      page.getByTestId("account").click();
      PlaywrightAssertions.assertThat(page.getByTestId("sign-out")).isVisible();
      // in the menu, which takes the focus a moment later; a click while it closes would only close
      // it
      page.getByTestId("sign-out").press("Escape");
      PlaywrightAssertions.assertThat(page.getByTestId("sign-out")).isHidden();
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
    var page = house.kenta.page.context().newPage();
    page.clock().install();
    page.navigate(Office.url(house.kenta.host(), "/inbox?lang=ja"));
    page.getByTestId("inbox-list").waitFor();
    page.route("**/api/inbox*", route -> route.abort());
    var outdated = page.getByTestId("outdated");
    // an answer on its way makes it fresh once more, and a second try waits for the page's clock
    Wait.until(
        "it says that it is outdated",
        Duration.ofSeconds(30),
        () -> {
          page.clock().fastForward(11_000); // it is fresh for 10
          page.evaluate(
              "() => document.dispatchEvent(new Event('visibilitychange', { bubbles: true }))");
          outdated.waitFor(new Locator.WaitForOptions().setTimeout(2_000));
          return true;
        });
    screens.look(page, "inbox outdated");
    PlaywrightAssertions.assertThat(page.getByTestId("inbox-list")).isVisible();
    outdated.getByRole(AriaRole.BUTTON).focus();
    page.unroute("**/api/inbox*");
    // by key: the page may have become fresh by itself just now, and the button is gone
    page.keyboard().press("Enter");
    PlaywrightAssertions.assertThat(outdated).hasCount(0);
    page.close();
    assertThat(screens.wrong()).isEmpty();
  }

  /// The house has walked the first two steps: an administrator with keys, an operator at the desk.
  @Test
  void the_tour_leads_to_its_end() throws Exception {
    var tour = house.browser.window("ja-JP");
    tour.navigate(Office.url("localhost", "/demo?lang=ja"));
    var now = tour.locator("li[aria-current='step']");
    PlaywrightAssertions.assertThat(now).containsText("電話をかける");
    var phone = tour.context().newPage();
    phone.navigate(Office.url("localhost", "/demo/phone?lang=ja"));
    presses(phone, "電話をかける");
    house.desk.answer();
    // after the greeting and the notice
    PlaywrightAssertions.assertThat(tour.getByTestId("tour-walked-3"))
        .isChecked(new LocatorAssertions.IsCheckedOptions().setTimeout(40_000));
    presses(phone, "切る");
    house.desk.goesOnWithoutAMessage();
    phone.close();
    for (var step : List.of("4", "5", "6", "7")) {
      PlaywrightAssertions.assertThat(tour.getByTestId("tour-end")).hasCount(0);
      PlaywrightAssertions.assertThat(now).hasCount(1);
      now.getByTestId("tour-walked-" + step).check();
    }
    PlaywrightAssertions.assertThat(now).hasCount(0);
    tour.getByTestId("tour-end").scrollIntoViewIfNeeded();
    screens.look(tour, "tour at its end");
    tour.close();
    assertThat(screens.wrong()).isEmpty();
  }

  private static void presses(com.microsoft.playwright.Page page, String name) {
    page.getByRole(
            AriaRole.BUTTON,
            new com.microsoft.playwright.Page.GetByRoleOptions().setName(name).setExact(true))
        .click();
  }

  /// A check that finds nothing proves nothing until it has found something.
  @Test
  void a_planted_fault_is_found() throws Exception {
    var page = house.browser.window("ja-JP");
    page.navigate(Office.url("localhost", "/demo"));
    page.locator("h1").first().waitFor();
    page.evaluate("() => document.body.append(document.createElement('button'))");

    assertThat(Accessibility.findings(page)).anyMatch(it -> it.startsWith("critical button-name"));
    page.evaluate(
        """
        () => {
          const put = (style, words) => {
            const one = document.createElement("button");
            one.style.cssText = style;
            one.textContent = words;
            document.querySelector("main").prepend(one);
          };
          put("position:absolute;top:90px;left:20px;width:80px;height:40px", "beneath");
          put("position:absolute;top:100px;left:40px;width:80px;height:40px", "above");
          put("position:absolute;top:200px;left:2000px;width:80px", "outside");
          put("display:block;width:30px;overflow:hidden;white-space:nowrap", "much too long to be read");
        }
        """);
    assertThat(Fits.now(page))
        .anyMatch(it -> it.startsWith("overlap: ") && it.contains("beneath"))
        .anyMatch(it -> it.startsWith("leaves the screen: ") && it.contains("outside"))
        .anyMatch(it -> it.startsWith("is cut: ") && it.contains("much too long"));
    page.close();
  }
}
