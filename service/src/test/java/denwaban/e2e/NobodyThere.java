package denwaban.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import denwaban.delivery.mail.MailPeer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/// In a real office: what a caller meets whom no operator takes, and who of the client hears of it.
final class NobodyThere {

  private static final String TO_RYO = "ryo@here.example";
  private static final String TO_JIRO = "jiro@here.example";
  private static final String CALLER = "+819012345678";
  private static final String NUMBER = "+81312345678";
  private static final int HASH = 11;

  /// What takes minutes of waiting is for `test --long`.
  static final boolean LONG = Boolean.getBoolean("denwaban.long");

  private static final Duration LONGEST = Duration.ofSeconds(90);

  /// A minute until the next tier, one until the office is told, and what a busy machine takes.
  private static final int ESCALATED_MS = 240_000;

  private final Path home;
  private final Page member;
  private final MailPeer mail;

  NobodyThere(Path home, Page member, MailPeer mail) {
    this.home = home;
    this.member = member;
    this.mail = mail;
  }

  private static String url(String path) {
    return "https://" + RealOffice.HOST + ":" + RealOffice.PORT + path;
  }

  private void calls(String name, int key) throws Exception {
    var folder = Files.createDirectories(home.resolve(name));
    var to = Carrier.ADDRESS + ":" + Carrier.PORT;
    try (var caller =
        Telephone.sippWithKey(folder, CALLER, NUMBER, 440, key, to, FirstDayIT.TELEPHONE)) {
      Wait.until("the office hangs up", LONGEST, caller::over);
    }
  }

  private void saves() {
    member.getByTestId("answering-save").click();
    member.getByText("保存しました").first().waitFor();
  }

  /// A day on which the company is closed: a voicemail, a mail, one touch on a telephone.
  void onAHoliday() throws Exception {
    var today = LocalDate.now(Clock.system(ZoneId.of("Asia/Tokyo")));
    member.navigate(url("/inbox/answering"));
    member.getByTestId("hours.holidays").fill(today + "\n" + today.plusDays(1));
    member.getByTestId("handling-closed-VOICEMAIL").check();
    saves();
    calls("holiday", HASH);
    acknowledges(waits("留守番電話が1件あります"), "留守番電話");
  }

  /// The company is open and nobody answers: the caller asks to be called back.
  void forTooLong() throws Exception {
    member.navigate(url("/inbox/answering"));
    member.getByTestId("hours.holidays").fill("");
    member.getByTestId("handling-closed-ANSWER").check();
    member.getByTestId("handling-choice").check();
    member.getByTestId("handling-choice-callback").check();
    member.getByTestId("handling-choice-seconds").fill("20");
    saves();
    calls("call-back", 3);
    var link = waits("折り返しのご希望が1件あります");
    if (!LONG) acknowledges(link, "折り返し希望");
  }

  /// A second person, who is told a minute after the first; a minute later it is the office's turn.
  void somebodyElseIsSecond() {
    member.navigate(url("/inbox/oncall"));
    member.getByTestId("oncall-people-tab").click();
    member.getByTestId("contact-new").click();
    member.getByTestId("contact-name").fill("青葉 次郎");
    member.getByTestId("contact-kana").fill("あおば じろう");
    member.getByTestId("contact-save").click();
    member
        .getByTestId("contact")
        .filter(new Locator.FilterOptions().setHasText("青葉 次郎"))
        .getByTestId("way-new")
        .click();
    member.getByTestId("way-address").fill(TO_JIRO);
    member.getByTestId("way-save").click();
    assertThat(member.getByTestId("contacts")).containsText("j…@here.example");
    member.getByRole(AriaRole.TAB).first().click();
    member.getByTestId("week-add-tier").click();
    member.getByTestId("week-fallback-2").selectOption("青葉 次郎");
    member.getByTestId("week-save").click();
    assertThat(member.getByTestId("week-save")).isDisabled();
    member.getByTestId("oncall-rule-tab").click();
    member.getByLabel("次の手段に進むまで（分）").fill("1");
    member.getByLabel("次の方に進むまで（分）").fill("1");
    member.getByTestId("oncall-rule").locator("button[type=submit]").click();
    member.getByText("保存しました").first().waitFor();
  }

  /// Nobody acknowledges: the second tier is told, and then the office.
  void andNobodyAcknowledges(Page supervisor) throws Exception {
    Wait.until(
        "the second tier is told", Duration.ofMinutes(4), () -> !mail.mails(TO_JIRO).isEmpty());
    supervisor.navigate(url("/office/deliveries"));
    supervisor
        .locator("[data-testid='delivery'][data-state='unanswered']")
        .first()
        .waitFor(new Locator.WaitForOptions().setTimeout(ESCALATED_MS));
  }

  /// @return the link of the mail that says `about`, and nothing of the caller
  private String waits(String about) throws Exception {
    Wait.until("a mail says: " + about, Duration.ofSeconds(60), () -> !saying(about).isEmpty());
    var body = saying(about).getFirst();
    assertThat(body).doesNotContain("9012345678", "090-1234");
    return body.replaceAll("(?s).*(https://\\S+notice=[0-9a-f-]{36}).*", "$1");
  }

  private List<String> saying(String about) throws Exception {
    var found = new ArrayList<String>();
    for (var each : mail.mails(TO_RYO)) {
      var text = ReceivedMail.of(each).text();
      if (text.contains(about)) found.add(text);
    }
    return found;
  }

  private void acknowledges(String link, String about) {
    member.setViewportSize(390, 844);
    member.navigate(link);
    member.getByTestId("acknowledge").click();
    assertThat(member.getByTestId("delivery-state").first()).containsText("青葉 涼 さんが");
    member.setViewportSize(1_366, 768);
    member.navigate(url("/inbox"));
    assertThat(member.getByTestId("inbox-list")).containsText(about);
  }
}
