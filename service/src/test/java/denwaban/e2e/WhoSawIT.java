package denwaban.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.SelectOption;
import denwaban.audit.proof.LogProof;
import denwaban.audit.proof.NoteKey;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Year;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// A member looks who touched the company's data, asks about a row and for a name, sees how far one
/// account reached; the office answers and signs. What is written on the way is in no technical
/// log.
@ExtendWith(House.Keeper.class)
class WhoSawIT {

  private static final int YEAR = Year.now(ZoneId.of("Asia/Tokyo")).getValue();

  private static final String MINATO = "+815031000002";
  private static final String CALLER = "+819055556666";
  private static final String QUESTION = "なぜ二度開いたのですか（しるし七三一）";
  private static final String REASON = "社内調査のため（しるし八四二）";
  private static final String ANSWER = "訂正のための再確認です（しるし九五三）";

  private final House house;
  private final Path pictures = Path.of(System.getProperty("denwaban.target", "target"), "whosaw");

  WhoSawIT(House house) {
    this.house = house;
  }

  @Test
  void asked_answered_named_and_counted() throws Exception {
    Files.createDirectories(pictures);
    var office = house.browser.window("ja-JP");
    People.enrol(office, "高橋 恵");
    theOfficeWatchesTheCaller(office);
    aCall();
    var page = house.kenta.page;
    house.kenta.opensNewest();
    house.kenta.reads();

    // by deed, with its proof and what it committed to
    log(page, "ja");
    page.getByTestId("log-what").selectOption("call.");
    var answered = page.locator("[data-act='call.answered']").first();
    answered.waitFor();
    assertThat(page.locator("[data-testid='log'] li:not([data-act^='call.'])")).hasCount(0);
    answered.locator("[data-testid^='log-more-']").click();
    answered.locator("[data-testid^='log-verify-']").click();
    assertThat(answered.getByTestId("log-verdict")).hasAttribute("data-ok", "true");
    assertThat(answered.locator("[data-testid^='log-detail-']")).hasAttribute("data-ok", "true");

    savesItWithItsProof(page, answered);

    var csv = page.waitForDownload(() -> page.getByTestId("log-csv").click());
    var file = pictures.resolve("log.csv");
    csv.saveAs(file);
    assertThat(Files.readString(file))
        .startsWith("\uFEFFindex,time,act")
        .contains("call.answered")
        .doesNotContain("object.header.released");

    ask(page, answered, null, QUESTION);
    ask(page, answered, "氏名の照会", REASON);
    assertThat(page.getByTestId("log-open")).hasAttribute("data-open", "2");

    theOfficeAnswers(office);

    log(page, "ja");
    assertThat(page.getByTestId("log-open")).hasAttribute("data-open", "0");
    assertThat(page.getByTestId("log-questions")).containsText("氏名：佐藤 花");
    assertThat(page.getByTestId("log-questions")).containsText(ANSWER);
    assertThat(page.locator("[data-act='person.name.given']").first()).isVisible();

    // how far that account reached
    page.getByTestId("reach-who").selectOption(new SelectOption().setLabel("オペレーター 佐藤 花"));
    page.getByTestId("reach-from").fill(YEAR + "-01-01T00:00");
    page.getByTestId("reach-to").fill(YEAR + 1 + "-01-01T00:00");
    page.getByTestId("reach-look").click();
    assertThat(page.getByTestId("reach-found")).containsText("電話");
    var touched = page.waitForDownload(() -> page.getByTestId("reach-csv").click());
    touched.saveAs(pictures.resolve("touched.csv"));
    assertThat(Files.readString(pictures.resolve("touched.csv"))).contains("call.answered");

    nothingOfItIsInATechnicalLog();
    anotherClientIsRefusedInItsOwnLog(page);
    everybodyCanUseIt(page, house.kenta.host(), "/inbox/log", "log");
  }

  private void savesItWithItsProof(Page page, Locator row) throws Exception {
    var save = row.locator("[data-testid^='log-save-']");
    var file = pictures.resolve("entry.tlog-proof");
    page.waitForDownload(save::click).saveAs(file);
    var text = Files.readString(file);
    var entry = LogProof.extra(text).orElseThrow();
    assertThat(new String(entry.toArray(), StandardCharsets.UTF_8)).contains("call.answered");
    var key = People.text(page, "GET", "/api/log", null).json().get("key").getAsString();
    assertThat(LogProof.check(entry, text, NoteKey.parse(key)))
        .isInstanceOf(LogProof.Found.Included.class);
  }

  /// As a canary, which the member who reads its message does not know.
  private void theOfficeWatchesTheCaller(Page office) {
    office.navigate(Office.url("office.localhost", "/office/watch?lang=ja"));
    office.getByTestId("watched-none").waitFor();
    office.getByTestId("watched-why").selectOption("canary");
    office.getByTestId("watched-number").fill("０９０－５５５５－６６６６");
    office.getByTestId("watched-label").fill("おとり A");
    office.getByTestId("watched-add").click();
    assertThat(office.getByTestId("watched-one")).containsText("おとり A");
    assertThat(office.getByTestId("watched-number")).hasValue("");
    // an alarm that comes while this page is open is seen at once
    office.navigate(Office.url("office.localhost", "/office/people?lang=ja"));
  }

  private void theOfficeAnswers(Page office) throws Exception {
    office.navigate(Office.url("office.localhost", "/office/people?lang=ja"));
    office.getByTestId("alarm-mark").waitFor();
    assertThat(office.getByTestId("alarm-said")).containsText("検知用のダミー番号の電話に触れた");
    office.navigate(Office.url("office.localhost", "/office/watch?lang=ja"));
    var open = office.locator("[data-testid='office-question'][data-answered='false']");
    open.first().waitFor();
    var asked = open.count();
    while (open.count() > 0) {
      var before = open.count();
      var one = open.first();
      one.getByTestId("office-answer").fill(ANSWER);
      if (one.getByTestId("office-name").count() > 0) one.getByTestId("office-name").check();
      one.getByTestId("office-answer-send").click();
      assertThat(open).hasCount(before - 1);
    }
    assertThat(asked).isGreaterThanOrEqualTo(2);
    assertThat(office.getByTestId("office-open")).hasAttribute("data-open", "0");

    office.getByTestId("reach-who").selectOption(new SelectOption().setLabel("佐藤 花"));
    office.getByTestId("reach-from").fill(YEAR + "-01-01T00:00");
    office.getByTestId("reach-to").fill(YEAR + 1 + "-01-01T00:00");
    office.getByTestId("reach-look").click();
    assertThat(office.getByTestId("reach-found")).containsText("みなと設計");

    // seen, so the badge that stood there is gone
    assertThat(office.getByTestId("alarm-mark"))
        .hasCount(0, new LocatorAssertions.HasCountOptions().setTimeout(60_000));
    assertThat(office.locator("[data-testid='watch-alarm'][data-rule='canary-caller']").first())
        .containsText("みなと設計");
    everybodyCanUseIt(office, "office.localhost", "/office/watch", "watch");
    office.getByTestId("watched-remove").click();
    office.getByTestId("watched-removed").click();
    office.getByTestId("watched-none").waitFor();
    office.getByText("前の日").or(office.getByText("Day before")).click();
    office.getByTestId("watch-note").fill("確かめました");
    office.getByTestId("watch-sign").click();
    office.getByTestId("watch-signed").waitFor();
    office.close();
  }

  /// What was written by hand here went through forms, requests, tables and answers.
  private void nothingOfItIsInATechnicalLog() throws Exception {
    var marks = List.of("七三一", "八四二", "九五三", "佐藤 花", "9055556666");
    var found = new ArrayList<String>();
    var read = 0;
    try (var files = Files.walk(house.office.home())) {
      for (var file : files.filter(it -> it.toString().endsWith(".log")).toList()) {
        var text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        read++;
        marks.stream().filter(text::contains).forEach(it -> found.add(it + " in " + file));
      }
    }
    assertThat(read).as("technical logs that were read").isPositive();
    assertThat(found).isEmpty();
    var lines = Files.readAllLines(house.office.data().resolve("logs").resolve("denwaban.log"));
    assertThat(lines)
        .isNotEmpty()
        .allSatisfy(line -> {
          var said = JsonParser.parseString(line).getAsJsonObject();
          assertThat(said.get("@timestamp").getAsString()).endsWith("Z");
          assertThat(said.has("message")).isTrue();
        });
  }

  /// Who tries another company's things finds nothing, and finds that in his own log alone.
  private void anotherClientIsRefusedInItsOwnLog(Page mine) throws Exception {
    var object =
        house.kenta.inbox().getFirst().getAsJsonObject("message").get("object").getAsString();
    var before = refusals(mine);
    var theirs = refusals(house.ryo.page);
    var answer =
        People.text(
            house.ryo.page,
            "POST",
            "/api/objects/" + object + "/release",
            "{\"purpose\":\"read\"}");
    assertThat(answer.status()).isEqualTo(404);
    Wait.until("it is in order", Duration.ofSeconds(10), () -> refusals(house.ryo.page) > theirs);
    assertThat(refusals(mine)).isEqualTo(before);
    var told = People.text(house.ryo.page, "GET", "/api/log?act=access.refused", null).body();
    assertThat(told).doesNotContain(object).contains("POST:/api/objects/:id/release");
    var asked = People.text(house.ryo.page, "GET", "/api/log/questions", null).body();
    assertThat(asked).doesNotContain("しるし");
  }

  private static int refusals(Page page) {
    return People.text(page, "GET", "/api/log?limit=200&act=access.refused", null)
        .json()
        .getAsJsonArray("entries")
        .size();
  }

  private void ask(
      Page page, Locator row, @org.jspecify.annotations.Nullable String kind, String text) {
    row.locator("[data-testid^='log-ask-']").click();
    if (kind != null) page.getByText(kind, new Page.GetByTextOptions().setExact(true)).click();
    page.getByTestId("log-question-text").fill(text);
    page.getByTestId("log-question-send").click();
    assertThat(
            page.getByTestId("log-question").filter(new Locator.FilterOptions().setHasText(text)))
        .hasCount(1);
  }

  private static void log(Page page, String lang) {
    page.navigate(Office.url("minato.localhost", "/inbox/log?lang=" + lang));
    page.getByTestId("log").waitFor();
  }

  /// Both languages, a laptop and a telephone; the pictures are for our own eyes.
  private void everybodyCanUseIt(Page page, String host, String path, String name)
      throws Exception {
    page.navigate(Office.url(host, path));
    page.locator("h1").first().waitFor();
    for (var lang : List.of("en", "ja")) {
      Screens.speak(page, lang);
      for (var size : List.of(new int[] {390, 844}, new int[] {1366, 768})) {
        page.setViewportSize(size[0], size[1]);
        Browser.settles(page);
        var as = name + "-" + lang + "-" + size[0];
        assertThat(Accessibility.findings(page)).as(as).isEmpty();
        assertThat(
                (Boolean)
                    page.evaluate(
                        "() => document.documentElement.scrollWidth <= window.innerWidth + 1"))
            .as(as + " does not scroll sideways")
            .isTrue();
        page.screenshot(
            new Page.ScreenshotOptions().setPath(pictures.resolve(as + ".png")).setFullPage(true));
      }
    }
  }

  private void aCall() throws Exception {
    var before = house.kenta.newest();
    var folder = Files.createDirectories(house.peers.resolve("whosaw"));
    try (var caller = Telephone.sipp(folder, CALLER, MINATO, 440)) {
      house.desk.answer();
      assertThat(house.desk.hears(440)).isGreaterThan(0.9);
      house
          .desk
          .writes("callerName", "田中 美咲")
          .writes("inquiry", "だれが見たかの確認です")
          .chooses("callback", "yes")
          .send()
          .hangUp()
          .nextCall();
      caller.ends();
    }
    house.kenta.receives(before);
  }
}
