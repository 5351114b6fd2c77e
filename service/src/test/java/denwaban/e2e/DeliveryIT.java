package denwaban.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// A message is told of until a person of the client says that they know of it: on a telephone,
/// without opening it. The operator sees who.
@ExtendWith(House.Keeper.class)
class DeliveryIT {

  private static final String MINATO = "+815031000002";
  private static final String WORD = "極秘の図面番号七三一";
  private static final String FROM = "+819055512399";

  private static final LocatorAssertions.ContainsTextOptions SOON =
      new LocatorAssertions.ContainsTextOptions().setTimeout(20_000);

  private final House house;
  private final Screens screens = Screens.inBothLanguages();

  DeliveryIT(House house) {
    this.house = house;
  }

  private static String noticeOf(String mail) {
    return mail.replaceAll("(?s).*notice=([0-9a-f-]{36}).*", "$1");
  }

  @Test
  void a_member_acknowledges_on_a_telephone_and_the_operator_sees_it() throws Exception {
    var mail = house.browser.window("ja-JP");
    mail.navigate(Office.url("localhost", "/demo/mail"));
    var newest = mail.getByTestId("demo-mail").first();
    var began = Instant.now().toEpochMilli();
    takesAMessage();
    mail.navigate(Office.url("localhost", "/demo/mail"));
    // not one of another test's, which may come as late
    Wait.until(
        "the mail has come",
        Duration.ofSeconds(60),
        () -> newest.count() > 0 && madeAt(noticeOf(newest.innerText())) >= began);
    assertThat(newest).containsText("【至急】新しい伝言が1件あります（株式会社みなと設計）", SOON);
    assertThat(newest).containsText("member@minato.example");
    screens.look(mail, "demo mail ja");
    assertThat(newest.innerText()).doesNotContain(WORD).doesNotContain("2399");
    var notice = noticeOf(newest.innerText());
    assertThat(house.desk.page.getByTestId("desk-notice").first()).containsText("確認はまだです", SOON);

    var sayaka = Member.joins(house.browser, "浜 さやか");
    sayaka.page.setViewportSize(390, 844);
    sayaka.page.navigate(Office.url(sayaka.host(), "/inbox?notice=" + notice));
    screens.look(sayaka.page, "inbox notice telephone ja");
    sayaka.page.getByTestId("acknowledge").click();
    assertThat(sayaka.page.getByTestId("delivery-state").first()).containsText("浜 さやか さんが");
    assertThat(house.desk.page.getByTestId("desk-notice").first()).containsText("浜 さやか さんが", SOON);

    // another client's member finds no such notice
    house.ryo.page.navigate(Office.url(house.ryo.host(), "/inbox?notice=" + notice));
    assertThat(house.ryo.page.locator("main")).containsText("このお知らせは見つかりません");

    var traces = new Traces().text("the words", WORD).number(FROM);
    assertThat(traces.in(house.office.home())).isEmpty();
    assertThat(screens.wrong()).isEmpty();
  }

  /// In milliseconds, as an id of version 7 has it (RFC 9562, 5.7); 0 of a mail without one.
  private static long madeAt(String id) {
    return id.length() != 36 ? 0 : UUID.fromString(id).getMostSignificantBits() >>> 16;
  }

  private void takesAMessage() throws Exception {
    var folder = Files.createDirectories(house.peers.resolve("delivery"));
    try (var caller = Telephone.sipp(folder, FROM, MINATO, 440)) {
      house
          .desk
          .answer()
          .writes("callerName", "田中 美咲")
          .writes("inquiry", WORD)
          .chooses("callback", "yes")
          .ticks("field-urgent")
          .send()
          .hangUp();
      caller.ends();
    }
    house.desk.nextCall();
  }

  @Test
  void an_administrator_sets_up_who_is_told_in_both_languages() throws Exception {
    var page = house.ryo.page;
    screens.show(page, house.ryo.host(), "/inbox/oncall");
    for (var tab : new String[] {"oncall-people-tab", "oncall-rule-tab"}) {
      page.getByTestId(tab).click();
      screens.look(page, tab);
    }
    page.getByTestId("digest-on").check();
    assertThat(page.getByTestId("what-when")).containsText("17:00 から 翌日の 09:00 までに届いたもの");
    screens.look(page, "oncall rule digest");
    page.getByTestId("oncall-people-tab").click();
    chatArrives(page);
    setsUpVendors(page);
    page.getByTestId("contact-new").click();
    page.getByTestId("contact-name").fill("夜間 当番");
    page.getByTestId("contact-kana").fill("やかん とうばん");
    page.getByTestId("contact-save").click();
    var person = page.getByTestId("contact").filter(new Locator.FilterOptions().setHasText("夜間"));
    person.getByTestId("way-new").click();
    page.getByTestId("way-address").fill("no address");
    page.getByTestId("way-address").fill("night@aoba.example");
    page.getByTestId("way-save").click();
    assertThat(person).containsText("n…@aoba.example");
    person.getByTestId("way-test").click();
    assertThat(person).containsText("相手のサーバーが受け取りました");

    page.getByRole(AriaRole.TAB).first().click();
    page.getByTestId("week-fallback-1").selectOption("夜間 当番");
    page.getByTestId("week-save").click();
    assertThat(page.getByTestId("oncall-now")).containsText("夜間 当番");
    page.getByTestId("oncall-run").click();
    assertThat(page.getByTestId("oncall-run-rows")).containsText("夜間 当番");
    assertThat(page.getByTestId("oncall-run-rows")).containsText("窓口からお電話します");
    screens.look(page, "oncall set");
    changesOnATelephone(page);
    assertThat(screens.wrong()).isEmpty();
  }

  /// What a webhook's receiver needs, and what LINE WORKS is told.
  private void setsUpVendors(Page page) throws Exception {
    page.getByTestId("oncall-accounts-tab").click();
    adds(
        page,
        "webhook",
        "基幹システム",
        "{\"url\":\"https://hook.aoba.example/x\",\"secret\":\"whsec_%s\"}"
            .formatted(Base64.getEncoder().encodeToString(new byte[32])));
    assertThat(page.getByTestId("webhook-key")).containsText("whpk_");
    var pem =
        new String(
            new ProcessBuilder("openssl", "genpkey", "-algorithm", "RSA")
                .redirectErrorStream(false)
                .start()
                .getInputStream()
                .readAllBytes(),
            UTF_8);
    var works = new JsonObject();
    for (var part : new String[] {"clientId", "clientSecret", "serviceAccount", "botId"}) {
      works.addProperty(part, "x1");
    }
    works.addProperty("privateKey", pem);
    adds(page, "lineworks", "ボタンなし", works.toString());
    assertThat(page.getByTestId("works-none")).hasCount(1);
    works.addProperty("botSecret", "s3cret");
    adds(page, "lineworks", "ボタンあり", works.toString());
    assertThat(page.getByTestId("works-callback")).containsText("/callback/lineworks/");
    page.getByTestId("webhook-more").click();
    assertThat(page.getByTestId("webhook-how")).containsText("15");
    screens.look(page, "oncall accounts");
    page.getByTestId("works-callback").scrollIntoViewIfNeeded();
    screens.look(page, "oncall line works");
    page.getByTestId("oncall-people-tab").click();
  }

  private static void adds(Page page, String kind, String label, String secret) {
    page.getByTestId("account-new").click();
    var dialog = page.getByRole(AriaRole.DIALOG);
    dialog.locator("select").selectOption(kind);
    dialog.locator("input[maxlength]").fill(label);
    dialog.locator("textarea:visible").first().fill(secret);
    dialog.locator("button[type=submit]").click();
    assertThat(dialog).hasCount(0);
  }

  /// The demo's own chat, by the same code as any chat of Slack.
  private void chatArrives(Page page) throws Exception {
    var way =
        page.getByTestId("way").filter(new Locator.FilterOptions().setHasText("Slack 127.0.0.1"));
    way.getByTestId("way-test").click();
    assertThat(way).containsText("相手のサーバーが受け取りました");
    var chat = house.browser.window("ja-JP");
    chat.navigate(Office.url("localhost", "/demo/mail"));
    var newest = chat.getByTestId("demo-chat").first();
    assertThat(newest).containsText("#aoba");
    assertThat(newest).containsText("テスト送信です。対応は不要です");
    screens.look(chat, "demo chat");
    chat.close();
  }

  private void changesOnATelephone(Page page) throws Exception {
    page.setViewportSize(390, 844);
    page.reload();
    page.getByTestId("change-who").selectOption("岸 美緒");
    page.getByTestId("change-from").fill("2030-01-01T09:00");
    page.getByTestId("change-to").fill("2030-01-02T09:00");
    page.getByTestId("change-do").click();
    assertThat(page.getByTestId("oncall-change")).containsText("岸 美緒");
    screens.look(page, "oncall telephone");
    page.setViewportSize(1_366, 768);
  }

  @Test
  void the_office_sees_what_waits_and_says_that_it_telephoned() throws Exception {
    takesAMessage();
    var page = house.browser.window("ja-JP");
    People.enrol(page, "緑川 隆");
    screens.show(page, "supervisor.localhost", "/office/deliveries");
    var row = page.getByTestId("delivery").first();
    assertThat(row).containsText("株式会社みなと設計");
    row.getByTestId("telephoned").click();
    page.getByTestId("telephoned-yes").click();
    assertThat(page.getByTestId("delivery").filter(new Locator.FilterOptions().setHasText("緑川 隆")))
        .not()
        .hasCount(0);
    assertThat(screens.wrong()).isEmpty();
  }
}
