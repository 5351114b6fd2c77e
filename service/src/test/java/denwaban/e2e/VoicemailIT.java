package denwaban.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.microsoft.playwright.Page;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/// A client that is closed all week, a real SIP telephone that speaks after the tone and presses
/// the hash key, and the member who hears it.
@Tag("own-office")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class VoicemailIT {

  private static final String MINATO = "+815031000002";
  private static final String CALLER = "+819012345678";
  private static final int HASH = 11;
  private static final Duration LONGEST = Duration.ofSeconds(70);

  private Path folder;
  private Office office;
  private Browser browser;
  private Member kenta;
  private final Screens screens = new Screens();

  @BeforeAll
  void the_office_opens(@TempDir Path folder) throws Exception {
    House.leave();
    this.folder = folder;
    office = Office.open(folder.resolve("office"));
    browser = Browser.open(Sound.microphone(folder, 1_000));
    kenta = Member.joins(browser, "港 健太");
    kenta.makesKeys();
    closedAllWeek();
  }

  private void closedAllWeek() {
    var week = new JsonArray();
    for (var day = 0; day < 7; day++) week.add(new JsonArray());
    sets(settings -> settings.getAsJsonObject("hours").add("weekly", week));
  }

  private void sets(Consumer<JsonObject> change) {
    var page = kenta.page;
    var sheet = People.text(page, "GET", "/api/answering", null).json();
    var settings = sheet.getAsJsonObject("settings");
    change.accept(settings);
    var body =
        "{\"base\":%d,\"settings\":%s,\"from\":null}"
            .formatted(sheet.get("last").getAsInt(), settings);
    assertThat(People.text(page, "PUT", "/api/answering", body).status()).isEqualTo(204);
  }

  @AfterAll
  void the_office_closes() {
    if (browser != null) browser.close();
    if (office != null) office.close();
  }

  private void chooses(String closed) throws Exception {
    var page = kenta.page;
    page.navigate(Office.url(kenta.host(), "/inbox/answering"));
    page.getByTestId("handling-closed-" + closed).check();
    page.getByTestId("answering-save").click();
    page.getByText("保存しました").first().waitFor();
    screens.look(page, "answering " + closed.toLowerCase(Locale.ROOT) + " ja");
  }

  @Test
  @Order(1)
  void a_caller_is_told_that_it_is_closed_and_their_number_is_kept() throws Exception {
    chooses("ANNOUNCE");
    var before = kenta.newest();
    try (var caller = Telephone.sipp(peers("closed"), CALLER, MINATO, 440)) {
      Wait.until("the office hangs up", LONGEST, caller::over);
    }
    var item = kenta.opensSlip(before);

    assertThat(item.get("answered").getAsBoolean()).isFalse();
    assertThat(item.get("wish").isJsonNull()).isTrue();
    assertThat(item.get("recording").isJsonNull()).isTrue();
  }

  @Test
  @Order(2)
  void a_voicemail_is_recorded_sealed_and_heard_by_the_member() throws Exception {
    chooses("VOICEMAIL");
    var before = kenta.newest();
    try (var caller = Telephone.sippWithKey(peers("voicemail"), CALLER, MINATO, 440, HASH)) {
      Wait.until("the hash key ends it", LONGEST, caller::over);
      assertThat(caller.said()).contains("BYE sip:");
    }
    kenta.receives(before, "recording");
    var item = kenta.opensSlip(before);

    assertThat(item.get("wish").getAsString()).isEqualTo("voicemail");
    var recording = item.getAsJsonObject("recording");
    assertThat(recording.get("complete").getAsBoolean()).isTrue();
    // from the tone to the key, not to the limit of 180 s
    assertThat(recording.get("durationMs").getAsLong()).isBetween(6_000L, 20_000L);
    assertThat(kenta.page.getByTestId("inbox-opened")).containsText("留守番電話");
    screens.look(kenta.page, "inbox voicemail ja");
    kenta.playsAndSeeks();
    kenta.seesInLog("caller.waits");
  }

  @Test
  @Order(3)
  void a_caller_whom_nobody_answers_asks_by_key_to_be_called_back() throws Exception {
    sets(settings -> {
      var handling = settings.getAsJsonObject("handling");
      handling.addProperty("closed", "ANSWER");
      handling.addProperty("choiceSeconds", 20);
      handling.addProperty("callback", true);
    });
    var before = kenta.newest();
    try (var caller = Telephone.sippWithKey(peers("choice"), CALLER, MINATO, 440, 3)) {
      Wait.until("the office hangs up", LONGEST, caller::over);
      assertThat(caller.said()).contains("BYE sip:");
    }
    var item = kenta.opensSlip(before);

    assertThat(item.get("wish").getAsString()).isEqualTo("callback");
    assertThat(item.get("recording").isJsonNull()).isTrue();
    assertThat(kenta.readsSlip()).isEqualTo("090-1234-5678");
    assertThat(kenta.page.getByTestId("inbox-opened")).containsText("折り返し希望");
    screens.look(kenta.page, "inbox callback ja");
  }

  @Test
  @Order(4)
  void a_blocked_caller_is_told_so_and_counted_and_no_item() throws Exception {
    var before = kenta.newest();
    var page = kenta.page;
    page.navigate(Office.url(kenta.host(), "/inbox/answering"));
    page.getByTestId("blocked-number").fill("090-1234-5678");
    page.getByTestId("blocked-label").fill("営業の電話");
    page.getByTestId("blocked-add").click();
    page.getByTestId("blocked").getByText("営業の電話").waitFor();
    try (var caller = Telephone.sipp(peers("blocked"), CALLER, MINATO, 440)) {
      Wait.until("the office hangs up", LONGEST, caller::over);
    }
    page.reload();
    assertThat(page.getByTestId("blocked")).containsText("1 件お断りしました");
    assertThat(kenta.newest()).isEqualTo(before);
  }

  @Test
  @Order(5)
  void the_page_has_its_place_in_both_languages() throws Exception {
    for (var lang : List.of("ja", "en")) {
      kenta.page.setViewportSize(1366, 768);
      screens.show(kenta.page, kenta.host(), "/inbox/answering", "handling " + lang);
      whole("answering-handling-whole-" + lang);
      kenta.page.setViewportSize(390, 844);
      screens.show(kenta.page, kenta.host(), "/inbox/answering", "handling telephone " + lang);
      whole("answering-handling-telephone-whole-" + lang);
    }
    assertThat(screens.wrong()).isEmpty();
  }

  private void whole(String name) {
    var pictures = Path.of(System.getProperty("denwaban.target", "target"), "screens");
    kenta.page.screenshot(
        new Page.ScreenshotOptions().setPath(pictures.resolve(name + ".png")).setFullPage(true));
  }

  private Path peers(String name) throws Exception {
    return Files.createDirectories(folder.resolve(name));
  }
}
