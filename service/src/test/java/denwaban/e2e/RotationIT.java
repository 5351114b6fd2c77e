package denwaban.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import denwaban.open.OpenTool;
import java.io.ByteArrayOutputStream;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// Somebody leaves a company with many messages: all of them get headers of the new key, in the
/// browsers of who stays, and the key that the leaver knows opens nothing that is kept.
@Tag("own-office")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RotationIT {

  private static final int MANY = 1_000;
  private static final int FEW = 30;

  /// Of the demo: a hybrid key, and one that Debian's age knows.
  private static final String AOBA = "01980000-0000-7000-8000-00000000c001";

  private static final String MINATO = "01980000-0000-7000-8000-00000000c002";

  /// For all of them, on a machine that does other things too.
  private static final double PATIENCE_MS = 90_000;

  private Path folder;
  private Office office;
  private Browser browser;

  @BeforeAll
  void the_office_opens(@TempDir Path folder) throws Exception {
    House.leave();
    this.folder = folder;
    office = Office.filled(folder.resolve("office"));
    browser = Browser.open(Sound.microphone(folder, 1_000));
  }

  @AfterAll
  void the_office_closes() {
    if (browser != null) browser.close();
    if (office != null) office.close();
  }

  @Test
  void a_thousand_objects_follow_the_new_key_over_a_pause_a_reload_and_two_browsers()
      throws Exception {
    var ryo = Member.joins(browser, "青葉 涼");
    ryo.makesKeys();
    var kit = addsKit(ryo);
    var mio = joins(ryo, "岸 美緒");
    office.asks("fill %s %d".formatted(AOBA, MANY));
    var oldKey = ryo.exportsKey(Files.createDirectories(folder.resolve("aoba-old")));
    assertThat(opens(AOBA, oldKey)).isEqualTo(MANY);

    leaves(ryo, "岸 美緒");
    var page = ryo.page;
    assertThat(page.getByTestId("reheader").getByRole(AriaRole.PROGRESSBAR)).isVisible();
    var began = System.nanoTime();
    Wait.until("some are done", Duration.ofSeconds(60), () -> left(page) < MANY);
    page.getByTestId("reheader-pause").click();
    is(page, "paused");
    var paused = left(page);
    says("one browser", MANY - paused, began);
    assertThat(paused).isBetween(1, MANY - 1);
    Wait.seconds(1);
    assertThat(left(page)).as("nothing moves while it is paused").isEqualTo(paused);

    page.reload();
    KeyLifeIT.unlocks(page);
    assertThat(page.getByTestId("reheader-said"))
        .hasAttribute("data-left", Integer.toString(paused));
    var second = opensSecond(ryo, kit);
    began = System.nanoTime();
    page.getByTestId("reheader-start").click();
    second.getByTestId("reheader-start").click();
    goesOn(page);
    for (var each : List.of(page, second)) {
      is(each, "finished");
      assertThat(each.getByTestId("reheader").getByRole(AriaRole.ALERT)).hasCount(0);
    }
    says("two browsers, each at all of them", paused, began);

    assertThat(left(page)).isZero();
    var newKey = ryo.exportsKey(Files.createDirectories(folder.resolve("aoba-new")));
    assertThat(office.asks("count " + AOBA)).isEqualTo(MANY);
    assertThat(opens(AOBA, oldKey)).as("what the old key opens").isZero();
    assertThat(opens(AOBA, newKey)).isEqualTo(MANY);
    var opened = folder.resolve("opened");
    var pack = takesPack(ryo, "aoba.zip");
    var answer =
        OpenTool.run(
            "--lang",
            "en",
            "-i",
            newKey.toString(),
            "-o",
            opened.toString(),
            "export",
            pack.toString());
    assertThat(answer.code()).as(answer.text()).isZero();
    try (var files = Files.list(opened)) {
      assertThat(files).hasSize(MANY);
    }
    var refused =
        OpenTool.run(
            "--lang",
            "en",
            "-i",
            oldKey.toString(),
            "-o",
            folder.resolve("none").toString(),
            "export",
            pack.toString());
    assertThat(refused.code()).isNotZero();
    mio.page.close();
  }

  @Test
  void the_age_command_opens_what_followed_with_the_new_key_alone() throws Exception {
    var kenta = Member.joins(browser, "港 健太");
    kenta.makesKeys();
    joins(kenta, "浜 さやか");
    office.asks("fill %s %d".formatted(MINATO, FEW));
    var oldKey = kenta.exportsKey(Files.createDirectories(folder.resolve("minato-old")));
    asks(kenta, "浜口 太郎", "録音を聞きたい");

    leaves(kenta, "浜 さやか");
    is(kenta.page, "finished");
    asks(kenta, "岸本 花", "=1+1 消してほしい");

    var newKey = kenta.exportsKey(Files.createDirectories(folder.resolve("minato-new")));
    assertThat(opens(MINATO, oldKey)).isZero();
    var pack = takesPack(kenta, "minato.zip");
    whoAskedIsIn(pack, newKey);
    var files = ageFiles(pack);
    assertThat(files).hasSize(FEW);
    for (var file : files) {
      var with = Age.open(newKey, file);
      assertThat(with.whole()).as(with.said()).isTrue();
      assertThat(new String(with.bytes(), java.nio.charset.StandardCharsets.UTF_8))
          .contains("+8190");
      assertThat(Age.open(oldKey, file).bytes()).isEmpty();
    }
  }

  /// Registers a data subject's request; the browser seals who asks.
  private static void asks(Member member, String name, String what) {
    var page = member.page;
    page.navigate(Office.url(member.host(), "/inbox/requests"));
    page.getByTestId("request-new").click();
    KeyLifeIT.unlocks(page, "request-name");
    page.getByTestId("request-name").fill(name);
    page.getByTestId("request-text").fill(what);
    page.getByTestId("request-save").click();
    assertThat(page.getByTestId("request-who")).containsText(name);
  }

  /// Notes are sealed to the key of their own day: the key file has those before, too.
  private void whoAskedIsIn(Path pack, Path key) throws Exception {
    var tables = folder.resolve("tables");
    var answer =
        OpenTool.run(
            "convert",
            pack.toString(),
            "-i",
            key.toString(),
            "-o",
            tables.toString(),
            "--lang",
            "ja");
    // what fills this office is no message of ours
    assertThat(answer.text()).doesNotContain("申し送り");
    assertThat(Files.readString(tables.resolve("request-notes.csv")))
        .contains("求め,港 健太,浜口 太郎,,録音を聞きたい")
        .contains("求め,港 健太,岸本 花,,\"'=1+1 消してほしい\"");
    var checked = OpenTool.run("verify", pack.toString(), "--lang", "en");
    assertThat(checked.text()).contains("2 notes are what their authors signed.");
  }

  private static void says(String who, int objects, long began) {
    var seconds = (System.nanoTime() - began) / 1e9;
    System.out.printf(
        "%s: %d objects in %.1f s, %.0f a second%n", who, objects, seconds, objects / seconds);
  }

  /// How many of all kept headers this key opens.
  private int opens(String client, Path key) throws Exception {
    return office.asks("opens %s %s".formatted(client, key));
  }

  /// @return the kit, to unlock a second browser window with
  private static String addsKit(Member member) {
    var page = member.page;
    page.navigate(Office.url(member.host(), "/inbox/keys"));
    page.getByTestId("add-begin").click();
    KeyLifeIT.unlocks(page, "add-kit");
    page.getByTestId("add-kit").click();
    page.locator("[data-kit] li").first().waitFor();
    var kit =
        page.locator("p:has(+ [data-kit])").innerText()
            + String.join("", page.locator("[data-kit] li").allInnerTexts());
    KeyLifeIT.keepsKit(member);
    assertThat(page.getByTestId("way-recovery")).hasCount(2);
    return kit;
  }

  private Member joins(Member admin, String name) {
    var member = Member.joins(browser, name);
    member
        .page
        .getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("鍵を作る").setExact(true))
        .click();
    KeyLifeIT.keepsKit(member);
    member.page.locator("pre").first().waitFor();
    var page = admin.page;
    page.navigate(Office.url(admin.host(), "/inbox/members"));
    KeyLifeIT.unlocks(page);
    page.locator("[data-testid^='compare-']").first().click();
    page.getByTestId("compare-same").check();
    page.getByTestId("grant").click();
    assertThat(page.getByTestId("members-said")).containsText(name);
    return member;
  }

  private static void leaves(Member admin, String name) {
    var page = admin.page;
    page.navigate(Office.url(admin.host(), "/inbox/members"));
    KeyLifeIT.unlocks(page);
    page.getByTestId("rotate-begin").click();
    page.getByLabel(name, new Page.GetByLabelOptions().setExact(true)).uncheck();
    page.getByTestId("rotate-sure").check();
    page.getByTestId("rotate").click();
    page.getByTestId("reheader").waitFor();
  }

  /// Another window of the same person, who opens it with the kit.
  private static Page opensSecond(Member member, String kit) {
    var page = member.page.context().newPage();
    page.navigate(Office.url(member.host(), "/inbox/members"));
    page.getByTestId("unlock-kit").click();
    page.getByTestId("kit-text").fill(kit);
    page.locator("form button[type='submit']").click();
    page.getByTestId("inbox-lock").waitFor();
    assertThat(page.getByTestId("reheader-start")).isEnabled();
    return page;
  }

  private Path takesPack(Member member, String name) {
    member.page.navigate(Office.url(member.host(), "/inbox/exit"));
    var download = member.page.waitForDownload(() -> member.page.getByTestId("exit-make").click());
    var file = folder.resolve(name);
    download.saveAs(file);
    return file;
  }

  /// Header and payload of each object in one, as the pack's README says.
  private List<Path> ageFiles(Path pack) throws Exception {
    var files = new java.util.ArrayList<Path>();
    try (var zip = FileSystems.newFileSystem(pack);
        var paths = Files.walk(zip.getPath("objects"))) {
      for (var header : paths.filter(path -> path.toString().endsWith("/0.header")).toList()) {
        var whole = new ByteArrayOutputStream();
        Files.copy(header, whole);
        Files.copy(header.resolveSibling("0.payload"), whole);
        var file = folder.resolve("minato-" + files.size() + ".age");
        files.add(Files.write(file, whole.toByteArray()));
      }
    }
    return files;
  }

  private static void is(Page page, String state) {
    assertThat(page.getByTestId("reheader"))
        .hasAttribute(
            "data-state",
            state,
            new LocatorAssertions.HasAttributeOptions().setTimeout(PATIENCE_MS));
  }

  /// However slow the machine is: more follow, until none is left.
  private static void goesOn(Page page) throws Exception {
    for (var left = left(page); left > 0; left = left(page)) {
      var before = left;
      Wait.until("more follow", Duration.ofMillis((long) PATIENCE_MS), () -> left(page) < before);
    }
  }

  private static int left(Page page) {
    return People.text(page, "GET", "/api/objects/stale?limit=1", null)
        .json()
        .get("total")
        .getAsInt();
  }
}
