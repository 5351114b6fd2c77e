package denwaban.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/// A client's administrator sets what is said for it, and the desk says so in the next call.
@Tag("own-office")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class AnsweringIT {

  private static final String MINATO = "+815031000002";
  private static final String INSTRUCTION = "本日は15時まで。以降は明日の朝とお伝えください。";
  private static final String GREETING = "お電話ありがとうございます。みなと設計、総合受付でございます。";

  private Path folder;
  private Office office;
  private Browser browser;
  private Desk desk;
  private Member kenta;
  private final Screens screens = Screens.inBothLanguages();

  @BeforeAll
  void the_office_opens(@TempDir Path folder) throws Exception {
    House.leave();
    this.folder = folder;
    office = Office.open(folder.resolve("office"));
    browser = Browser.open(Sound.microphone(folder, 1_000));
    kenta = Member.joins(browser, "港 健太");
    desk = Desk.sitDown(browser, "佐藤 花");
  }

  @AfterAll
  void the_office_closes() {
    if (browser != null) browser.close();
    if (office != null) office.close();
  }

  @Test
  @Order(1)
  void without_the_clients_key_the_desk_says_so_before_the_call_is_taken() throws Exception {
    try (var _ = Telephone.sipp(peers("no-key"), "+819012345678", MINATO, 440)) {
      desk.is("ringing");
      assertThat(desk.page.getByTestId("desk-no-key")).isVisible();
      screens.look(desk.page, "desk no key");
      desk.answer().hangUp().goesOnWithoutAMessage();
    }
  }

  @Test
  @Order(2)
  void the_client_sets_its_words_and_an_instruction_on_a_telephone() throws Exception {
    kenta.makesKeys();
    var page = kenta.page;
    page.setViewportSize(390, 844);
    page.navigate(Office.url(kenta.host(), "/inbox/answering"));
    page.getByTestId("instruction-ja").fill(INSTRUCTION);
    page.getByTestId("instruction-send").click();
    page.getByTestId("instruction-said").getByText("指示を出しました").waitFor();
    assertThat(page.getByTestId("instruction")).hasCount(1);

    page.getByTestId("greeting-ja").fill(GREETING);
    page.getByTestId("mustNotSay-add").click();
    page.getByTestId("mustNotSay.0-ja").fill("担当者の予定");
    page.getByTestId("national").check();
    page.getByTestId("year-end").check();
    assertThat(page.getByTestId("answering-preview")).containsText(GREETING);
    page.getByTestId("answering-save").click();
    page.getByTestId("version-2").waitFor();
    assertThat(page.getByTestId("version-2")).containsText("港 健太");
    screens.look(page, "answering saved telephone");
  }

  @Test
  @Order(3)
  void the_next_call_shows_them_and_the_client_sees_the_proof() throws Exception {
    try (var _ = Telephone.sipp(peers("shown"), "+819012345678", MINATO, 440)) {
      desk.is("ringing");
      assertThat(desk.page.getByTestId("desk-instructions")).containsText(INSTRUCTION);
      assertThat(desk.page.getByTestId("desk-first-phrase")).containsText(GREETING);
      assertThat(desk.page.getByTestId("desk-no-key")).hasCount(0);
      screens.look(desk.page, "desk instruction");
      desk.answer().hangUp().goesOnWithoutAMessage();
    }
    kenta.page.reload();
    assertThat(kenta.page.getByTestId("instruction-shown")).containsText("1 件のうち 1 件");
  }

  @Test
  @Order(4)
  void another_clients_administrator_reaches_none_of_it() throws Exception {
    var mine = People.text(kenta.page, "GET", "/api/answering", null).json();
    var id = mine.getAsJsonArray("instructions").get(0).getAsJsonObject().get("id").getAsString();
    var stranger = Member.joins(browser, "桜井 誠");

    var ended = People.text(stranger.page, "DELETE", "/api/answering/instructions/" + id, null);
    var office = "/api/office/clients/" + mine.get("client").getAsString() + "/answering";

    assertThat(ended.status()).isEqualTo(404);
    assertThat(People.text(stranger.page, "GET", office, null).status()).isEqualTo(403);
    assertThat(People.text(stranger.page, "GET", "/api/answering", null).body())
        .doesNotContain(INSTRUCTION, id);
    assertThat(People.text(kenta.page, "GET", "/api/answering", null).body()).contains(INSTRUCTION);
  }

  @Test
  @Order(5)
  void both_pages_have_their_place_in_both_languages() throws Exception {
    kenta.page.setViewportSize(1366, 768);
    var page = browser.window("ja-JP");
    People.enrol(page, "高橋 恵");
    screens.show(kenta.page, kenta.host(), "/inbox/answering");
    screens.show(
        page, "office.localhost", "/office/clients/01980000-0000-7000-8000-00000000c002/answering");
    kenta.page.setViewportSize(390, 844);
    for (var lang : List.of("en", "ja")) {
      Screens.speak(kenta.page, lang);
      whole(kenta.page, "inbox-answering-telephone-whole-" + lang);
    }
    assertThat(screens.wrong()).isEmpty();
  }

  private static void whole(Page page, String name) {
    var folder = Path.of(System.getProperty("denwaban.target", "target"), "screens");
    page.screenshot(
        new Page.ScreenshotOptions().setPath(folder.resolve(name + ".png")).setFullPage(true));
  }

  private Path peers(String name) throws Exception {
    return Files.createDirectories(folder.resolve(name));
  }
}
