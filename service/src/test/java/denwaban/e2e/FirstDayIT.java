package denwaban.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.gson.JsonObject;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import denwaban.delivery.mail.MailPeer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The first day of a real office as docs/runbooks/first-day.md tells it, over TLS on an address
/// that is not the loopback, from the first administrator's link to a message that the client
/// reads; the call comes from a carrier's Kamailio.
@Tag("own-office")
class FirstDayIT {

  /// A renewed certificate must be shown within this time, without a restart.
  private static final Duration RENEWAL = Duration.ofSeconds(40);

  private static final int CALLER_HZ = 440;
  static final String TELEPHONE = "192.0.2.10";

  private static final Path PICTURES =
      Path.of(System.getProperty("denwaban.target", "target"), "screens");

  @TempDir Path home;

  private final AtomicInteger clicks = new AtomicInteger();
  private final AtomicInteger keys = new AtomicInteger();
  private Browser browser;

  @BeforeAll
  static void network() throws Exception {
    assumeTrue(
        RealOffice.addressed(Carrier.ADDRESS, TELEPHONE, PushService.ADDRESS),
        "needs a network of its own");
  }

  @Test
  void from_the_first_link_to_a_message_that_the_client_reads() throws Exception {
    var pem = new Pem(home, RealOffice.HOST);
    pem.issue(1);
    var began = System.nanoTime();
    try (var mail = MailPeer.open(home.resolve("mail"), "DNS:localhost");
        var push = PushService.open(home);
        var dialled = Dialled.watch(home);
        var office = launch(pem, mail, push);
        var _ = Carrier.open(home, RealOffice.ADDRESS + ":5060");
        var opened = browser(pem)) {
      browser = opened;
      var link = office.link();
      var admin = counted();
      speaksHttp2AndDemandsTls(admin, link);
      admin.getByTestId("own-name").fill("山本 一");
      admin.getByTestId("own-kana").fill("やまもと はじめ");
      enrols(admin, "**/office/people");
      assertThat(admin.getByTestId("account")).containsText("山本 一");
      linkIsUsedUp(link);
      done(admin, "1"); // the trunk is in the settings
      look(admin, "first-steps");

      enrols(opens(addsPerson(admin, "高橋 恵", "管理者")), "**/office/people");
      addsClient(admin);
      Signing.entrusts(admin, "プッシュ配信", PushService.HOST);
      var member = Member.at(opens(addsPerson(admin, "青葉 涼", "委託元の管理者")));
      enrols(member.page, "**/keys");
      assertThat(member.page.locator("body")).containsText("青葉歯科");
      member.makesKeys();
      assertThat(member.page.getByTestId("left-contract")).hasAttribute("data-state", "waiting");
      look(member.page, "steps-left");
      Signing.drafts(admin);
      look(admin, "contract-draft");
      Signing.signs(admin);
      member.page.navigate(url("/inbox/contract"));
      look(member.page, "contract-offered");
      Signing.signs(member.page);
      assertThat(member.page.getByTestId("terms-signed").first()).hasText("双方");
      member.page.navigate(url("/inbox/checklist"));
      look(member.page, "checklist-unsigned");
      member.entrusts();
      nothingIsLeftToSign(member.page);
      saysWhoIsTold(member.page);
      var officesKey = asksForPush(member.page, push);
      letsTheNameOut(member.page);
      var operator = opens(addsPerson(admin, "佐藤 花", "オペレーター"));
      enrols(operator, "**/desk");
      var desk = Desk.at(operator);

      var folder = Files.createDirectories(home.resolve("telephone"));
      var to = Carrier.ADDRESS + ":" + Carrier.PORT;
      try (var caller =
          Telephone.sipp(folder, "+819012345678", "+81312345678", CALLER_HZ, to, TELEPHONE)) {
        desk.answer();
        assertThat(desk.hears(CALLER_HZ)).as("the caller's tone").isGreaterThan(0.9);
        Wait.seconds(3);
        assertThat(operator.getByTestId("desk-leaving")).containsText("承認あり）：お名前・会社名");
        look(operator, "desk-leaving");
        desk.writes("callerName", "田中 美咲")
            .writes("number", "090-1234-5678")
            .ticks("readback-number")
            .writes("inquiry", "見積書の再送をお願いします。")
            .chooses("callback", "yes")
            .send()
            .hangUp();
        caller.ends();
      }
      desk.nextCall();
      var sealed = home.resolve("mailed.age");
      var notice = mailed(mail, sealed);
      seesWhatWasObeyed(admin);
      pushed(push.arrives(member.page, officesKey), notice);
      acknowledges(member.page, notice, operator);
      member.page.navigate(url("/inbox"));
      member.unlocks();
      member.page.locator("[data-testid^='inbox-item-']").first().click();
      assertThat(member.page.getByTestId("inbox-opened")).containsText("見積書の再送");
      member.page.getByTestId("rec-open").waitFor();
      var mailed = Age.open(member.exportsKey(folder), sealed);
      assertThat(new String(mailed.bytes(), UTF_8)).as(mailed.said()).contains("見積書の再送", "田中 美咲");

      takesItBack(member.page);
      desk.goesAway();
      nobodyAnswers(member.page, mail, admin);
      wentWhereThePageSays(member.page, dialled);

      admin.navigate(url("/office/people"));
      admin.getByTestId("person").first().waitFor();
      assertThat(admin.getByTestId("first-steps")).hasCount(0);
      pem.issue(2);
      Wait.until("the renewed certificate is shown", RENEWAL, () -> RealOffice.serial() == 2);
      assertThat(office.said()).doesNotContain("佐藤").doesNotContain("青葉").doesNotContain("田中");
      System.out.printf(
          "first day: %d s by machine, %d clicks, %d keys and pasted texts%n",
          Duration.ofNanos(System.nanoTime() - began).toSeconds(), clicks.get(), keys.get());
    }
  }

  /// Of all that this network saw, nothing went anywhere but where the client's page says: the
  /// office's own pages, telephone and database aside.
  private void wentWhereThePageSays(Page member, Dialled dialled) throws Exception {
    member.navigate(url("/inbox/subprocessors"));
    var flows = member.getByTestId("flow");
    assertThat(flows).hasCount(2);
    assertThat(flows.filter(having("localhost"))).containsText("電話代行会社の装置の中");
    assertThat(flows.filter(having(PushService.HOST))).containsText("一覧にある再委託先");
    var own = Set.of(RealOffice.PORT, 5060, Dialled.database(home.resolve("data")));
    assertThat(dialled.ports(own)).containsExactly(PushService.PORT, MailPeer.STARTTLS);
  }

  private static Locator.FilterOptions having(String text) {
    return new Locator.FilterOptions().setHasText(text);
  }

  private static void nothingIsLeftToSign(Page member) {
    member.waitForResponse(
        it -> it.url().endsWith("/api/confirmation"), () -> member.navigate(url("/inbox")));
    member.getByTestId("inbox-unread").waitFor();
    assertThat(member.getByTestId("steps-left")).hasCount(0);
  }

  private void nobodyAnswers(Page member, MailPeer mail, Page admin) throws Exception {
    var nobody = new NobodyThere(home, member, mail);
    nobody.onAHoliday();
    if (NobodyThere.LONG) nobody.somebodyElseIsSecond();
    nobody.forTooLong();
    if (NobodyThere.LONG) nobody.andNobodyAcknowledges(admin);
  }

  /// Himself, by mail, whenever nobody else is.
  private static void saysWhoIsTold(Page page) throws Exception {
    page.navigate(url("/inbox/oncall"));
    look(page, "oncall-empty");
    page.getByTestId("oncall-people-tab").click();
    page.getByTestId("contact-new").click();
    page.getByTestId("contact-name").fill("青葉 涼");
    page.getByTestId("contact-kana").fill("あおば りょう");
    page.getByTestId("contact-member").selectOption("青葉 涼");
    page.getByTestId("contact-save").click();
    page.getByTestId("way-new").click();
    page.getByTestId("way-address").fill("ryo@here.example");
    page.getByTestId("way-save").click();
    assertThat(page.getByTestId("way")).containsText("r…@here.example");
    page.getByRole(AriaRole.TAB).first().click();
    page.getByTestId("week-fallback-1").selectOption("青葉 涼");
    page.getByTestId("week-save").click();
    assertThat(page.getByTestId("oncall-now")).containsText("青葉 涼");
  }

  /// The contract names two words; the administrator signs for one of them.
  private static void letsTheNameOut(Page page) throws Exception {
    page.getByTestId("oncall-rule-tab").click();
    var words = page.getByTestId("mail-words");
    assertThat(words).containsText("いまは何も記載していません");
    KeyLifeIT.unlocks(page, "mail-words-sign");
    words.getByTestId("mail-words-sign").click();
    assertThat(words).containsText("項目を1つ以上選んでください");
    assertThat(words.getByTestId("mail-words-text")).hasCount(0);
    words.getByTestId("mail-words-caller-name").check();
    look(page, "mail-words");
    words.getByTestId("mail-words-sign").click();
    var approval = words.getByTestId("mail-words-approval");
    assertThat(approval).hasAttribute("data-standing", "open");
    assertThat(approval).containsText("青葉 涼 さんが");
    page.setViewportSize(390, 844);
    look(page, "mail-words-telephone");
    page.setViewportSize(1_366, 768);
    page.navigate(url("/inbox/oncall?lang=en"));
    page.getByTestId("oncall-rule-tab").click();
    KeyLifeIT.unlocks(page, "mail-words-sign");
    words.getByTestId("mail-words-caller-name").check();
    words.getByTestId("mail-words-subject").check();
    words.getByTestId("mail-words-sign").scrollIntoViewIfNeeded();
    look(page, "mail-words-english");
    page.navigate(url("/inbox/oncall?lang=ja"));
  }

  /// That it left is in the log; taken back, it leaves no more.
  private static void takesItBack(Page page) {
    page.navigate(url("/inbox/log"));
    page.locator("[data-act='notice.disclosed.name']").first().waitFor();
    page.navigate(url("/inbox/oncall"));
    page.getByTestId("oncall-rule-tab").click();
    page.getByTestId("mail-words-end").click();
    assertThat(page.getByTestId("mail-words-approval")).hasAttribute("data-standing", "taken-back");
  }

  /// When each clause was last applied, as the office may know it.
  private static void seesWhatWasObeyed(Page admin) throws Exception {
    admin.navigate(url("/office/clients"));
    admin.locator("a[href^='/office/clients/']").first().click();
    admin.getByTestId("to-offers").press("Enter");
    admin.getByTestId("offer-all").first().click();
    assertThat(admin.getByTestId("last-obeyed").first()).containsText("最後の適用：");
    admin.getByTestId("last-obeyed").first().scrollIntoViewIfNeeded();
    look(admin, "contract-obeyed");
  }

  /// The next way, a minute after the mail if nobody acknowledges; allowed on this device.
  ///
  /// @return the office's key, as the browser was told
  private static String asksForPush(Page page, PushService push) {
    push.serves(page);
    page.navigate(url("/inbox/oncall"));
    page.getByTestId("oncall-rule-tab").click();
    page.getByLabel("次の手段に進むまで（分）").fill("1");
    page.getByTestId("oncall-rule").locator("button[type=submit]").click();
    page.getByText("保存しました").first().waitFor();
    page.getByTestId("oncall-people-tab").click();
    page.getByTestId("device-on").click();
    assertThat(page.getByTestId("device-said")).containsText("この端末");
    assertThat(page.getByTestId("way")).hasCount(2);
    return (String) page.evaluate("window.__office");
  }

  /// A real mail.
  ///
  /// @param sealed where the file that it carries is kept
  /// @return the link in it
  private static String mailed(MailPeer mail, Path sealed) throws Exception {
    Wait.until(
        "the mail arrives",
        Duration.ofSeconds(30),
        () -> !mail.mails("ryo@here.example").isEmpty());
    var parts = ReceivedMail.of(mail.mails("ryo@here.example").getFirst());
    assertThat(parts.subject()).contains("青葉歯科", "田中 美咲").doesNotContain("見積書");
    var body = parts.text();
    Files.write(sealed, parts.file());
    assertThat(body).contains("青葉歯科", url("/inbox?notice="), "お名前: 田中 美咲").doesNotContain("見積書");
    return body.replaceAll("(?s).*(https://\\S+notice=[0-9a-f-]{36}).*", "$1");
  }

  /// The same delivery by another way, shown by the browser.
  private static void pushed(JsonObject shown, String notice) {
    assertThat(shown.get("title").getAsString()).contains("新しい伝言が1件", "青葉歯科");
    assertThat(shown.get("body").getAsString()).isEmpty();
    var delivery = shown.getAsJsonObject("data").get("delivery").getAsString();
    assertThat(notice).endsWith("notice=" + delivery);
  }

  /// On a telephone, by the link: the operator sees who knows of it.
  private static void acknowledges(Page page, String notice, Page operator) {
    page.setViewportSize(390, 844);
    page.navigate(notice);
    page.getByTestId("acknowledge").click();
    assertThat(page.getByTestId("delivery-state").first()).containsText("青葉 涼 さんが");
    page.setViewportSize(1_366, 768);
    assertThat(operator.getByTestId("desk-notice").first())
        .containsText("青葉 涼 さんが", new LocatorAssertions.ContainsTextOptions().setTimeout(20_000));
  }

  private RealOffice launch(Pem pem, MailPeer mail, PushService push) throws Exception {
    return RealOffice.quick(
        home,
        PushService.names(),
        "--denwaban.sip.host=" + RealOffice.ADDRESS,
        "--denwaban.sip.trunks=" + Carrier.ADDRESS,
        "--denwaban.call.media.host=" + RealOffice.ADDRESS,
        "--denwaban.call.media.first-port=21000",
        "--denwaban.call.media.last-port=21099",
        "--denwaban.hosts=" + RealOffice.HOST,
        "--denwaban.mail.host=localhost",
        "--denwaban.mail.port=" + MailPeer.STARTTLS,
        "--denwaban.mail.from=denwaban@office.example",
        "--denwaban.mail.ca-file=" + mail.ca(),
        "--denwaban.outbound.ca-file=" + push.ca(),
        "--denwaban.tls.certificate=" + pem.certificate(),
        "--denwaban.tls.key=" + pem.key());
  }

  private Browser browser(Pem pem) throws Exception {
    return Browser.whole(
        Sound.microphone(home, House.OPERATOR_HZ),
        "--host-resolver-rules=MAP " + RealOffice.HOST + " " + RealOffice.ADDRESS,
        "--ignore-certificate-errors-spki-list=" + pem.pin());
  }

  private static void speaksHttp2AndDemandsTls(Page page, String link) {
    assertThat(link).startsWith(url("/enrol#"));
    var headers = page.navigate(link).headers();
    assertThat(headers.get("strict-transport-security")).isEqualTo("max-age=63072000");
    assertThat(page.evaluate("performance.getEntriesByType('navigation')[0].nextHopProtocol"))
        .isEqualTo("h2");
  }

  private void linkIsUsedUp(String link) {
    assertThat(opens(link).getByRole(AriaRole.HEADING).first()).containsText("このリンクは使えません");
  }

  /// How many of the first steps the page says are done.
  private static void done(Page admin, String number) {
    assertThat(admin.getByTestId("first-steps")).containsText("9 のうち " + number + " が済みました");
  }

  private static void look(Page page, String name) throws Exception {
    Browser.settles(page);
    page.screenshot(new Page.ScreenshotOptions().setPath(PICTURES.resolve(name + "-ja.png")));
    assertThat(Accessibility.findings(page)).as(name).isEmpty();
  }

  private static void enrols(Page page, String arrives) {
    presses(page.locator("body"), "この端末でパスキーを作る");
    page.waitForURL(arrives);
  }

  /// What the first administrator opened alone is open for its hour.
  private static void addsClient(Page admin) {
    admin.navigate(url("/office/clients"));
    presses(admin.locator("main"), "委託元を追加");
    var form = admin.getByRole(AriaRole.DIALOG);
    fills(form, "会社名", "青葉歯科");
    fills(form, "会社名のふりがな", "あおばしか");
    fills(form, "短い名前（アドレスに使う）", "aoba");
    form.locator("input[type=tel]").fill("03-1234-5678");
    // Debian's age opens these
    form.getByRole(AriaRole.RADIO, new Locator.GetByRoleOptions().setName("X25519（互換性優先）")).check();
    presses(form, "次へ");
    assertThat(form.getByTestId("contract-by-signatures")).containsText("双方の署名で発効");
    presses(form, "追加する");
    admin.waitForURL("**/office/clients/*");
  }

  /// @return the one-time link
  private static String addsPerson(Page admin, String name, String role) {
    admin.navigate(url("/office/people"));
    admin.getByTestId("people-add").click();
    var form = admin.getByRole(AriaRole.DIALOG);
    fills(form, "お名前", name);
    fills(form, "ふりがな", "なまえ");
    form.getByRole(AriaRole.RADIO, new Locator.GetByRoleOptions().setName(role).setExact(true))
        .first()
        .check();
    if (role.startsWith("委託元")) {
      form.getByRole(AriaRole.COMBOBOX).click();
      admin.getByRole(AriaRole.OPTION).first().click();
    }
    presses(form, "追加する");
    presses(admin.locator("body"), "登録用リンクを発行する");
    var ask = admin.getByTestId("ask-ticket");
    var link = admin.locator("[data-enrolment-link]");
    ask.or(link).first().waitFor();
    if (ask.isVisible()) {
      // the only administrator: says why, and it opens at once, for an hour
      admin.getByTestId("ask-reason").fill("事務所の準備");
      admin.getByTestId("ask-go").click();
    }
    return link.innerText().strip();
  }

  private static void fills(Locator form, String label, String text) {
    var options = new Locator.GetByRoleOptions().setName(label).setExact(true);
    form.getByRole(AriaRole.TEXTBOX, options).fill(text);
  }

  private static void presses(Locator within, String name) {
    var options = new Locator.GetByRoleOptions().setName(name).setExact(true);
    within.getByRole(AriaRole.BUTTON, options).click();
  }

  private static String url(String path) {
    return "https://" + RealOffice.HOST + ":" + RealOffice.PORT + path;
  }

  private Page opens(String link) {
    var page = counted();
    page.navigate(link);
    return page;
  }

  /// A new person at a new machine, whose clicks and keys are counted.
  private Page counted() {
    var page = browser.window("ja-JP");
    page.exposeFunction("denwabanClick", _ -> clicks.incrementAndGet());
    page.exposeFunction("denwabanKey", _ -> keys.incrementAndGet());
    page.addInitScript(
        """
        addEventListener("click", (e) => e.isTrusted && denwabanClick(), true);
        addEventListener("keydown", (e) => e.isTrusted && denwabanKey(), true);
        addEventListener("change", () => denwabanKey(), true);
        """);
    return page;
  }
}
