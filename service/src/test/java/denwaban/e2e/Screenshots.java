package denwaban.e2e;

import com.microsoft.playwright.Page;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The pictures in docs/screenshots, made from a real call: `./denwaban bench screenshots`.
///
/// Not part of the tests (its name does not end in IT): pictures differ with every browser.
class Screenshots {

  private static final Path PICTURES =
      Path.of(System.getProperty("denwaban.target", ""), "../../docs/screenshots").normalize();
  private static final String MINATO = "+815031000002";

  @Test
  void are_taken(@TempDir Path folder) throws Exception {
    Files.createDirectories(PICTURES);
    var peers = Files.createDirectories(folder.resolve("peers"));
    try (var office = Office.open(folder.resolve("office"));
        var browser = Browser.open(Sound.microphone(peers, 1_000))) {
      for (var lang : new String[] {"ja", "en"}) {
        var tour = browser.window(lang.equals("ja") ? "ja-JP" : "en-GB");
        tour.navigate(Office.url("localhost", "/demo?lang=" + lang));
        tour.waitForLoadState();
        Wait.seconds(1);
        shoot(tour, "demo", lang);
        tour.navigate(Office.url("minato.localhost", "/trust?lang=" + lang));
        tour.getByTestId("verdict").waitFor();
        Wait.seconds(1);
        shoot(tour, "trust", lang);
      }
      var kenta = Member.joins(browser, "港 健太");
      kenta.makesKeys();
      call(browser, peers, "佐藤 花", "ja", "+819012345678", kenta);
      call(browser, peers, "鈴木 一郎", "en", "+14155550123", kenta);
      for (var lang : new String[] {"ja", "en"}) {
        kenta.page.navigate(Office.url(kenta.host(), "/inbox?lang=" + lang));
        kenta.opensNewest();
        kenta.reads();
        kenta.page.getByTestId("rec-open").click();
        kenta.page.getByTestId("player").waitFor();
        Wait.seconds(1);
        shoot(kenta.page, "inbox", lang);
        kenta.page.getByTestId("earlier-1").click();
        kenta.page.getByTestId("superseded-1").scrollIntoViewIfNeeded();
        Wait.seconds(1);
        shoot(kenta.page, "inbox-corrected", lang);
      }
      kenta.makesMailbox("受注");
      for (var lang : new String[] {"ja", "en"}) {
        kenta.page.navigate(Office.url(kenta.host(), "/inbox/mailboxes?lang=" + lang));
        kenta.unlocks();
        Wait.seconds(1);
        shoot(kenta.page, "mailboxes", lang);
      }
      Files.writeString(peers.resolve("done"), office.home().toString());
    }
  }

  private static void call(
      Browser browser, Path peers, String operator, String lang, String from, Member kenta)
      throws Exception {
    var folder = Files.createDirectories(peers.resolve(lang));
    var desk = Desk.sitDown(browser, operator, lang.equals("ja") ? "ja-JP" : "en-GB");
    try (var caller = Telephone.sipp(folder, from, MINATO, 440)) {
      desk.is("ringing");
      Wait.seconds(1);
      shoot(desk.page, "desk-ringing", lang);
      desk.answer();
      Wait.seconds(2);
      desk.writes("callerName", lang.equals("ja") ? "田中 美咲" : "Misaki Tanaka")
          .writes("callerKana", "タナカ ミサキ")
          .writes("company", lang.equals("ja") ? "東海工務店" : "Tokai Builders")
          .writes(
              "inquiry",
              lang.equals("ja")
                  ? "見積書の再送をお願いします。図面番号は 731-2 です。"
                  : "Please send the estimate again. Drawing number 731-2.")
          .chooses("callback", "yes");
      Wait.seconds(4);
      shoot(desk.page, "desk", lang);
      desk.send().hangUp();
      caller.ends();
    }
    desk.nextCall();
    desk.corrects();
    Wait.seconds(1);
    shoot(desk.page, "desk-correct", lang);
    desk.rewrites("inquiry", lang.equals("ja") ? "図面番号は 731-3 です。" : "Drawing number 731-3.");
    desk.page.keyboard().press("F9");
    desk.page.getByTestId("desk-sent-row").getByText("2").first().waitFor();
    desk.page.close();
    Wait.until(
        "it is in the inbox", java.time.Duration.ofSeconds(10), () -> !kenta.inbox().isEmpty());
  }

  private static void shoot(Page page, String what, String lang) {
    page.screenshot(
        new Page.ScreenshotOptions().setPath(PICTURES.resolve(what + "-" + lang + ".png")));
  }
}
