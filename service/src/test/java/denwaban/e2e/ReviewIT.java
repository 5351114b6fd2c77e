package denwaban.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import com.microsoft.playwright.Page;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// A member gives a message and a recording to a quality reviewer, who reads and hears them; then
/// one is taken back.
@ExtendWith(House.Keeper.class)
class ReviewIT {

  private static final String MINATO = "+815031000002";
  private static final String CALLER = "+819044447777";

  /// Digests of the program that sealed and of the bundle that opened.
  private static final Pattern SEALED_AND_OPENED = Pattern.compile("[\\w+/]{43}= [\\w+/]{43}=");

  private final House house;
  private final Path pictures = Path.of(System.getProperty("denwaban.target", "target"), "review");

  ReviewIT(House house) {
    this.house = house;
  }

  @Test
  void the_reviewers_screen_is_for_everybody() throws Exception {
    var screens = Screens.inBothLanguages();
    var page = house.browser.window("ja-JP");
    People.enrol(page, "黒田 譲");
    page.getByTestId("review-lost").or(page.getByTestId("review-make-key")).waitFor();
    screens.look(page, "review before a key");
    page.close();
    assertThat(screens.wrong()).isEmpty();
  }

  @Test
  void given_opened_logged_taken_back() throws Exception {
    Files.createDirectories(pictures);
    aCall();
    var kenta = house.kenta;
    var shiori = Reviewer.joins(house.browser, "白石 詩織");
    var yuzuru = Reviewer.joins(house.browser, "黒田 譲");
    shoot(shiori.page, "review-empty");
    var before = shiori.given().size();

    kenta.opensNewest();
    choosing(kenta.page, shiori.fingerprint());
    kenta.gives("伝言", shiori.fingerprint());
    kenta.gives("録音", shiori.fingerprint());
    assertThat(kenta.page.getByTestId("review-given")).hasCount(2);
    shoot(kenta.page, "inbox-given");

    shiori.comesBack();
    shoot(shiori.page, "review-list");
    assertThat(shiori.given().size()).isEqualTo(before + 2);
    assertThat(shiori.given().toString()).as("a list without content").doesNotContain("防水");
    shiori.opens("message");
    assertThat(shiori.page.getByTestId("review-opened")).containsText("防水工事の日程");
    assertThat(shiori.page.getByTestId("review-proof")).isVisible();
    shoot(shiori.page, "review-message");
    assertThat(shiori.page.locator("[download]")).hasCount(0);
    guarded(shiori.page);

    shiori.comesBack();
    shiori.opens("recording");
    shiori.page.getByTestId("rec-open").click();
    assertThat(shiori.page.getByTestId("rec-checked")).hasAttribute("data-checked", "true");
    shiori.page.getByTestId("player-play").click();
    Wait.until(
        "it plays",
        Duration.ofSeconds(30),
        () ->
            ((Number)
                        shiori.page.evaluate(
                            "document.querySelector('[data-testid=player-audio]').currentTime"))
                    .doubleValue()
                > 0.3);
    shoot(shiori.page, "review-recording");
    logSays("review.header.released", "review.header.released", "review.given", "review.given");

    var ids = new ArrayList<String>();
    shiori.given().forEach(one -> ids.add(one.getAsJsonObject().get("id").getAsString()));
    for (var id : ids) {
      assertThat(yuzuru.asks(id)).as("another reviewer").isEqualTo(404);
      assertThat(shiori.asks(id)).isEqualTo(200);
    }
    assertThat(yuzuru.given()).isEmpty();
    assertThat(shiori.asks(UUID.randomUUID().toString())).isEqualTo(404);

    kenta.opensNewest();
    kenta.page.getByTestId("review-take-back").first().click();
    assertThat(kenta.page.locator("[data-testid=review-given][data-standing=taken-back]"))
        .hasCount(1);
    shoot(kenta.page, "inbox-taken-back");
    assertThat(shiori.given().size()).isEqualTo(before + 1);
    assertThat(ids.stream().map(shiori::asks)).containsOnlyOnce(410);
    assertThat(ids.stream().map(yuzuru::asks)).containsOnly(404);
    logSays("review.taken-back");
  }

  @Test
  void by_contract_and_approval_a_recording_is_sealed_for_a_reviewer_at_once() throws Exception {
    Files.createDirectories(pictures);
    var kenta = house.kenta;
    var megumi = house.browser.window("ja-JP");
    People.enrol(megumi, "高橋 恵");
    var shiori = Reviewer.joins(house.browser, "白石 詩織");
    var before = shiori.given().size(); // of the other test
    try {
      agree(megumi, "at-sealing");
      kenta.page.navigate(Office.url("minato.localhost", "/inbox/contract"));
      assertThat(kenta.page.getByTestId("terms-review").first()).containsText("7");
      aCall();
      assertThat(shiori.given().size()).as("the office's clause alone").isEqualTo(before);
      kenta.approves("白石 詩織", shiori.fingerprint());
      assertThat(Accessibility.findings(kenta.page)).isEmpty();
      shoot(kenta.page, "contract-approved");

      aCall();
      Wait.until("he has it", Duration.ofSeconds(30), () -> shiori.given().size() > before);
      shiori.comesBack();
      shiori.opens("recording");
      shiori.page.getByTestId("rec-open").click();
      assertThat(shiori.page.getByTestId("rec-checked")).hasAttribute("data-checked", "true");
      assertThat(shiori.page.getByTestId("review-proof")).containsText("承認");
      assertThat(shiori.page.getByTestId("versions")).hasAttribute("title", SEALED_AND_OPENED);
      shoot(shiori.page, "review-at-sealing");
      logSays("review.header.released", "review.sealed", "review.approved");

      kenta.opensNewest();
      assertThat(kenta.page.getByTestId("review-given")).containsText("review.at-sealing");
      shoot(kenta.page, "inbox-at-sealing");
      var id = shiori.given().get(0).getAsJsonObject().get("id").getAsString();
      kenta.page.getByTestId("review-take-back").click();
      assertThat(kenta.page.locator("[data-testid=review-given][data-standing=taken-back]"))
          .hasCount(1);
      assertThat(shiori.asks(id)).isEqualTo(410);

      kenta.page.navigate(Office.url("minato.localhost", "/inbox/contract"));
      kenta.page.getByTestId("approval-end").click();
      assertThat(kenta.page.locator("[data-testid=approval][data-standing=taken-back]"))
          .not()
          .hasCount(0);
      aCall();
      assertThat(shiori.given().size()).as("after the approval was taken back").isEqualTo(before);
    } finally {
      agree(megumi, "on-request");
      megumi.close();
    }
  }

  /// What was given stays on the screen, which says whose it is.
  private void guarded(Page page) throws Exception {
    assertThat(page.getByTestId("guard-mark")).isVisible();
    assertThat(page.getByTestId("guard-explained")).containsText("カメラ");
    assertThat(Guard.hardToRead(page)).isEmpty();
    assertThat(Guard.printed(page, pictures)).contains("印刷できません").doesNotContain("防水工事");
    page.evaluate("() => getSelection().selectAllChildren(document.querySelector('article'))");
    assertThat(
            page.evaluate(
                "() => !document.dispatchEvent(new ClipboardEvent('copy', { cancelable: true }))"))
        .isEqualTo(true);
    assertThat(
            page.evaluate(
                "() => !document.querySelector('article a[href^=\"tel:\"]').dispatchEvent("
                    + "new MouseEvent('click', { bubbles: true, cancelable: true }))"))
        .as("the caller's number goes to no telephone")
        .isEqualTo(true);
    page.getByText("一覧に戻る").click();
    assertThat(page.getByTestId("guard-mark")).hasCount(0);
    assertThat(Guard.printed(page, pictures)).as("the list").doesNotContain("印刷できません");
  }

  /// The office agrees the next version, in force at once.
  private static void agree(Page admin, String review) {
    var address = "/api/office/clients/01980000-0000-7000-8000-00000000c002/contract";
    var newest = People.text(admin, "GET", address, null).json().get("newest").getAsInt();
    var days = review.equals("at-sealing") ? "7" : "null";
    var draft =
        """
        {"after": %d, "recording": "notice", "noticeJa": "録音しております。",
         "noticeEn": "This call is recorded.", "keepRecordings": 90, "keepMessages": 180,
         "qualityReview": "%s", "qualityReviewDays": %s}
        """
            .formatted(newest, review, days);
    assertThat(People.text(admin, "POST", address, draft).status()).isEqualTo(201);
  }

  private void aCall() throws Exception {
    var before = house.kenta.newest();
    var folder = Files.createDirectories(house.peers.resolve("review"));
    try (var caller = Telephone.sipp(folder, CALLER, MINATO, 440)) {
      house.desk.answer();
      assertThat(house.desk.hears(440)).isGreaterThan(0.9);
      house
          .desk
          .writes("callerName", "小川 健")
          .writes("number", "09012345678")
          .ticks("readback-number")
          .writes("inquiry", "防水工事の日程")
          .chooses("callback", "yes")
          .send()
          .hangUp()
          .nextCall();
      caller.ends();
    }
    house.kenta.receives(before, "recording");
  }

  /// The dialog, for a look at it.
  private void choosing(Page page, String fingerprint) {
    // not by a click: who rang comes in above it, and it moves
    page.getByTestId("review-give").press("Enter");
    assertThat(page.getByTestId("review-fingerprint")).hasText(fingerprint);
    shoot(page, "inbox-give");
    page.keyboard().press("Escape");
    page.getByTestId("review-send")
        .waitFor(
            new com.microsoft.playwright.Locator.WaitForOptions()
                .setState(com.microsoft.playwright.options.WaitForSelectorState.HIDDEN));
  }

  /// Newest first. An entry comes into the log's order a moment after its deed.
  private void logSays(String... wanted) throws Exception {
    Wait.until(
        "the client's log says " + List.of(wanted),
        Duration.ofSeconds(30),
        () -> {
          var said = acts(house.kenta.page).iterator();
          return Stream.of(wanted).allMatch(act -> isFound(act, said));
        });
  }

  private static boolean isFound(String act, Iterator<String> among) {
    while (among.hasNext()) if (among.next().equals(act)) return true;
    return false;
  }

  private static List<String> acts(Page page) {
    var log = People.text(page, "GET", "/api/log?limit=200", null).json();
    var acts = new ArrayList<String>();
    for (var entry : log.getAsJsonArray("entries")) {
      var leaf = entry.getAsJsonObject().get("leaf").getAsString();
      acts.add(JsonParser.parseString(leaf).getAsJsonObject().get("act").getAsString());
    }
    return acts;
  }

  /// In both languages, to be looked at: target/review.
  private void shoot(Page page, String what) {
    page.setViewportSize(1366, 768);
    for (var lang : List.of("en", "ja")) {
      page.evaluate("l => document.querySelector(`input[type=radio][value=${l}]`)?.click()", lang);
      page.waitForTimeout(200);
      page.screenshot(
          new Page.ScreenshotOptions().setPath(pictures.resolve(what + "-" + lang + ".png")));
    }
  }
}
