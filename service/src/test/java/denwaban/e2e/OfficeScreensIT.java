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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Every screen of the office and those before signing in, in both languages, as axe-core sees it.
@ExtendWith(House.Keeper.class)
class OfficeScreensIT {

  /// The program tries each of its addresses.
  private static final Locator.WaitForOptions AT_LAST =
      new Locator.WaitForOptions().setTimeout(180_000);

  private final House house;
  private final Screens screens = Screens.inBothLanguages();

  OfficeScreensIT(House house) {
    this.house = house;
  }

  @Test
  void before_signing_in() throws Exception {
    var page = house.browser.window("ja-JP");
    screens.show(page, "localhost", "/demo");
    screens.show(page, "localhost", "/demo/phone");
    screens.show(page, "minato.localhost", "/signin");
    screens.show(page, "minato.localhost", "/signin/back");
    screens.show(page, "minato.localhost", "/trust");
    page.navigate(People.link("森 千夏"));
    page.getByRole(AriaRole.BUTTON).first().waitFor();
    screens.look(page, "enrol");
    page.close();

    assertThat(screens.wrong()).isEmpty();
  }

  @Test
  void the_office() throws Exception {
    var page = house.browser.window("ja-JP");
    People.enrol(page, "高橋 恵");
    screens.show(page, "office.localhost", "/sessions");
    screens.show(page, "office.localhost", "/office/people");
    page.getByTestId("person-more").first().click();
    screens.look(page, "office people more");
    page.getByTestId("person-registry").click();
    page.getByTestId("registry-unit").waitFor();
    screens.look(page, "office registry entry");
    page.keyboard().press("Escape");
    page.getByTestId("person-more").first().click();
    page.getByTestId("person-role").click();
    page.getByTestId("role-do").waitFor();
    screens.look(page, "office role");
    screens.show(page, "office.localhost", "/office/registry");
    var list = "社員番号,氏名,区分,終了\nH-1,佐藤 花,王,\nN-9,新人 学,派遣,2027-03-31\n";
    page.locator("input[type=file]")
        .setInputFiles(new FilePayload("list.csv", "text/csv", list.getBytes(UTF_8)));
    page.getByTestId("import-counts").waitFor();
    screens.look(page, "office registry read");
    screens.show(page, "office.localhost", "/office/roles");
    screens.show(page, "office.localhost", "/office/places");
    screens.show(page, "office.localhost", "/office/subprocessors");
    page.getByTestId("subprocessor-new").click();
    page.getByTestId("subprocessor-name").fill("株式会社時刻");
    page.getByTestId("subprocessor-data").fill("記録の照合値");
    screens.look(page, "office subprocessor new");
    page.getByTestId("subprocessor-save").click();
    page.getByText("株式会社時刻").waitFor();
    screens.look(page, "office subprocessors");
    screens.show(page, "office.localhost", "/office/requests");
    screens.show(page, "office.localhost", "/office/retention");
    page.getByTestId("retention-client").first().getByRole(AriaRole.BUTTON).click();
    page.getByTestId("retention-one").waitFor();
    screens.look(page, "office retention of one");
    screens.show(page, "office.localhost", "/office/backup");
    screens.show(page, "office.localhost", "/office/groups");
    page.getByTestId("group-new").click();
    page.getByTestId("group-name").fill("朝の班");
    screens.look(page, "office group new");
    page.getByTestId("group-save").click();
    page.getByTestId("client-groups-change").first().click();
    page.getByTestId("assign-own").selectOption("朝の班");
    screens.look(page, "office group assigned");
    page.getByTestId("assign-save").click();
    page.getByTestId("unstaffed-groups").waitFor();
    screens.look(page, "office groups");
    screens.show(page, "office.localhost", "/office/kyc");
    page.getByTestId("kyc-open").first().click();
    page.getByTestId("kyc-add").click();
    page.getByTestId("kyc-save").click();
    page.getByTestId("kyc-faults").waitFor();
    page.getByTestId("suspicions-show").click();
    page.getByTestId("suspicions-none").waitFor();
    screens.look(page, "office verification");
    screens.show(page, "office.localhost", "/office/tokens");
    page.getByTestId("token-make").click();
    page.getByTestId("token-name").fill("Entra ID");
    screens.look(page, "office token wanted");
    page.getByTestId("token-go").click();
    page.getByTestId("token-text").waitFor();
    assertThat(page.getByTestId("token-text").textContent()).matches("dwb_.{51}");
    screens.look(page, "office token shown");
    page.getByTestId("token-close").click();
    page.getByTestId("token").first().waitFor();
    screens.look(page, "office tokens");
    page.getByTestId("token-end").first().click();
    page.getByTestId("token-ended").waitFor();
    screens.look(page, "office token end");
    page.getByTestId("token-ended").click();
    screens.show(page, "office.localhost", "/office/clients");
    screens.show(page, "office.localhost", "/office/seal");
    screens.show(page, "office.localhost", "/office/watch");
    screens.show(page, "office.localhost", "/office/outside");
    screens.show(page, "office.localhost", "/office/certificates");
    screens.show(page, "office.localhost", "/office/assurance");
    screens.show(page, "office.localhost", "/office/probe");
    page.getByTestId("probe-run").click();
    page.getByTestId("probe-seen").waitFor(AT_LAST);
    screens.look(page, "office probe ran");
    screens.show(page, "office.localhost", "/office/clients/01980000-0000-7000-8000-00000000c002");
    screens.show(
        page, "office.localhost", "/office/clients/01980000-0000-7000-8000-00000000c001/contract");
    page.getByTestId("draft-make").click();
    for (var part : List.of("place", "incident", "liability")) {
      page.getByTestId("part-" + part).click();
    }
    screens.look(page, "office contract draft");
    paper(page);
    page.close();

    assertThat(screens.wrong()).isEmpty();
  }

  /// The office adds the scan of a paper that both signed, and both confirm it with their passkeys.
  /// The terms are for next year: the calls of other tests go on under those of today.
  private void paper(Page page) throws Exception {
    var of = "01980000-0000-7000-8000-00000000c001";
    var days = 300;
    new Administrator().drafts(of, days, Instant.now().plus(Duration.ofDays(days)));
    People.privileged(page);
    screens.show(page, "office.localhost", "/office/clients/" + of + "/contract");
    var draft = page.locator("[data-testid^='offer-'][data-state='draft']");
    draft.waitFor();
    var html = new FilePayload("paper.pdf", "application/pdf", "<html></html>".getBytes(UTF_8));
    page.locator("input[type=file]").setInputFiles(html);
    page.getByTestId("scan-fault").waitFor();
    page.getByTestId("scan-upload").scrollIntoViewIfNeeded();
    screens.look(page, "office paper refused");
    var printed = page.waitForDownload(() -> draft.getByTestId("offer-pdf").click());
    var pdf = Files.readAllBytes(printed.path());
    page.locator("input[type=file]")
        .setInputFiles(new FilePayload("scan.pdf", "application/pdf", pdf));
    var sha256 = HexFormat.of().formatHex(Digest.sha256(Bytes.of(pdf)).toArray());
    draft.getByTestId("scan-sha256").getByText(sha256).waitFor();
    draft.getByTestId("offer-scan").scrollIntoViewIfNeeded();
    screens.look(page, "office paper added");
    confirms(page, pdf);
    page.locator("[data-testid^='offer-'][data-state='offered']").waitFor();

    var ryo = house.ryo;
    screens.show(ryo.page, ryo.host(), "/inbox/contract", "inbox paper first");
    ryo.page.getByTestId("scan-sha256").first().getByText(sha256).waitFor();
    ryo.page.getByTestId("offer-scan").first().scrollIntoViewIfNeeded();
    screens.look(ryo.page, "inbox paper offered");
    ryo.page.setViewportSize(390, 844);
    ryo.page.getByTestId("offer-scan").first().scrollIntoViewIfNeeded();
    screens.look(ryo.page, "telephone paper offered");
    ryo.page.setViewportSize(1366, 768);
    confirms(ryo.page, pdf);
    ryo.page.getByTestId("on-paper").first().waitFor();
    ryo.page.getByTestId("on-paper").first().scrollIntoViewIfNeeded();
    screens.look(ryo.page, "inbox paper agreed");
    ryo.page.navigate(Office.url(ryo.host(), "/inbox?lang=ja"));

    page.reload();
    page.locator("[data-testid^='offer-'][data-state='agreed']").first().waitFor();
    page.getByTestId("offer-on-paper").first().scrollIntoViewIfNeeded();
    screens.look(page, "office paper agreed");
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
  @Test
  void those_who_watch_and_read() throws Exception {
    var admin = new Administrator();
    for (var role :
        List.of("supervisor", "hr", "security-officer", "internal-auditor", "client-auditor")) {
      var id = admin.adds(role);
      var page = house.browser.window("ja-JP");
      var refused = new ArrayList<String>();
      page.onResponse(answer -> {
        if (answer.status() == 403) refused.add(role + " " + answer.url());
      });
      var offer = admin.does(id, "enrolment");
      assertThat(offer.json().get("url")).as("%s %s: %s", role, id, offer.text()).isNotNull();
      page.navigate(String.valueOf(offer.json().get("url")));
      People.makesPasskey(page);
      page.locator("h1").first().waitFor();
      screens.look(page, role);
      if (role.equals("hr")) {
        page.getByTestId("people-add").click();
        page.getByRole(AriaRole.DIALOG).waitFor();
        screens.look(page, "hr adds");
        page.keyboard().press("Escape");
      }
      for (var path : Screens.navigation(page)) {
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
