package denwaban.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.Page;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/// A department's mailbox from its first day to the day when a member leaves, in real browsers.
@Tag("own-office")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DepartmentIT {

  private static final String MINATO = "+815031000002";
  private static final String BOX = "受注";
  private static final String GENERAL = "総合の受信箱";
  private static final String SAYAKA = "浜 さやか";
  private static final String FOR_FEW = "図面の単価を下げてほしい";
  private static final String FOR_ALL = "年末の休みを知りたい";
  private static final String NOTE = "単価の件は社長に確認中";
  private static final String FORMULA = "=1+1 の見積もり";
  private static final int CALLER_HZ = 440;

  private final Screens screens = new Screens();
  private Path folder;
  private Path pictures;
  private Office office;
  private Browser browser;
  private Desk desk;
  private Member kenta;
  private Member sayaka;
  private String box = "";
  private JsonObject forFew = new JsonObject();
  private Path firstKey = Path.of("");

  @BeforeAll
  void the_office_opens(@TempDir Path folder) throws Exception {
    House.leave();
    this.folder = folder;
    pictures = Path.of(System.getProperty("denwaban.target", "target"), "department");
    Files.createDirectories(pictures);
    office = Office.open(folder.resolve("office"));
    browser = Browser.open(Sound.microphone(folder, 1_000));
    kenta = Member.joins(browser, "港 健太");
    kenta.makesKeys();
    sayaka = Member.joins(browser, SAYAKA);
    sayaka.makesOwnKey();
    kenta.grants(sayaka);
    desk = Desk.sitDown(browser, "佐藤 花");
  }

  @AfterAll
  void the_office_closes() {
    if (browser != null) browser.close();
    if (office != null) office.close();
  }

  @Test
  @Order(1)
  void a_call_for_a_department_is_read_and_heard_by_its_members_alone() throws Exception {
    box = kenta.makesMailbox(BOX);
    kenta.sends(MINATO, BOX);
    shoot(kenta.page, "mailboxes");
    forFew = call("few", BOX, FOR_FEW);
    assertThat(forFew.get("mailbox").getAsString()).isEqualTo(box);

    assertThat(opens(kenta, forFew)).contains(FOR_FEW, BOX);
    shoot(kenta.page, "inbox-of-a-holder");
    var files = kenta.downloads(folder("first"));
    firstKey = kenta.exportsKey(folder("first"));
    var message = Age.open(firstKey, files.message());
    assertThat(message.whole()).as(message.said()).isTrue();
    assertThat(new String(message.bytes(), StandardCharsets.UTF_8)).contains(FOR_FEW);
    var recording = Age.open(firstKey, files.recording());
    assertThat(recording.whole()).as(recording.said()).isTrue();
    var caller = Sound.decode(Age.voices(List.of(recording.bytes())).caller());
    assertThat(Sound.shares(caller, CALLER_HZ)).anyMatch(share -> share > 0.9);

    findsNothing(sayaka);
    var hers = sayaka.exportsKey(folder("hers"));
    for (var file : List.of(files.message(), files.recording())) {
      var refused = Age.open(hers, file);
      assertThat(refused.whole()).as("the company key opens " + file).isFalse();
      assertThat(refused.bytes()).isEmpty();
    }
    sayaka.page.navigate(Office.url(sayaka.host(), "/inbox"));
    sayaka.page.getByTestId("inbox-empty").waitFor();
    shoot(sayaka.page, "inbox-of-a-colleague");
  }

  @Test
  @Order(2)
  void a_message_to_all_of_a_call_to_the_department_leaves_the_recording_there() throws Exception {
    var item = call("all", GENERAL, FOR_ALL);

    var hers = sayaka.inbox();
    assertThat(hers).hasSize(1);
    assertThat(hers.getFirst().get("recording").isJsonNull()).isTrue();
    assertThat(opens(sayaka, hers.getFirst())).contains(FOR_ALL);
    // the number lies sealed beside the message too, not only in the department
    assertThat(sayaka.readsSlip()).isEqualTo("090-1234-5678");
    var recorded = ofCall(item).stream().filter(it -> it.get("message").isJsonNull()).toList();
    assertThat(recorded).hasSize(1);
    OtherClient.isRefused(sayaka.page, ofTheBoxAlone(recorded.getFirst()));
    findsNothing(sayaka);
  }

  @Test
  @Order(3)
  void who_comes_to_the_department_reads_what_came_before() throws Exception {
    var page = kenta.page;
    page.navigate(Office.url(kenta.host(), "/inbox/mailboxes"));
    kenta.unlocks();
    page.getByTestId("box-who").click();
    page.getByRole(com.microsoft.playwright.options.AriaRole.DIALOG).getByLabel(SAYAKA).check();
    shoot(page, "who");
    page.getByTestId("box-who-do").click();
    page.getByTestId("boxes-said").getByText("メンバーを決めました").waitFor();

    assertThat(opens(sayaka, forFew)).contains(FOR_FEW);
    sayaka.page.getByTestId("rec-open").click();
    assertThat(sayaka.page.getByTestId("rec-checked")).hasAttribute("data-checked", "true");
    shoot(sayaka.page, "inbox-of-a-new-holder");
  }

  @Test
  @Order(4)
  void members_share_out_what_waits_and_write_to_each_other() throws Exception {
    var page = kenta.page;
    opens(kenta, forFew);
    page.getByTestId("take").click();
    assertThat(page.getByTestId("holder")).hasText("あなたが担当しています");
    page.getByTestId("due-change").click();
    screens.look(page, "handling due ja");
    page.getByTestId("due-in30").click();
    assertThat(page.getByTestId("due-remove")).isVisible();
    kenta.writesNote(NOTE);

    opens(sayaka, forFew);
    assertThat(sayaka.page.getByTestId("note")).containsText(NOTE);
    assertThat(sayaka.page.getByTestId("note")).containsText("港 健太");
    shoot(sayaka.page, "handling");
    screens.look(sayaka.page, "handling opened ja");
    sayaka.page.getByTestId("take-over").click();
    screens.look(sayaka.page, "handling take over ja");
    sayaka.page.getByTestId("take-over-sure").click();
    assertThat(page.getByTestId("holder")).containsText(SAYAKA);

    opensAllAndSavesTheList();
    assertThat(new Traces().text("the note", NOTE).in(office.home())).isEmpty();
    assertThat(screens.wrong()).isEmpty();
  }

  private void opensAllAndSavesTheList() throws Exception {
    var fresh = call("fresh", BOX, FORMULA);
    var page = sayaka.page;
    page.navigate(Office.url(sayaka.host(), "/inbox"));
    sayaka.unlocks();
    page.setViewportSize(390, 844);
    page.getByTestId("inbox-item-" + fresh.get("id").getAsString()).waitFor();
    screens.look(page, "handling list telephone ja");
    page.getByTestId("together").click();
    screens.look(page, "handling together telephone ja");
    page.getByTestId("open-all").click();
    assertThat(page.getByTestId("open-all-progress")).hasText(Pattern.compile("^[1-9] 件を開きました$"));
    var row = page.getByTestId("inbox-item-" + fresh.get("id").getAsString());
    assertThat(row).containsText("田中 美咲");
    shoot(page, "handling-list-telephone");
    page.setViewportSize(1_366, 768);
    screens.look(page, "handling list ja");
    page.getByTestId("save-list").click();
    screens.look(page, "handling save ja");
    var download = page.waitForDownload(() -> page.getByTestId("save-list-sure").click());
    var file = folder("saved").resolve("list.csv");
    download.saveAs(file);
    assertThat(download.suggestedFilename()).matches("denwaban-inbox-\\d{8}-\\d{4}\\.csv");
    assertThat(Files.readString(file))
        .startsWith("\uFEFF受付日時,受信箱,状態")
        .contains(FOR_FEW, "090-1234-5678", BOX)
        .contains("\"'" + FORMULA);
  }

  @Test
  @Order(5)
  void who_leaves_the_company_leaves_the_department_and_its_key_changes() throws Exception {
    var page = kenta.page;
    page.navigate(Office.url(kenta.host(), "/inbox/members"));
    kenta.unlocks();
    page.getByTestId("rotate-begin").click();
    page.getByLabel(SAYAKA, new Page.GetByLabelOptions().setExact(true)).uncheck();
    assertThat(page.getByTestId("rotate-boxes")).containsText(BOX);
    page.getByTestId("rotate-sure").check();
    shoot(page, "rotate");
    page.getByTestId("rotate").click();
    KeyLifeIT.finished(page);

    assertThat(mailbox().get("epoch").getAsInt()).isEqualTo(2);
    assertThat(mailbox().getAsJsonArray("holders")).hasSize(1);
    assertThat(opens(kenta, forFew)).contains(FOR_FEW);
    // sealed to the key before, which who stays holds, too
    assertThat(kenta.page.getByTestId("note")).containsText(NOTE);
    var files = kenta.downloads(folder("after"));
    var newKey = kenta.exportsKey(folder("after"));
    for (var file : List.of(files.message(), files.recording())) {
      var refused = Age.open(firstKey, file);
      assertThat(refused.whole()).as("the key before opens " + file).isFalse();
      assertThat(refused.bytes()).isEmpty();
      assertThat(Age.open(newKey, file).whole()).as("the new key opens " + file).isTrue();
    }
    findsNothing(sayaka);
    assertThat(opens(kenta, call("after-it", BOX, "次の注文です"))).contains("次の注文です");
  }

  /// By no address, with ids that only members of the department can know.
  private void findsNothing(Member colleague) {
    var page = colleague.page;
    for (var id : OtherClient.ids(forFew)) {
      var lists = List.of("/api/inbox", "/api/inbox?box=" + box, "/api/objects/openable");
      for (var list : lists) assertThat(text(page, list).body()).as(list).doesNotContain(id);
    }
    assertThat(text(page, "/api/mailboxes").body()).doesNotContain(box, BOX);
    OtherClient.isRefused(page, forFew);
    var call = forFew.get("call").getAsString();
    var never = UUID.randomUUID().toString();
    for (var address : List.of("/api/inbox/calls/{id}", "/api/keys/lines/{id}/chain")) {
      var id = address.contains("calls") ? call : box;
      var refused = text(page, address.replace("{id}", id));
      assertThat(refused.status()).as(address).isEqualTo(404);
      assertThat(refused).as(address).isEqualTo(text(page, address.replace("{id}", never)));
    }
  }

  /// Without the call's id, which its message in the general box tells to all.
  private static JsonObject ofTheBoxAlone(JsonObject item) {
    var copy = item.deepCopy();
    copy.addProperty("call", item.get("id").getAsString());
    return copy;
  }

  private static People.Answer text(Page page, String path) {
    return People.text(page, "GET", path, null);
  }

  private JsonObject mailbox() {
    var all = text(kenta.page, "/api/mailboxes").json();
    return all.getAsJsonArray("mailboxes").get(0).getAsJsonObject();
  }

  /// @return what stands in the opened message
  private static String opens(Member member, JsonObject item) {
    member.page.navigate(Office.url(member.host(), "/inbox"));
    member.page.getByTestId("inbox-list").waitFor();
    member.unlocks();
    member.page.getByTestId("inbox-item-" + item.get("id").getAsString()).click();
    var opened = member.page.getByTestId("inbox-opened");
    member.page.getByTestId("inbox-done").or(member.page.getByTestId("inbox-reopen")).waitFor();
    assertThat(opened).not().containsText("開封しています");
    return opened.innerText();
  }

  /// The operator addresses the message; the number's own box is chosen before he looks.
  ///
  /// @return the newest item of that box
  private JsonObject call(String name, String to, String inquiry) throws Exception {
    var peer = folder(name);
    try (var caller = Telephone.sipp(peer, "+819012345678", MINATO, CALLER_HZ)) {
      desk.answer();
      assertThat(desk.addressed()).isEqualTo(BOX);
      assertThat(desk.hears(CALLER_HZ)).isGreaterThan(0.9);
      desk.writes("callerName", "田中 美咲").writes("inquiry", inquiry).chooses("callback", "yes");
      if (!to.equals(BOX)) desk.addresses(to);
      assertThat(desk.page.getByTestId("desk-send-says")).containsText(to);
      shoot(desk.page, "desk-" + name);
      desk.send();
      Wait.seconds(2);
      desk.hangUp();
      caller.ends();
    }
    desk.nextCall();
    Wait.until(
        "message and recording are kept",
        Duration.ofSeconds(20),
        () -> ofBox(to, "message").size() > 0 && ofCall(newest(to)).size() > 0);
    return newest(to);
  }

  private JsonObject newest(String to) {
    return ofBox(to, "message").getFirst();
  }

  private List<JsonObject> ofBox(String to, String what) {
    return kenta.inbox().stream()
        .filter(it -> it.get("mailbox").isJsonNull() == to.equals(GENERAL))
        .filter(it -> it.get(what).isJsonObject())
        .toList();
  }

  /// The recording of the item's call, wherever it lies.
  private List<JsonObject> ofCall(JsonObject item) {
    return ofBox(BOX, "recording").stream()
        .filter(it -> it.get("call").equals(item.get("call")))
        .toList();
  }

  private Path folder(String name) throws Exception {
    return Files.createDirectories(folder.resolve(name));
  }

  /// In both languages, to be looked at: target/department.
  private void shoot(Page page, String what) {
    for (var lang : List.of("en", "ja")) {
      page.evaluate("l => document.querySelector(`input[type=radio][value=${l}]`)?.click()", lang);
      page.waitForTimeout(200);
      page.screenshot(
          new Page.ScreenshotOptions()
              .setPath(pictures.resolve(what + "-" + lang + ".png"))
              .setFullPage(true));
    }
  }
}
