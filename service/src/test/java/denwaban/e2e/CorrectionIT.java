package denwaban.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// A message that was sent is put right by the page that sent it, and by nobody else. That it ends
/// after 15 minutes, `MessageCorrectionTest` shows with a clock of its own.
@ExtendWith(House.Keeper.class)
class CorrectionIT {

  private static final String MINATO = "+815031000002";
  private static final String CLIENT = "01980000-0000-7000-8000-00000000c002";
  private static final String FIRST = "図面番号は七三一の二です。";
  private static final String SECOND = "図面番号は七三一の三です。";
  private static final String WHY = "番号の聞き間違い";

  private final House house;
  private final List<String> wrong = new ArrayList<>();
  private Desk desk;

  CorrectionIT(House house) {
    this.house = house;
  }

  @BeforeEach
  void ichiroAnswers() {
    house.desk.goesAway();
    desk = Desk.sitDown(house.browser, "鈴木 一郎");
  }

  @AfterEach
  void hanaComesBack() {
    if (desk.isReady()) desk.goesAway();
    desk.page.close();
    house.desk.comesBack();
  }

  @Test
  void a_message_is_corrected_by_the_page_that_sent_it_alone() throws Exception {
    takesAMessage();

    PlaywrightAssertions.assertThat(desk.page.getByTestId("desk-sent-row")).containsText("みなと設計");
    looksAt("desk with what was sent", desk.page);
    var first = desk.corrects();
    PlaywrightAssertions.assertThat(desk.page.getByTestId("field-inquiry")).hasValue(FIRST);
    looksAt("desk correcting", desk.page);
    desk.rewrites("inquiry", SECOND).writes("correction.why", WHY);
    desk.page.keyboard().press("F9");
    PlaywrightAssertions.assertThat(desk.page.getByTestId("desk-sent-row")).containsText("第 2 版");

    theClientReadsBoth(first);
    nobodyElseMayCorrect();

    desk.page.reload();
    desk.page.getByTestId("desk-sent").waitFor();
    PlaywrightAssertions.assertThat(desk.page.getByTestId("desk-sent-row")).hasCount(0);
    PlaywrightAssertions.assertThat(desk.page.getByTestId("desk-sent")).containsText("再読み込み");
    assertThat(wrong).isEmpty();

    var traces = new Traces().text("first", FIRST).text("second", SECOND).text("why", WHY);
    assertThat(traces.in(house.office.home())).isEmpty();
  }

  private void takesAMessage() throws Exception {
    var folder = Files.createDirectories(house.peers.resolve("correction"));
    try (var caller = Telephone.sipp(folder, "+819012345678", MINATO, 440)) {
      desk.answer();
      assertThat(desk.hears(440)).isGreaterThan(0.9);
      desk.writes("callerName", "田中 美咲").writes("inquiry", FIRST).chooses("callback", "yes").send();
      PlaywrightAssertions.assertThat(desk.page.getByTestId("desk-send-says"))
          .containsText("まで訂正できます");
      desk.hangUp();
      caller.ends();
    }
    desk.nextCall();
  }

  private void theClientReadsBoth(String first) throws Exception {
    var kenta = house.kenta;
    var item = kenta.opensNewest();
    var message = item.getAsJsonObject("message");
    assertThat(message.get("version").getAsInt()).isEqualTo(2);
    assertThat(message.getAsJsonArray("earlier").toString()).contains(first);
    assertThat(kenta.reads()).contains(SECOND, "訂正あり（第 2 版）", WHY).doesNotContain(FIRST);
    kenta.page.getByTestId("earlier-1").focus();
    kenta.page.keyboard().press("Enter");
    var old = kenta.page.getByTestId("superseded-1");
    PlaywrightAssertions.assertThat(old).containsText(FIRST);
    PlaywrightAssertions.assertThat(old).containsText("この版は訂正されました");
    looksAt("inbox with both versions", kenta.page);
    OtherClient.getsNothing(house.ryo.page, kenta.page, item);
    kenta.seesInLog("message.corrected");
    kenta.seesInLog("message.kept");
    var releases = kenta.page.locator("[data-act='object.header.released']");
    var byOperator = releases.filter(new Locator.FilterOptions().setHasText("訂正"));
    PlaywrightAssertions.assertThat(byOperator.first()).isVisible();
  }

  /// Another operator, and the same one in another session.
  private void nobodyElseMayCorrect() {
    var newest =
        desk.page
            .locator("[data-testid^='desk-correct-']")
            .first()
            .getAttribute("data-testid")
            .replace("desk-correct-", "");
    var again = house.browser.window("ja-JP");
    People.enrol(again, "鈴木 一郎");
    for (var page : List.of(house.desk.page, again)) {
      var answer =
          People.text(
              page,
              "POST",
              "/api/messages/" + newest + "/release",
              "{\"client\":\"%s\"}".formatted(CLIENT));
      assertThat(answer.status()).isEqualTo(404);
      assertThat(answer.body()).contains("not-correctable", "15分以内");
    }
    again.close();
    var own =
        People.text(
            desk.page,
            "POST",
            "/api/messages/" + newest + "/release",
            "{\"client\":\"%s\"}".formatted(CLIENT));
    assertThat(own.status()).isEqualTo(200);
  }

  private void looksAt(String screen, Page page) throws Exception {
    Browser.settles(page);
    Accessibility.findings(page).forEach(it -> wrong.add(screen + ": " + it));
  }
}
