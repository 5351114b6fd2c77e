package denwaban.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.MouseButton;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// What leaves the operator's desk during a call by other ways than the telephone and the seal:
/// through a camera, the clipboard, the printer, over a shoulder. A camera itself is not stopped.
@ExtendWith(House.Keeper.class)
class GuardIT {

  private static final String MINATO = "+815031000002";
  private static final String CALLER = "+819012345678";
  private static final String NAME = "田中 美咲";
  private static final String INQUIRY = "見積書の再送をお願いします。";

  /// What stands on the clipboard for words of the page.
  private static final String INSTEAD = "電話番の外には貼り付けられません。/ Cannot be pasted outside Denwaban.";

  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'JST'").withZone(ZoneId.of("Asia/Tokyo"));

  private final House house;
  private final Desk desk;
  private final Page page;
  private final Path pictures = Path.of(System.getProperty("denwaban.target", "target"), "guard");

  GuardIT(House house) {
    this.house = house;
    this.desk = house.desk;
    this.page = house.desk.page;
  }

  @BeforeEach
  void clipboardCanBeRead() throws Exception {
    Files.createDirectories(pictures);
    page.context()
        .grantPermissions(
            List.of("clipboard-read", "clipboard-write"),
            new BrowserContext.GrantPermissionsOptions()
                .setOrigin(Office.url("desk.localhost", "").replaceAll("/$", "")));
  }

  interface Look {
    void at() throws Exception;
  }

  /// While a caller is on the line and his words are being written.
  private void inACall(Look look) throws Exception {
    var folder = Files.createDirectories(house.peers.resolve("guard"));
    try (var caller = Telephone.sipp(folder, CALLER, MINATO, 440)) {
      desk.answer();
      assertThat(desk.hears(440)).isGreaterThan(0.9);
      desk.writes("callerName", NAME).writes("inquiry", INQUIRY);
      look.at();
      desk.chooses("callback", "yes").send().hangUp();
      caller.ends();
    }
    desk.nextCall();
  }

  @Test
  void a_photograph_tells_whose_screen_it_was_and_when() throws Exception {
    inACall(() -> {
      var me = People.text(page, "GET", "/api/me", null).json();
      var person = me.get("person").getAsString();
      var who = me.get("name").getAsString() + " " + person.substring(person.length() - 8);
      var before = Instant.now();
      var photo = Guard.photographed(page);
      var then = MINUTE.format(before);
      // a minute may have begun between the two, or the picture may be of the one that ends
      var when = 0.0;
      for (var seconds : List.of(-60, 0, 60)) {
        var minute = MINUTE.format(before.plusSeconds(seconds));
        when = Math.max(when, Guard.reads(page, photo, minute));
      }
      var right = Guard.reads(page, photo, who);
      assertThat(right).as(who).isGreaterThan(0.75);
      assertThat(when).as(then).isGreaterThan(0.75);
      // whose id differs in its last digit alone
      assertThat(Guard.reads(page, photo, "鈴木 一郎 0000a002")).isLessThan(right - 0.1);
      assertThat(Guard.reads(page, photo, "2031-05-17 23:59 JST")).isLessThan(when - 0.1);

      var marks = "document.querySelectorAll('[data-testid=guard-mark]').forEach";
      page.evaluate("() => " + marks + "(it => { it.style.visibility = 'hidden' })");
      assertThat(Guard.reads(page, Guard.photographed(page), who)).as("no mark").isLessThan(0.4);
      page.evaluate("() => " + marks + "(it => { it.style.visibility = '' })");
    });
    assertThat(page.getByTestId("guard-mark"))
        .hasCount(0); // it waits: nothing of a caller is there
  }

  @Test
  void what_is_marked_can_be_read_in_light_and_dark() throws Exception {
    inACall(() -> {
      shoot("talking");
      assertThat(Guard.hardToRead(page)).isEmpty();
      page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
      page.locator("[data-mantine-color-scheme=dark]").first().waitFor();
      Wait.seconds(0.7); // fades change colours
      assertThat(Guard.hardToRead(page)).isEmpty();
      shoot("talking-dark");
      page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
      page.locator("[data-mantine-color-scheme=light]").first().waitFor();
      Wait.seconds(0.7);
      page.evaluate(
          "() => { document.querySelector('[data-testid=guard-mark]').style.color = '#888' }");
      assertThat(Guard.hardToRead(page)).as("a mark that is too dark").isNotEmpty();
      page.evaluate(
          "() => { document.querySelector('[data-testid=guard-mark]').style.color = '' }");
    });
  }

  @Test
  void in_another_window_the_caller_is_hidden_and_the_call_goes_on() throws Exception {
    leaves();
    assertThat(Guard.cover(page)).hasCount(0); // nothing of a caller is there
    inACallThatRingsElsewhere(() -> {
      assertThat(Guard.cover(page)).hasCount(2);
      covers(page.getByTestId("desk-client-name"), page.getByTestId("desk-caller"));
      shoot("covered-ringing");
      assertThat(page.title()).contains("☎");
      page.getByTestId("desk-answer").click();
      desk.is("talking");
      leaves();
      covers(page.getByTestId("desk-caller"), page.getByTestId("field-callerName"));
      assertThat(desk.hears(440)).as("heard while it is hidden").isGreaterThan(0.9);
      page.getByTestId("desk-hold").click();
      desk.is("held");
      leaves();
      page.getByTestId("desk-resume").click();
      desk.is("talking");
      comesBack();
      assertThat(Guard.cover(page)).hasCount(0);
      desk.writes("callerName", NAME);
      leaves();
      comesBack();
      assertThat(page.getByTestId("field-callerName")).isFocused();
      assertThat(page.getByTestId("field-callerName")).hasValue(NAME);
      leaves();
      shoot("covered-talking");
      comesBack();
      assertThat(Guard.cover(page)).hasCount(0);
      hidden(true);
      assertThat(Guard.cover(page)).not().hasCount(0);
      covers(page.getByTestId("desk-caller"));
      hidden(false);
      assertThat(Guard.cover(page)).hasCount(0);
      leaves();
      Guard.cover(page).first().click();
      assertThat(Guard.cover(page)).hasCount(0);
    });
  }

  private void inACallThatRingsElsewhere(Look look) throws Exception {
    var folder = Files.createDirectories(house.peers.resolve("guard-elsewhere"));
    try (var caller = Telephone.sipp(folder, CALLER, MINATO, 440)) {
      desk.is("ringing");
      look.at();
      desk.writes("inquiry", INQUIRY).chooses("callback", "yes").send().hangUp();
      caller.ends();
    }
    desk.nextCall();
  }

  /// The keyboard goes into another document, as the browser itself sees it.
  private void leaves() {
    page.evaluate(
        """
        () => {
          const other = document.createElement("iframe");
          other.dataset.testid = "elsewhere";
          other.style.cssText = "position:fixed;right:0;bottom:0;width:4px;height:4px;border:0";
          document.body.append(other);
          window.__left = document.activeElement;
          other.contentWindow.focus();
        }
        """);
  }

  private void comesBack() {
    page.evaluate(
        """
        () => {
          document.querySelectorAll("[data-testid=elsewhere]").forEach((it) => it.remove());
          window.focus();
          window.__left?.focus?.();
        }
        """);
  }

  /// As for a minimised window; headless, no window is.
  private void hidden(boolean hidden) {
    page.evaluate(
        """
        (hidden) => {
          Object.defineProperty(document, "hidden", { value: hidden, configurable: true });
          document.dispatchEvent(new Event("visibilitychange"));
        }
        """,
        hidden);
  }

  /// Whoever looks at the middle of these sees the cover.
  private void covers(Locator... hidden) {
    for (var one : hidden) {
      BoundingBox box = one.boundingBox();
      var top =
          page.evaluate(
              "([x, y]) => document.elementFromPoint(x, y)?.closest('[data-testid]')?.dataset.testid",
              List.of(box.x + box.width / 2, box.y + box.height / 2));
      assertThat(top).as(one.toString()).isEqualTo("guard-cover");
    }
  }

  @Test
  void nothing_of_a_caller_comes_onto_the_clipboard() throws Exception {
    inACall(() -> {
      clipboard("before");
      page.evaluate(
          "() => getSelection().selectAllChildren(document.querySelector('[data-testid=desk-caller]'))");
      page.keyboard().press("Control+C");
      assertThat(clipboard()).as("the caller's number").isEqualTo("before");
      page.locator("h1").first().click();
      page.keyboard().press("Control+A");
      page.keyboard().press("Control+C");
      assertThat(clipboard()).as("all of it").isEqualTo("before");

      var name = page.getByTestId("field-callerName");
      name.focus();
      page.keyboard().press("Control+A");
      page.keyboard().press("Control+C");
      assertThat(clipboard()).as("one's own words, elsewhere").isEqualTo(INSTEAD);
      var inquiry = page.getByTestId("field-inquiry");
      inquiry.focus();
      page.keyboard().press("Control+End");
      page.keyboard().press("Control+V");
      assertThat(inquiry).hasValue(INQUIRY + NAME);
      page.keyboard().press("Control+Z");
      assertThat(inquiry).hasValue(INQUIRY);

      name.focus();
      page.keyboard().press("Control+A");
      page.keyboard().press("Control+X");
      assertThat(name).hasValue("");
      assertThat(clipboard()).isEqualTo(INSTEAD);
      page.keyboard().press("Control+V");
      assertThat(name).hasValue(NAME);

      clipboard("外から");
      inquiry.focus();
      page.keyboard().press("Control+End");
      page.keyboard().press("Control+V");
      assertThat(inquiry).hasValue(INQUIRY + "外から");

      // moved away by the mouse
      name.focus();
      page.keyboard().press("Control+A");
      page.keyboard().press("Control+C");
      page.evaluate(
          "() => { window.__said = []; for (const kind of ['contextmenu', 'dragstart'])"
              + " window.addEventListener(kind, (it) => window.__said.push(kind + it.defaultPrevented)) }");
      page.getByTestId("desk-caller").click(right());
      name.click(right());
      page.keyboard().press("Escape");
      name.dispatchEvent("dragstart");
      assertThat(page.evaluate("() => window.__said.join()"))
          .isEqualTo("contextmenutrue,contextmenutrue,dragstarttrue");
    });

    // the next caller's message gets nothing of this one's
    inACall(() -> {
      clipboard(INSTEAD);
      var inquiry = page.getByTestId("field-inquiry");
      inquiry.focus();
      page.keyboard().press("Control+V");
      assertThat(inquiry).hasValue(INQUIRY);
    });
  }

  private static Locator.ClickOptions right() {
    return new Locator.ClickOptions().setButton(MouseButton.RIGHT);
  }

  private void clipboard(String text) {
    page.evaluate("text => navigator.clipboard.writeText(text)", text);
  }

  private String clipboard() {
    return (String) page.evaluate("() => navigator.clipboard.readText()");
  }

  @Test
  void on_paper_stands_a_sentence_and_no_caller() throws Exception {
    inACall(() -> {
      var paper = Guard.printed(page, pictures);
      assertThat(paper).contains("印刷できません");
      assertThat(paper).doesNotContain("090", "みなと", NAME, "見積書");
      assertThat(
              page.evaluate(
                  "() => ['p', 's'].map(key => !window.dispatchEvent(new KeyboardEvent("
                      + "'keydown', { key, ctrlKey: true, cancelable: true }))).join()"))
          .isEqualTo("true,true");

      page.evaluate("() => { delete document.documentElement.dataset.guarded }");
      assertThat(Guard.printed(page, pictures)).as("a page like any other").contains("みなと");
      page.evaluate("() => { document.documentElement.dataset.guarded = '' }");
    });
  }

  @Test
  void what_is_the_clients_own_the_client_may_copy() throws Exception {
    inACall(() -> {});
    var kenta = house.kenta;
    kenta.page.context().grantPermissions(List.of("clipboard-read", "clipboard-write"));
    kenta.opensNewest();
    assertThat(kenta.reads()).contains(INQUIRY);
    assertThat(kenta.page.getByTestId("guard-mark")).hasCount(0);
    kenta.page.evaluate("() => getSelection().selectAllChildren(document.querySelector('main'))");
    kenta.page.keyboard().press("Control+C");
    assertThat((String) kenta.page.evaluate("() => navigator.clipboard.readText()"))
        .contains(INQUIRY);
  }

  /// In both languages, to be looked at: target/guard.
  private void shoot(String what) {
    for (var lang : List.of("en", "ja")) {
      page.evaluate("l => document.querySelector(`input[type=radio][value=${l}]`)?.click()", lang);
      page.waitForTimeout(300);
      page.screenshot(
          new Page.ScreenshotOptions().setPath(pictures.resolve(what + "-" + lang + ".png")));
    }
  }
}
