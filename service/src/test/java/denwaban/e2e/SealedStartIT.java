package denwaban.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.microsoft.playwright.Page;
import denwaban.kernel.Bytes;
import denwaban.seal.crypto.AtRest;
import denwaban.seal.statement.NightSafe;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A real office from the unattended start to the sealed one and back, with a call that comes in
/// while it is sealed.
@Tag("own-office")
class SealedStartIT {

  private static final String MINATO = "+815031000002";
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Pattern SHARE = Pattern.compile("DENW ABAN[A-Z0-9 -]+");
  private static final Pattern ROW = Pattern.compile("\"?\\\\\\\\x([0-9a-f]+)");
  private static final String MARK =
      HexFormat.of().formatHex("denwaban-intake1".getBytes(StandardCharsets.US_ASCII));

  @TempDir Path folder;

  private Office office;
  private Browser browser;
  private Member kenta;

  @BeforeAll
  static void the_ports_are_free() {
    House.leave();
  }

  @BeforeEach
  void the_office_opens() throws Exception {
    office = Office.open(folder.resolve("office"));
    browser = Browser.open(Sound.microphone(folder, 1_000));
    kenta = Member.joins(browser, "港 健太");
    kenta.makesKeys();
  }

  @AfterEach
  void the_office_closes() {
    browser.close();
    office.close();
  }

  @Test
  void what_comes_in_while_it_is_sealed_opens_when_two_holders_have_come() throws Exception {
    var pictures = Path.of(System.getProperty("denwaban.target", "target"), "sealed-start");
    Files.createDirectories(pictures);
    call("before", "封印の前");
    var client = People.text(kenta.page, "GET", "/api/keys", null).json().get("clientId");
    var admin = browser.window("ja-JP");
    People.enrol(admin, "高橋 恵");
    var host = java.net.URI.create(admin.url()).getHost();

    var shares = seals();
    assertThatThrownBy(() -> office.restart()).hasMessageContaining("This office is sealed");
    office.restart("--denwaban.start=sealed");
    call("during", "封印の間");
    isRefused("封印の間", "封印の前");
    shoot(kenta.page, pictures, "member-refused");
    aThiefOpensNothing(client.getAsString());

    admin.navigate(Office.url(host, "/office/seal"));
    admin.getByTestId("seal-sealed").waitFor();
    opens(admin, shares.get(0), shares.get(0));
    assertThat(admin.getByText("同じ分割鍵が二つです")).isVisible();
    opens(admin, shares.get(0), "");
    opens(admin, shares.get(0), shares.get(1).replaceFirst("Q", "P").replaceFirst("Z", "X"));
    assertThat(admin.getByText("分割鍵として読めません")).isVisible();
    shoot(admin, pictures, "admin-wrong-share");
    assertThat(bare(admin, shares)).as("without touching the passkey").isEqualTo(403);
    isRefused("封印の間", "封印の前");

    opens(admin, shares.get(0).toLowerCase(java.util.Locale.ROOT), shares.get(2));
    admin.getByTestId("seal-opened").waitFor();
    shoot(admin, pictures, "admin-open");
    reads("封印の間");
    reads("封印の前");
    isSorted(client.getAsString());

    admin.getByTestId("seal-close").click();
    admin.getByTestId("seal-sealed").waitFor();
    isRefused("封印の間");

    office.stop();
    office.seals("Share 1", said -> shares.get(1) + "\n" + shares.get(2) + "\n", "--undo");
    office.restart(new String[0]);
    reads("封印の間");
    reads("封印の前");
  }

  private List<String> seals() throws Exception {
    office.stop();
    var said =
        office.seals("Share 1", sheets -> String.join("\n", sharesIn(sheets).subList(0, 2)) + "\n");
    assertThat(said).contains("分割鍵 2 / 3", "share 2 of 3");
    assertThat(office.data().resolve("keys/master")).doesNotExist();
    return sharesIn(said);
  }

  private static List<String> sharesIn(String said) {
    return SHARE.matcher(said).results().map(it -> it.group().strip()).toList();
  }

  private void call(String name, String inquiry) throws Exception {
    var desk = Desk.sitDown(browser, "佐藤 花");
    var before = kenta.newest();
    var peer = Files.createDirectories(folder.resolve(name));
    try (var caller = Telephone.sipp(peer, "+819012345678", MINATO, 440)) {
      desk.answer();
      assertThat(desk.hears(440)).isGreaterThan(0.9);
      desk.writes("callerName", "田中 美咲").writes("inquiry", inquiry).chooses("callback", "yes");
      desk.send().hangUp().nextCall();
      caller.ends();
    }
    kenta.receives(before, "message", "recording");
    desk.goesAway();
    desk.page.close();
  }

  /// The newest is number 0.
  private int number(String inquiry) {
    return inquiry.equals("封印の間") ? 0 : 1;
  }

  private void opensItem(String inquiry) {
    var page = kenta.page;
    page.navigate(Office.url(kenta.host(), "/inbox"));
    page.getByTestId("inbox-list").waitFor();
    var items = kenta.inbox();
    var item = items.get(Math.min(number(inquiry), items.size() - 1));
    KeyLifeIT.unlocks(page);
    page.getByTestId("inbox-item-" + item.get("id").getAsString()).click();
  }

  private void isRefused(String... inquiries) {
    for (var inquiry : inquiries) {
      opensItem(inquiry);
      var said = kenta.page.getByTestId("refused-office-sealed").first();
      assertThat(said).containsText("封印中");
      assertThat(said).containsText("失われたものはありません");
      assertThat(kenta.page.getByTestId("inbox-opened")).not().containsText(inquiry);
    }
    for (var item : kenta.inbox()) {
      for (var kind : List.of("message", "recording")) {
        var object = item.getAsJsonObject(kind).get("object").getAsString();
        var answer =
            People.text(
                kenta.page,
                "POST",
                "/api/objects/" + object + "/release",
                "{\"purpose\":\"read\"}");
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.json().get("code").getAsString()).isEqualTo("office-sealed");
      }
    }
    assertThat(People.text(kenta.page, "POST", "/api/exit-packs", "{}").status()).isEqualTo(503);
  }

  private void reads(String inquiry) {
    opensItem(inquiry);
    assertThat(kenta.page.getByTestId("inbox-opened")).containsText(inquiry);
  }

  private static void opens(Page admin, String one, String two) {
    admin.getByTestId("seal-one").fill(one);
    admin.getByTestId("seal-two").fill(two);
    if (two.isEmpty()) {
      assertThat(admin.getByTestId("seal-open")).isDisabled();
    } else {
      admin.getByTestId("seal-open").click();
    }
  }

  private static int bare(Page admin, List<String> shares) {
    var body = "{\"one\":\"" + shares.get(0) + "\",\"two\":\"" + shares.get(1) + "\"}";
    return People.untouched(admin, "POST", "/api/office/seal/open", body).status();
  }

  /// Everything in the data folder and in the database, at every offset, as a key of what is there.
  private void aThiefOpensNothing(String client) throws Exception {
    var slots = new HashSet<String>();
    var wrapped = new ArrayList<Bytes>();
    for (var file : files("keys")) {
      var bytes = Files.readAllBytes(file);
      var text = new String(bytes, StandardCharsets.ISO_8859_1);
      if (text.startsWith("denwaban ")) slots.add(text.lines().skip(1).findFirst().orElseThrow());
    }
    assertThat(slots).as("the office's, and the week's").hasSizeGreaterThanOrEqualTo(2);
    var rows = rows(client);
    assertThat(rows).anyMatch(row -> HexFormat.of().formatHex(row.toArray()).startsWith(MARK));
    var keks = files("keys").stream().filter(f -> f.getFileName().toString().startsWith("kek-"));
    for (var kek : keks.filter(f -> !f.toString().contains("/log/")).toList()) {
      wrapped.add(Bytes.of(Files.readAllBytes(kek)));
      var place = kek.getFileName().toString().substring(4).getBytes(StandardCharsets.UTF_8);
      for (var guess : guesses(rows))
        assertThat(AtRest.unwrap(guess, wrapped.getLast(), place)).isEmpty();
    }
    assertThat(wrapped).as("the week before the seal").isNotEmpty();
    for (var guess : guesses(List.of())) {
      assertThat(slots).doesNotContain(NightSafe.of(guess).slot().text());
    }
  }

  private Set<Bytes> guesses(List<Bytes> rows) throws Exception {
    var all = new HashSet<Bytes>();
    for (var folder : List.of("keys", "secrets")) {
      for (var file : files(folder)) slide(Files.readAllBytes(file), all);
    }
    for (var row : rows) slide(row.toArray(), all);
    assertThat(all).hasSizeGreaterThan(3_000);
    return all;
  }

  private static void slide(byte[] bytes, Set<Bytes> all) {
    for (var at = 0; at + 32 <= bytes.length; at++) {
      all.add(Bytes.of(Arrays.copyOfRange(bytes, at, at + 32)));
    }
  }

  private List<Path> files(String name) throws Exception {
    try (var all = Files.walk(office.data().resolve(name))) {
      return all.filter(Files::isRegularFile).toList();
    }
  }

  /// The wrapped headers.
  private List<Bytes> rows(String client) throws Exception {
    return rows(client, "");
  }

  private List<Bytes> rows(String client, String with) throws Exception {
    try (var fences = Fences.of(office)) {
      return fences.seenBy(client, false).getOrDefault("vault_header", List.of()).stream()
          .filter(row -> row.contains(with))
          .flatMap(row -> ROW.matcher(row).results())
          .map(hex -> Bytes.of(HexFormat.of().parseHex(hex.group(1))))
          .toList();
    }
  }

  /// The client's own, that is: an operator's header ends within 15 minutes and stays where it came
  /// in.
  private void isSorted(String client) throws Exception {
    Wait.until(
        "what came in sealed is sorted",
        PATIENCE,
        () ->
            rows(client, ",company,").stream()
                .noneMatch(row -> HexFormat.of().formatHex(row.toArray()).startsWith(MARK)));
  }

  /// In both languages, to be looked at: target/sealed-start.
  private static void shoot(Page page, Path pictures, String what) {
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
