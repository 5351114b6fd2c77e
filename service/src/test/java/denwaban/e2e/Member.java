package denwaban.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.SelectOption;
import denwaban.seal.age.Insider;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A member of a client, at a browser of its own.
final class Member {

  /// What a member's printed key begins with.
  private static final String HYBRID = "AGE-SECRET-KEY-PQ-1";

  /// The button of the log for what came before.
  private static final String OLDER = "前の記録を表示";

  final Page page;
  final Sent sent;

  /// The recovery kit that was printed when the keys were made.
  String kit = "";

  private Member(Page page) {
    this.page = page;
    this.sent = Sent.by(page);
  }

  /// Whoever sits at this page.
  static Member at(Page page) {
    return new Member(page);
  }

  static Member joins(Browser browser, String name) {
    var page = browser.window("ja-JP");
    People.enrol(page, name);
    return new Member(page);
  }

  /// The member's own key with both ways to unlock it and, for the first admin, the company's.
  void makesKeys() {
    makesOwnKey();
    presses("会社の鍵を作る");
    page.locator("a[href='/inbox'][data-autofocus]").waitFor();
  }

  /// Ends where a member waits for the company's key.
  void makesOwnKey() {
    presses("鍵を作る");
    page.locator("[data-kit] li").first().waitFor();
    var groups = page.locator("[data-kit] li").allInnerTexts();
    presses("印刷した（書き写した）ので次へ");
    for (var asked : page.locator("input[data-group]").all()) {
      var number = Integer.parseInt(asked.getAttribute("data-group"));
      asked.fill(groups.get(number - 1).strip());
    }
    kit = HYBRID + String.join("", groups).replaceAll("\\s", "");
    presses("確かめて鍵を登録する");
  }

  /// What his printed kit opens: himself, with his secrets in hand.
  Insider insider() {
    var me = People.text(page, "GET", "/api/keys", null).json().getAsJsonObject("me");
    for (var unlock : me.getAsJsonArray("unlocks")) {
      var one = unlock.getAsJsonObject();
      if (one.get("method").getAsString().equals("recovery")) {
        return Insider.withKit(one.get("blob").getAsString(), kit);
      }
    }
    throw new AssertionError("no kit");
  }

  /// Signs what the company found out about the office: each item as an exception, and entrusts.
  void entrusts() {
    page.getByTestId("confirmation-sign").click();
    excepts(page);
    page.getByTestId("signing-to-review").click();
    page.getByTestId("signing-sign").click();
    page.getByTestId("confirmation-record").waitFor();
  }

  /// Accepts each of the six items with a reason, and decides to entrust.
  static void excepts(Page page) {
    for (var item : List.of("certification", "contract", "data", "training", "incident", "cloud")) {
      page.getByTestId("answer-" + item + "-exception").check();
      page.getByTestId("answer-" + item + "-reason").fill("社内の手順で補う。");
    }
    page.getByTestId("decide-entrust").check();
  }

  /// Both look at the same fingerprint, and this administrator grants.
  void grants(Member to) {
    page.navigate(Office.url(host(), "/inbox/members"));
    unlocks();
    page.locator("[data-testid^='compare-']").first().click();
    var shown = page.getByTestId("compare-fingerprint").getAttribute("data-fingerprint");
    PlaywrightAssertions.assertThat(to.page.getByText(shown)).hasCount(1);
    page.getByTestId("compare-same").check();
    page.getByTestId("grant").click();
    to.page.getByText("準備ができました").first().waitFor();
  }

  private void presses(String name) {
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true))
        .click();
  }

  /// The company's identity, as the member takes it home.
  Path exportsKey(Path folder) {
    page.navigate(page.url().replaceFirst("(https?://[^/]+).*", "$1/inbox/keys"));
    // by keyboard: what is proven above it arrives meanwhile and moves it under the pointer
    page.getByTestId("export-begin").press("Enter");
    KeyLifeIT.unlocks(page, "export-understood");
    page.getByTestId("export-understood").check();
    var save = page.getByTestId("export-save");
    PlaywrightAssertions.assertThat(save).isEnabled();
    var download = page.waitForDownload(() -> save.press("Enter"));
    var file = folder.resolve("company-key.txt");
    download.saveAs(file);
    return file;
  }

  /// Makes a mailbox for a department, which the maker holds and `others` with him.
  ///
  /// @return its id
  String makesMailbox(String name, String... others) {
    page.navigate(Office.url(host(), "/inbox/mailboxes"));
    unlocks();
    page.getByTestId("box-name").fill(name);
    for (var other : others)
      page.getByLabel(other, new Page.GetByLabelOptions().setExact(true)).check();
    page.getByTestId("box-make").click();
    var card = page.locator("li[data-name='" + name + "']");
    card.waitFor();
    return card.getAttribute("data-testid").substring("box-".length());
  }

  /// From now on the calls to `number` are for `box`: a mailbox's name, or the general box.
  void sends(String number, String box) {
    page.navigate(Office.url(host(), "/inbox/mailboxes"));
    page.getByTestId("number-" + number).selectOption(new SelectOption().setLabel(box));
    page.getByTestId("boxes-said").getByText("届け先を変えました").waitFor();
  }

  void closesMailbox(String name) {
    page.navigate(Office.url(host(), "/inbox/mailboxes"));
    page.locator("li[data-name='" + name + "']").getByTestId("box-close").click();
    page.getByTestId("box-close-do").click();
    page.getByTestId("boxes-said").getByText("閉じました").waitFor();
  }

  /// The company's log shows the act, and the page checks that the entry is in it.
  void seesInLog(String act) {
    // a page that is loaded before it does not show it
    page.waitForCondition(() -> isInLog(act));
    page.navigate(Office.url(host(), "/inbox/log"));
    page.getByTestId("log").waitFor();
    var entry = page.locator("[data-act='" + act + "']").first();
    var rows = page.locator("[data-testid='log'] li");
    for (var older = 0; older < 40 && entry.count() == 0; older++) {
      var before = rows.count();
      page.getByText(OLDER).click();
      PlaywrightAssertions.assertThat(rows).not().hasCount(before);
    }
    entry.locator("[data-testid^='log-more-']").click();
    entry.locator("[data-testid^='log-verify-']").click();
    PlaywrightAssertions.assertThat(entry.getByTestId("log-verdict"))
        .hasAttribute("data-ok", "true");
  }

  /// An entry comes into the log's order a moment after its deed.
  private boolean isInLog(String act) {
    var found = People.text(page, "GET", "/api/log?limit=1&act=" + act, null).json();
    return !found.getAsJsonArray("entries").isEmpty();
  }

  /// Where message, slip and recording lie after a download.
  ///
  /// @param slip null if the item has none
  record Files(Path message, @Nullable Path slip, Path recording) {}

  /// Opens the newest item of the inbox, as the page does when somebody clicks on it.
  ///
  /// @return the item as the server told it
  JsonObject opensNewest() {
    page.navigate(Office.url(host(), "/inbox"));
    page.getByTestId("inbox-list").waitFor();
    var items = inbox();
    var newest = items.getFirst();
    unlocks();
    page.getByTestId("inbox-item-" + newest.get("id").getAsString()).click();
    page.getByTestId("inbox-opened").waitFor();
    return newest;
  }

  /// The id of the inbox's newest item, or an empty text: asked before a call, to know what it
  /// adds.
  String newest() {
    var items = inbox();
    return items.isEmpty() ? "" : items.getFirst().get("id").getAsString();
  }

  /// Waits for an item that is newer, and has these parts: they come a moment after the call ended.
  ///
  /// @param before what [#newest] said
  /// @return it as the server tells it
  JsonObject receives(String before, String... parts) throws Exception {
    Wait.until(
        "a newer item has " + List.of(parts),
        Duration.ofSeconds(60),
        () -> {
          var items = inbox();
          return !items.isEmpty()
              && !items.getFirst().get("id").getAsString().equals(before)
              && Stream.of(parts).allMatch(part -> items.getFirst().get(part).isJsonObject());
        });
    return inbox().getFirst();
  }

  /// Opens the item that a call added, once it has its slip.
  ///
  /// @param before what [#newest] said
  JsonObject opensSlip(String before) throws Exception {
    page.navigate(Office.url(host(), "/inbox"));
    receives(before, "slip");
    return opensNewest();
  }

  /// Who rang, as the slip says it.
  String readsSlip() {
    return page.getByTestId("slip-number").innerText();
  }

  List<JsonObject> inbox() {
    var all = new ArrayList<JsonObject>();
    People.text(page, "GET", "/api/inbox", null)
        .json()
        .getAsJsonArray("items")
        .forEach(item -> all.add(item.getAsJsonObject()));
    return all;
  }

  void unlocks() {
    KeyLifeIT.unlocks(page);
  }

  /// Gives what is open to the reviewer whose name is shown, after comparing.
  ///
  /// @param kind what the choice calls it, such as 録音
  void gives(String kind, String fingerprint) {
    page.getByTestId("review-give").press("Enter");
    page.getByLabel(kind, new Page.GetByLabelOptions().setExact(true)).check();
    PlaywrightAssertions.assertThat(page.getByTestId("review-fingerprint")).hasText(fingerprint);
    var compared = page.getByTestId("review-compared");
    if (compared.isVisible()) {
      PlaywrightAssertions.assertThat(page.getByTestId("review-send")).isDisabled();
      compared.check();
    }
    page.getByTestId("review-send").click();
    page.getByTestId("review-send")
        .waitFor(
            new com.microsoft.playwright.Locator.WaitForOptions()
                .setState(com.microsoft.playwright.options.WaitForSelectorState.HIDDEN));
  }

  /// From now on recordings are sealed for this reviewer too.
  void approves(String name, String fingerprint) {
    page.navigate(Office.url(host(), "/inbox/contract"));
    page.getByTestId("approvals").waitFor();
    var candidate = page.getByTestId("approval-candidate").filter(named(name));
    var unlock = page.getByTestId("unlock-passkey");
    unlock.or(candidate).first().waitFor();
    if (unlock.isVisible()) unlock.click();
    PlaywrightAssertions.assertThat(candidate).containsText(fingerprint);
    var compared = candidate.getByTestId("approval-compared");
    if (compared.isVisible()) {
      PlaywrightAssertions.assertThat(candidate.getByTestId("approval-sign")).isDisabled();
      compared.check();
    }
    candidate.getByTestId("approval-sign").click();
    page.locator("[data-testid=approval][data-standing=open]").filter(named(fingerprint)).waitFor();
  }

  private static Locator.FilterOptions named(String text) {
    return new Locator.FilterOptions().setHasText(text);
  }

  /// A call that is over before the notice about recording is has no recording.
  String reads() {
    PlaywrightAssertions.assertThat(page.getByTestId("inbox-done")).isVisible();
    page.getByTestId("rec-open").or(page.getByTestId("rec-none")).waitFor();
    var opened = page.getByTestId("inbox-opened");
    // an office that has just started again opens slowly on a busy machine
    PlaywrightAssertions.assertThat(opened)
        .not()
        .containsText("開封しています", new LocatorAssertions.ContainsTextOptions().setTimeout(40_000));
    return opened.innerText();
  }

  /// Writes to the colleagues about what is open, and sees it kept.
  void writesNote(String text) {
    page.getByTestId("note-text").fill(text);
    page.getByTestId("note-send").click();
    PlaywrightAssertions.assertThat(page.getByTestId("note").last()).containsText(text);
  }

  void playsAndSeeks() throws Exception {
    // a browser that starts its worker slowly plays from memory
    page.evaluate("() => navigator.serviceWorker.register('/player.js')");
    page.waitForFunction("() => navigator.serviceWorker.controller !== null");
    page.getByTestId("rec-open").click();
    page.getByTestId("player-play").click();
    var player = page.getByTestId("player");
    Wait.until("it plays", Duration.ofSeconds(30), () -> seconds() > 0.3);
    PlaywrightAssertions.assertThat(player).hasAttribute("data-playing", "true");
    page.getByTestId("player-play").click();
    page.getByTestId("player-seek").focus();
    page.keyboard().press("Home");
    page.keyboard().press("ArrowRight");
    assertThat(seconds()).as("after a seek of 5 s").isBetween(4.5, 5.5);
    var played = (Number) page.getByTestId("player-audio").evaluate("audio => audio.currentTime");
    assertThat(played.doubleValue()).isBetween(4.5, 5.5);
    var source = page.getByTestId("player-audio").getAttribute("src");
    assertThat(source).as("opened in parts by the player worker").startsWith("/sealed-audio/");
    PlaywrightAssertions.assertThat(page.getByTestId("rec-checked"))
        .hasAttribute("data-checked", "true");
  }

  /// Opens a recording that broke off, is told so in both languages, and hears its last 5 s.
  ///
  /// @return where it ended, in seconds
  double playsToWhereItBrokeOff() throws Exception {
    page.getByTestId("rec-open").click();
    page.getByTestId("player").waitFor();
    PlaywrightAssertions.assertThat(page.getByTestId("rec-incomplete")).containsText("途中で途切れています");
    Plot.saysInBoth(page, "rec-incomplete");
    page.getByTestId("player-seek").focus();
    page.keyboard().press("End");
    page.keyboard().press("ArrowLeft");
    page.getByTestId("player-play").click();
    var audio = page.getByTestId("player-audio");
    Wait.until(
        "it ends",
        Duration.ofSeconds(15),
        () -> (Boolean) audio.evaluate("audio => audio.ended && audio.played.length > 0"));
    PlaywrightAssertions.assertThat(page.getByTestId("player"))
        .hasAttribute("data-playing", "false");
    PlaywrightAssertions.assertThat(page.getByTestId("rec-checked"))
        .hasAttribute("data-checked", "true");
    return seconds();
  }

  private double seconds() {
    return Double.parseDouble(page.getByTestId("player").getAttribute("data-seconds"));
  }

  /// Saves message, slip and recording as the page offers them.
  Files downloads(Path folder) {
    var downloads = new ArrayList<Download>();
    page.onDownload(downloads::add);
    page.getByTestId("inbox-download").click();
    var expected = 2 + page.getByTestId("slip").count();
    page.waitForCondition(() -> downloads.size() >= expected);
    Path message = null;
    Path slip = null;
    Path recording = null;
    for (var download : downloads) {
      var file = folder.resolve(download.suggestedFilename());
      download.saveAs(file);
      if (file.toString().contains("recording")) recording = file;
      else if (file.toString().contains("slip")) slip = file;
      else message = file;
    }
    if (message == null || recording == null) throw new AssertionError("one file is missing");
    page.keyboard().press("Escape");
    return new Files(message, slip, recording);
  }

  String host() {
    return java.net.URI.create(page.url()).getHost();
  }
}
