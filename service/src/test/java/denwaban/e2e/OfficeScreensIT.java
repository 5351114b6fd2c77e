package denwaban.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import denwaban.kernel.Bytes;
import denwaban.seal.crypto.Digest;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Every screen of the office and those before signing in, in both languages, as axe-core sees it.
@ExtendWith(House.Keeper.class)
class OfficeScreensIT {

  /// The program tries each of its addresses.
  private static final Locator.WaitForOptions AT_LAST =
      new Locator.WaitForOptions().setTimeout(60_000);

  private final House house;
  private final Screens screens = Screens.inBothLanguages();

  OfficeScreensIT(House house) {
    this.house = house;
  }

  @ParameterizedTest
  @ValueSource(strings = {"ja", "en"})
  void before_signing_in(String lang) throws Exception {
    var page = house.browser.window(Screens.locale(lang));
    screens.show(page, "localhost", "/demo", lang);
    screens.show(page, "localhost", "/demo/phone", lang);
    screens.show(page, "minato.localhost", "/signin", lang);
    screens.show(page, "minato.localhost", "/signin/back", lang);
    screens.show(page, "minato.localhost", "/trust", lang);
    page.navigate(People.link(page, "森 千夏"));
    page.getByRole(AriaRole.BUTTON).first().waitFor();
    screens.look(page, "enrol " + lang);
    page.close();

    assertThat(screens.wrong()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"ja", "en"})
  void the_office(String lang) throws Exception {
    var page = house.browser.window(Screens.locale(lang));
    People.enrol(page, "高橋 恵");
    screens.show(page, "office.localhost", "/sessions", lang);
    screens.show(page, "office.localhost", "/office/people", lang);
    page.getByTestId("person-more").first().click();
    screens.look(page, "office people more " + lang);
    page.getByTestId("person-registry").click();
    page.getByTestId("registry-unit").waitFor();
    screens.look(page, "office registry entry " + lang);
    page.keyboard().press("Escape");
    page.getByTestId("person-more").first().click();
    page.getByTestId("person-role").click();
    page.getByTestId("role-do").waitFor();
    screens.look(page, "office role " + lang);
    screens.show(page, "office.localhost", "/office/registry", lang);
    var list = "社員番号,氏名,区分,終了\nH-1,佐藤 花,王,\nN-9,新人 学,派遣,2027-03-31\n";
    page.locator("input[type=file]")
        .setInputFiles(new FilePayload("list.csv", "text/csv", list.getBytes(UTF_8)));
    page.getByTestId("import-counts").waitFor();
    screens.look(page, "office registry read " + lang);
    screens.show(page, "office.localhost", "/office/roles", lang);
    screens.show(page, "office.localhost", "/office/places", lang);
    screens.show(page, "office.localhost", "/office/subprocessors", lang);
    page.getByTestId("subprocessor-new").click();
    page.getByTestId("subprocessor-name").fill("株式会社時刻 " + lang);
    page.getByTestId("subprocessor-data").fill("記録の照合値");
    screens.look(page, "office subprocessor new " + lang);
    page.getByTestId("subprocessor-save").click();
    page.getByText("株式会社時刻 " + lang).waitFor();
    screens.look(page, "office subprocessors " + lang);
    screens.show(page, "office.localhost", "/office/requests", lang);
    screens.show(page, "office.localhost", "/office/retention", lang);
    page.getByTestId("retention-client").first().getByRole(AriaRole.BUTTON).click();
    page.getByTestId("retention-one").waitFor();
    screens.look(page, "office retention of one " + lang);
    screens.show(page, "office.localhost", "/office/backup", lang);
    screens.show(page, "office.localhost", "/office/groups", lang);
    page.getByTestId("group-new").click();
    page.getByTestId("group-name").fill("朝の班 " + lang);
    screens.look(page, "office group new " + lang);
    page.getByTestId("group-save").click();
    page.getByTestId("client-groups-change").first().click();
    page.getByTestId("assign-own").selectOption("朝の班 " + lang);
    screens.look(page, "office group assigned " + lang);
    page.getByTestId("assign-save").click();
    page.getByTestId("unstaffed-groups").waitFor();
    screens.look(page, "office groups " + lang);
    screens.show(page, "office.localhost", "/office/kyc", lang);
    page.getByTestId("kyc-open").first().click();
    page.getByTestId("kyc-add").click();
    page.getByTestId("kyc-save").click();
    page.getByTestId("kyc-faults").waitFor();
    page.getByTestId("suspicions-show").click();
    page.getByTestId("suspicions-none").waitFor();
    screens.look(page, "office verification " + lang);
    screens.show(page, "office.localhost", "/office/tokens", lang);
    page.getByTestId("token-make").click();
    page.getByTestId("token-name").fill("Entra ID " + lang);
    screens.look(page, "office token wanted " + lang);
    page.getByTestId("token-go").click();
    page.getByTestId("token-text").waitFor();
    assertThat(page.getByTestId("token-text").textContent()).matches("dwb_.{51}");
    screens.look(page, "office token shown " + lang);
    page.getByTestId("token-close").click();
    page.getByTestId("token").first().waitFor();
    screens.look(page, "office tokens " + lang);
    page.getByTestId("token-end").first().click();
    page.getByTestId("token-ended").waitFor();
    screens.look(page, "office token end " + lang);
    page.getByTestId("token-ended").click();
    screens.show(page, "office.localhost", "/office/clients", lang);
    screens.show(page, "office.localhost", "/office/seal", lang);
    screens.show(page, "office.localhost", "/office/watch", lang);
    screens.show(page, "office.localhost", "/office/outside", lang);
    screens.show(page, "office.localhost", "/office/certificates", lang);
    screens.show(page, "office.localhost", "/office/assurance", lang);
    screens.show(page, "office.localhost", "/office/probe", lang);
    page.getByTestId("probe-run").click();
    page.getByTestId("probe-seen").waitFor(AT_LAST);
    screens.look(page, "office probe ran " + lang);
    screens.show(
        page, "office.localhost", "/office/clients/01980000-0000-7000-8000-00000000c002", lang);
    screens.show(
        page,
        "office.localhost",
        "/office/clients/01980000-0000-7000-8000-00000000c001/contract",
        lang);
    page.getByTestId("draft-make").click();
    for (var part : List.of("place", "incident", "liability")) {
      page.getByTestId("part-" + part).click();
    }
    screens.look(page, "office contract draft " + lang);
    paper(page, lang);
    page.setViewportSize(390, 844);
    screens.show(page, "office.localhost", "/office/probe", "telephone " + lang);
    page.close();

    assertThat(screens.wrong()).isEmpty();
  }

  /// The office adds the scan of a paper that both signed, and both confirm it with their passkeys.
  /// The terms are for next year: the calls of other tests go on under those of today.
  private void paper(Page page, String lang) throws Exception {
    var of = "01980000-0000-7000-8000-00000000c001";
    // the second time looser than the first
    var days = lang.equals("ja") ? 300 : 301;
    new Administrator().drafts(of, days, Instant.now().plus(Duration.ofDays(days)));
    People.privileged(page);
    screens.show(page, "office.localhost", "/office/clients/" + of + "/contract", lang);
    var draft = page.locator("[data-testid^='offer-'][data-state='draft']");
    draft.waitFor();
    var html = new FilePayload("paper.pdf", "application/pdf", "<html></html>".getBytes(UTF_8));
    page.locator("input[type=file]").setInputFiles(html);
    page.getByTestId("scan-fault").waitFor();
    page.getByTestId("scan-upload").scrollIntoViewIfNeeded();
    screens.look(page, "office paper refused " + lang);
    var printed = page.waitForDownload(() -> draft.getByTestId("offer-pdf").click());
    var pdf = Files.readAllBytes(printed.path());
    page.locator("input[type=file]")
        .setInputFiles(new FilePayload("scan.pdf", "application/pdf", pdf));
    var sha256 = HexFormat.of().formatHex(Digest.sha256(Bytes.of(pdf)).toArray());
    draft.getByTestId("scan-sha256").getByText(sha256).waitFor();
    draft.getByTestId("offer-scan").scrollIntoViewIfNeeded();
    screens.look(page, "office paper added " + lang);
    confirms(page, pdf);
    page.locator("[data-testid^='offer-'][data-state='offered']").waitFor();

    var ryo = house.ryo;
    screens.show(ryo.page, ryo.host(), "/inbox/contract", "paper " + lang);
    ryo.page.getByTestId("scan-sha256").first().getByText(sha256).waitFor();
    ryo.page.getByTestId("offer-scan").first().scrollIntoViewIfNeeded();
    screens.look(ryo.page, "inbox paper offered " + lang);
    ryo.page.setViewportSize(390, 844);
    ryo.page.getByTestId("offer-scan").first().scrollIntoViewIfNeeded();
    screens.look(ryo.page, "telephone paper offered " + lang);
    ryo.page.setViewportSize(1366, 768);
    confirms(ryo.page, pdf);
    ryo.page.getByTestId("on-paper").first().waitFor();
    ryo.page.getByTestId("on-paper").first().scrollIntoViewIfNeeded();
    screens.look(ryo.page, "inbox paper agreed " + lang);
    ryo.page.navigate(Office.url(ryo.host(), "/inbox?lang=ja"));

    page.reload();
    page.locator("[data-testid^='offer-'][data-state='agreed']").first().waitFor();
    page.getByTestId("offer-on-paper").first().scrollIntoViewIfNeeded();
    screens.look(page, "office paper agreed " + lang);
  }

  /// Saves the document and the scan, which is the very file, and signs; not before both are saved.
  private static void confirms(Page page, byte[] pdf) throws Exception {
    var read = page.getByTestId("offer-read");
    PlaywrightAssertions.assertThat(read).isDisabled();
    page.waitForDownload(() -> page.getByTestId("offer-document").first().click());
    PlaywrightAssertions.assertThat(page.getByTestId("offer-document").first()).isEnabled();
    PlaywrightAssertions.assertThat(read).isDisabled();
    var scan = page.waitForDownload(() -> page.getByTestId("scan-save").first().click());
    assertThat(Files.readAllBytes(scan.path())).isEqualTo(pdf);
    read.check();
    page.getByTestId("offer-sign").click();
    PlaywrightAssertions.assertThat(page.getByTestId("offer-sign")).hasCount(0);
  }

  /// Roles that the tour has nobody for: what each sees first, and that nothing there is refused.
  @ParameterizedTest
  @ValueSource(strings = {"ja", "en"})
  void those_who_watch_and_read(String lang) throws Exception {
    var admin = new Administrator();
    for (var role :
        List.of("supervisor", "hr", "security-officer", "internal-auditor", "client-auditor")) {
      var id = admin.adds(role);
      var page = house.browser.window(Screens.locale(lang));
      var refused = new ArrayList<String>();
      page.onResponse(answer -> {
        if (answer.status() == 403) refused.add(role + " " + answer.url());
      });
      var offer = admin.does(id, "enrolment");
      assertThat(offer.json().get("url")).as("%s %s: %s", role, id, offer.text()).isNotNull();
      page.navigate(String.valueOf(offer.json().get("url")));
      People.makesPasskey(page);
      page.locator("h1").first().waitFor();
      screens.look(page, role + " " + lang);
      if (role.equals("hr")) {
        page.getByTestId("people-add").click();
        page.getByRole(AriaRole.DIALOG).waitFor();
        screens.look(page, "hr adds " + lang);
        page.keyboard().press("Escape");
      }
      // which answers are refused is the same in both languages
      for (var path : lang.equals("ja") ? Screens.navigation(page) : List.<String>of()) {
        page.navigate(page.url().replaceFirst("(https?://[^/]+).*", "$1" + path));
        page.locator("h1").first().waitFor();
        Browser.settles(page);
      }
      assertThat(refused).isEmpty();
      page.close();
      admin.does(id, "disable");
    }

    assertThat(screens.wrong()).isEmpty();
  }
}
