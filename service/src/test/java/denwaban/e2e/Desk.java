package denwaban.e2e;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;

/// The operator at the desk, with hands on the keyboard only.
final class Desk {

  private static final Pattern OVER = Pattern.compile("^(wrapup|ready)$");
  private static final int FAR = 40;

  final Page page;

  private Desk(Page page) {
    this.page = page;
  }

  static Desk sitDown(Browser browser, String name) {
    return sitDown(browser, name, "ja-JP");
  }

  static Desk sitDown(Browser browser, String name, String language) {
    return sitDown(browser.window(language), name);
  }

  static Desk sitDown(Page page, String name) {
    People.enrol(page, name);
    return at(page);
  }

  /// Whoever enrolled at this page sits down.
  static Desk at(Page page) {
    page.waitForURL("**/desk");
    statesThePlace(page);
    var desk = new Desk(page);
    desk.is("away");
    PlaywrightAssertions.assertThat(page.getByTestId("desk-ready")).isEnabled();
    page.keyboard().press("F3");
    desk.is("ready");
    PlaywrightAssertions.assertThat(page.locator("[data-line]")).hasAttribute("data-line", "up");
    return desk;
  }

  /// Looks round the desk: with the keyboard, item by item.
  ///
  /// @param ticked what is ticked already
  static void statesThePlace(Page page, String... ticked) {
    for (var item : List.of("phone", "paper", "medium", "alone")) {
      if (List.of(ticked).contains(item)) continue;
      PlaywrightAssertions.assertThat(page.getByTestId("place-state")).isDisabled();
      page.getByTestId("place-" + item).focus();
      page.keyboard().press("Space");
    }
    page.keyboard().press("Enter");
    page.getByTestId("place").waitFor(GONE);
  }

  private static final Locator.WaitForOptions GONE =
      new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED);

  void is(String status) {
    is(Pattern.compile("^" + status + "$"));
  }

  private void is(Pattern status) {
    PlaywrightAssertions.assertThat(page.getByTestId("desk-status"))
        .hasAttribute(
            "data-status", status, new LocatorAssertions.HasAttributeOptions().setTimeout(20_000));
  }

  boolean isReady() {
    return "ready".equals(status());
  }

  boolean isRinging() {
    return "ringing".equals(status());
  }

  boolean isTalking() {
    return "talking".equals(status());
  }

  private String status() {
    return page.getByTestId("desk-status").getAttribute("data-status");
  }

  Desk answer() {
    is("ringing");
    page.keyboard().press("F2");
    is("talking");
    return this;
  }

  /// A link is pressed by mistake: the caller is not put back into the queue unasked.
  void staysInTheCall() {
    page.locator("header a").first().click();
    var dialog = page.getByRole(AriaRole.DIALOG);
    PlaywrightAssertions.assertThat(dialog).containsText("通話中です");
    page.keyboard().press("Escape");
    dialog.waitFor(GONE);
    is("talking");
  }

  /// The greeting, and with it the recording notice, is heard to its end before the two are joined.
  ///
  /// @return the share of `hz` in what the operator hears, at most 40 s after the answer
  double hears(int hz) {
    var share = 0.0;
    var end = System.nanoTime() + Duration.ofSeconds(40).toNanos();
    while (share < 0.9 && System.nanoTime() < end) share = Browser.hears(page, hz);
    return share;
  }

  /// Packets of sound that the desk's connection has sent so far, by its own count.
  long sent() {
    var count =
        (Number)
            page.evaluate(
                """
                async () => {
                  const line = window.__lines.filter((it) => it.connectionState === "connected").at(-1);
                  for (const it of (await line.getStats()).values()) {
                    if (it.type === "outbound-rtp") return it.packetsSent;
                  }
                  return 0;
                }
                """);
    return count.longValue();
  }

  /// What stands in the place of the caller's number.
  String caller() {
    return page.getByTestId("desk-caller").innerText();
  }

  /// The caller is to be rung back at the number that rang, which nobody here need know.
  Desk choosesTheNumberThatRang() {
    page.keyboard().press("F2");
    PlaywrightAssertions.assertThat(page.getByTestId("field-number"))
        .hasValue(java.util.regex.Pattern.compile("掛けてきた番号.*"));
    return this;
  }

  /// Asks for the whole number.
  Desk showsTheNumber() {
    page.keyboard().press("Shift+F2");
    page.getByTestId("desk-number").waitFor(GONE);
    PlaywrightAssertions.assertThat(page.getByTestId("desk-number-said")).containsText("アクセス記録");
    return this;
  }

  /// Goes on with Tab until the field has the keyboard, and types.
  Desk writes(String field, String text) {
    goTo("field-" + field);
    page.keyboard().insertText(text);
    return this;
  }

  Desk ticks(String testId) {
    goTo(testId);
    page.keyboard().press("Space");
    return this;
  }

  /// A choice: Tab reaches the group, arrows the option.
  Desk chooses(String field, String value) {
    for (var i = 0; i < FAR && !focused().startsWith("field-" + field + "-"); i++) {
      page.keyboard().press("Tab");
    }
    if (!focused().startsWith("field-" + field + "-")) {
      throw new AssertionError("Tab never reached " + field);
    }
    page.keyboard().press("Space");
    for (var i = 0; i < FAR && !focused().equals("field-" + field + "-" + value); i++) {
      page.keyboard().press("ArrowDown");
    }
    return this;
  }

  /// The department that the message is for: Tab reaches the list, arrows the name.
  Desk addresses(String name) {
    goTo("desk-address");
    page.keyboard().press("Home");
    for (var i = 0; i < FAR && !addressed().equals(name); i++) page.keyboard().press("ArrowDown");
    if (!addressed().equals(name)) throw new AssertionError("there is no " + name);
    return this;
  }

  String addressed() {
    return (String)
        page.getByTestId("desk-address")
            .evaluate("select => select.options[select.selectedIndex].text");
  }

  private void goTo(String testId) {
    for (var i = 0; i < FAR && !focused().equals(testId); i++) page.keyboard().press("Tab");
    if (!focused().equals(testId)) throw new AssertionError("Tab never reached " + testId);
  }

  /// Opens the newest of the messages that can be corrected: Tab reaches its button.
  ///
  /// @return the id of the version that is corrected
  String corrects() {
    for (var i = 0; i < FAR && !focused().startsWith("desk-correct-"); i++) {
      page.keyboard().press("Tab");
    }
    var object = focused().replace("desk-correct-", "");
    page.keyboard().press("Enter");
    page.getByTestId("desk-correction").waitFor();
    return object;
  }

  /// Another text in the place of the one that is there.
  Desk rewrites(String field, String text) {
    goTo("field-" + field);
    page.keyboard().press("Control+A");
    page.keyboard().insertText(text);
    return this;
  }

  private String focused() {
    return (String) page.evaluate("() => document.activeElement?.dataset?.testid ?? ''");
  }

  Desk send() {
    page.keyboard().press("F9");
    PlaywrightAssertions.assertThat(page.getByTestId("desk-finish"))
        .hasAttribute("data-kind", "main", new LocatorAssertions.HasAttributeOptions());
    return this;
  }

  /// A desk whose message is sent may be on its way to the next call by itself.
  Desk hangUp() {
    page.keyboard().press("F8");
    is(OVER);
    return this;
  }

  Desk nextCall() {
    if (!isReady()) page.keyboard().press("F9");
    is("ready");
    return this;
  }

  /// After a call in which nothing was written.
  Desk goesOnWithoutAMessage() {
    is("wrapup");
    page.getByTestId("desk-finish").click();
    is("ready");
    return this;
  }

  Desk goesAway() {
    page.keyboard().press("F3");
    is("away");
    return this;
  }

  Desk comesBack() {
    page.keyboard().press("F3");
    is("ready");
    return this;
  }
}
