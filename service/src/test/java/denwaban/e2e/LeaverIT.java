package denwaban.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Somebody leaves in the middle of a call, at the moment that HR named: his screen ends, and the
/// caller is with the next operator.
@ExtendWith(House.Keeper.class)
class LeaverIT {

  private static final String ICHIRO = "鈴木 一郎";
  private static final String CALLER = "+819055556666";
  private static final String MINATO = "+815031000002";
  private static final String HALF = "見積もりの件で、来週まで";
  private static final int CALLER_HZ = 440;

  /// From the moment to the end of everything, on a machine that does much else: more is never. How
  /// long it took is said.
  private static final Duration AT_LAST = Duration.ofSeconds(30);

  private final House house;
  private final Administrator admin = new Administrator();

  LeaverIT(House house) {
    this.house = house;
  }

  /// Other tests find the office as it was.
  @AfterEach
  void ichiroIsBack() {
    var id = admin.person(ICHIRO);
    admin.enters(id, "第一ライン", null);
    admin.does(id, "enable");
  }

  @Test
  void a_leavers_call_goes_to_the_next_operator_within_seconds() throws Exception {
    house.desk.goesAway();
    var leaver = Desk.sitDown(house.browser, ICHIRO);
    var folder = Files.createDirectories(house.peers.resolve("leaver"));
    try (var caller = Telephone.sipp(folder, CALLER, MINATO, CALLER_HZ)) {
      leaver.answer();
      assertThat(leaver.hears(CALLER_HZ)).isGreaterThan(0.9);
      leaver.writes("callerName", "途中 の人").writes("inquiry", HALF);

      var at = Instant.now().plusSeconds(3);
      admin.enters(admin.person(ICHIRO), "第一ライン", at);
      leaver.is("talking");
      leaver
          .page
          .getByRole(com.microsoft.playwright.options.AriaRole.DIALOG)
          .waitFor(new Locator.WaitForOptions().setTimeout(20_000));
      var closed = Duration.between(at, Instant.now());
      assertThat(People.text(leaver.page, "GET", "/api/me", null).status()).isEqualTo(401);

      house.desk.page.keyboard().press("F3");
      house.desk.is("ringing");
      var back = Duration.between(at, Instant.now());
      System.out.printf(
          "leaver in a call: his screen closed after %d ms, the call rang again before %d ms%n",
          closed.toMillis(), back.toMillis());
      assertThat(closed).isLessThan(AT_LAST);
      house.desk.answer();
      assertThat(house.desk.hears(CALLER_HZ)).as("the same caller").isGreaterThan(0.9);
      house
          .desk
          .writes("callerName", "途中 の人")
          .writes("inquiry", "続きを承りました")
          .chooses("callback", "yes");
      house.desk.send().hangUp().nextCall();
      caller.ends();
      theClientReadsWhatTheLeaverHadWritten();
    } finally {
      leaver.page.close();
    }
    assertThat(admin.does(admin.person(ICHIRO), "enable").code()).isEqualTo("person-left");
  }

  /// Beside the message of whoever went on, and not in its place.
  private void theClientReadsWhatTheLeaverHadWritten() {
    house.kenta.opensNewest();
    var read = house.kenta.reads();
    assertThat(read).contains("続きを承りました").doesNotContain(HALF);
    house.kenta.page.getByTestId("draft-open").click();
    var drafts = house.kenta.page.getByTestId("drafts");
    PlaywrightAssertions.assertThat(drafts).containsText(HALF);
    PlaywrightAssertions.assertThat(drafts).containsText("途中 の人");
    if (System.getenv("SHOTS") != null)
      house.kenta.page.screenshot(
          new com.microsoft.playwright.Page.ScreenshotOptions()
              .setFullPage(true)
              .setPath(java.nio.file.Path.of(System.getenv("SHOTS"), "draft.png")));
    house.kenta.seesInLog("draft.kept");
  }
}
