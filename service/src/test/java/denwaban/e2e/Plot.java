package denwaban.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.gson.JsonObject;
import com.microsoft.playwright.Page;
import denwaban.kernel.Bytes;
import denwaban.kernel.ClientId;
import denwaban.seal.age.Identity;
import denwaban.seal.age.Insider;
import denwaban.seal.age.Suite;
import denwaban.seal.statement.ForgedChain;
import denwaban.seal.statement.KeyChainText;
import denwaban.seal.statement.KeyStatement;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;

/// What liars have in hand: a member who has left and kept his key, keys that the server made up,
/// an operator with somebody between him and the office, and one honest call to lie about.
final class Plot implements AutoCloseable {

  static final String CHAIN = "/api/keys/lines/company/chain";

  /// What the caller of [#item] wanted.
  static final String WORDS = "前歯の詰め物が取れました";

  /// What the operator put right afterwards.
  static final String CORRECTED = WORDS + "。右上です";

  private static final String AOBA = "+815031000001";
  private static final String LEAVER = "岸 美緒";
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  /// Long enough for a recording that can be cut, and parted in two.
  private static final int TALK_S = 6;

  final House house;
  final HostileProxy between = new HostileProxy();
  final Page ryo;
  final Member mio;
  final Desk desk;
  final Insider leaver;

  /// The server's own keys under the administrator's name.
  final Insider mallory;

  final ForgedChain.Of forger;
  final KeyStatement.Company company;
  final Identity companyKey;
  final JsonObject item;
  final Answers message;
  final Answers recording;
  final VersionTale versions;

  Plot(House house) throws Exception {
    this.house = house;
    ryo = house.ryo.page;
    mio = Member.joins(house.browser, LEAVER);
    mio.makesOwnKey();
    isGranted();
    leaver = mio.insider();
    leaves();
    var admin = house.ryo.insider();
    mallory = madeUp(admin);
    var chain = People.text(ryo, "GET", CHAIN, null).json().get("chain").getAsString();
    var honest = KeyChainText.parse(Bytes.of(chain.getBytes(UTF_8)));
    forger = new ForgedChain.Of(honest, leaver, mallory);
    company = (KeyStatement.Company) KeyStatement.parse(honest.statements().getLast().statement());
    companyKey = admin.granted(keys(ryo).getAsJsonObject("grant").get("blob").getAsString());

    house.desk.goesAway();
    desk = Desk.sitDown(house.browser.windowBehind(between, "ja-JP"), "鈴木 一郎");
    call("honest", TALK_S, this::sends);
    corrects();
    item = newest();
    message = answers("message", "read");
    recording = answers("recording", "play");
    call("another", 0, this::sends);
    versions = VersionTale.of(ryo, item, newest());
  }

  private void corrects() {
    desk.corrects();
    desk.rewrites("inquiry", CORRECTED);
    desk.page.keyboard().press("F9");
    assertThat(desk.page.getByTestId("desk-sent-row")).containsText("第 2 版");
  }

  private JsonObject newest() throws Exception {
    Wait.until(
        "the recording is in the inbox",
        PATIENCE,
        () -> house.ryo.inbox().getFirst().get("recording").isJsonObject());
    return house.ryo.inbox().getFirst();
  }

  /// Keys that nobody but the server has, for the person of this member.
  static Insider madeUp(Insider member) {
    var said = member.said();
    return Insider.madeUp(said.client(), said.person(), Suite.HYBRID, Instant.EPOCH);
  }

  ClientId client() {
    return leaver.said().client();
  }

  interface Act {
    void now() throws Exception;
  }

  /// A call to the client, whose message is written; it is over when `act` begins, but for that.
  void call(String name, int talkSeconds, Act act) throws Exception {
    var folder = Files.createDirectories(house.peers.resolve("hostile-" + name));
    try (var caller = Telephone.sipp(folder, "+819012345678", AOBA, 440)) {
      desk.answer();
      if (desk.hears(440) < 0.9) throw new AssertionError("the operator hears nobody");
      desk.writes("callerName", "田中 美咲")
          .writes("callerKana", "タナカ ミサキ")
          .writes("number", "090-1234-5678")
          .ticks("readback-number")
          .writes("inquiry", WORDS)
          .chooses("callback", "yes");
      Wait.seconds(talkSeconds);
      desk.hangUp();
      caller.ends();
    }
    act.now();
    desk.is("ready");
  }

  /// The call is over, so the desk goes on to the next by itself.
  void sends() {
    desk.page.keyboard().press("F9");
    try {
      desk.is("ready");
    } catch (AssertionError e) {
      throw new AssertionError(desk.page.locator("body").innerText(), e);
    }
  }

  /// The page tells it in both languages: these are the words of `testId`.
  static void saysInBoth(Page page, String testId) {
    var said = page.getByTestId(testId).innerText();
    if (!said.endsWith("。")) throw new AssertionError("no Japanese sentence: " + said);
    Screens.speak(page, "en");
    assertThat(page.getByTestId(testId)).not().hasText(said);
    var english = page.getByTestId(testId).innerText();
    if (!english.endsWith(".")) throw new AssertionError("no English: " + english);
    Screens.speak(page, "ja");
    assertThat(page.getByTestId(testId)).hasText(said);
  }

  /// Ryo's page, unlocked, with the first call's item open.
  void opensItem() {
    opens(item);
  }

  void opens(JsonObject item) {
    ryo.navigate(Office.url(house.ryo.host(), "/inbox"));
    ryo.getByTestId("inbox-list").waitFor();
    KeyLifeIT.unlocks(ryo);
    ryo.getByTestId("inbox-item-" + item.get("id").getAsString()).click();
    ryo.getByTestId("inbox-opened").waitFor();
  }

  /// Ryo's page where keys are granted, unlocked.
  void opensMembers() {
    ryo.navigate(Office.url(house.ryo.host(), "/inbox/members"));
    KeyLifeIT.unlocks(ryo);
  }

  private void isGranted() {
    opensMembers();
    ryo.locator("[data-testid^='compare-']").first().click();
    ryo.getByTestId("compare-same").check();
    ryo.getByTestId("grant").click();
    assertThat(ryo.getByTestId("members-said")).containsText(LEAVER);
  }

  private void leaves() {
    opensMembers();
    ryo.getByTestId("rotate-begin").click();
    ryo.getByLabel(LEAVER, new Page.GetByLabelOptions().setExact(true)).uncheck();
    ryo.getByTestId("rotate-sure").check();
    ryo.getByTestId("rotate").click();
    KeyLifeIT.finished(ryo);
  }

  private static JsonObject keys(Page page) {
    return People.text(page, "GET", "/api/keys", null).json();
  }

  private Answers answers(String kind, String purpose) {
    return Answers.of(ryo, item.getAsJsonObject(kind).get("object").getAsString(), purpose);
  }

  @Override
  public void close() {
    desk.goesAway();
    desk.page.context().close();
    between.close();
    house.desk.comesBack();
  }
}
