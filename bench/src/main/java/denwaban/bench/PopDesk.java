package denwaban.bench;

import com.google.gson.JsonParser;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// An operator of the demo at the desk, in a headless Chromium.
///
/// The browser's clock is made to agree with ours at each reading: its monotonic time is compared
/// with `Date.now()` at the instant that this one advances.
final class PopDesk implements AutoCloseable {

  private static final String OPERATOR = "佐藤 花";

  private static final List<String> FLAGS =
      List.of(
          "--no-sandbox",
          "--disable-gpu",
          "--disable-quic",
          "--no-first-run",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync",
          "--use-fake-device-for-media-stream",
          "--use-fake-ui-for-media-stream",
          "--allow-loopback-in-peer-connection",
          "--autoplay-policy=no-user-gesture-required",
          "--disable-features=WebRtcHideLocalIpsWithMdns");

  static final String ENROLMENT =
      """
      async (name) => {
        const demo = await (await fetch("/api/demo")).json();
        const person = demo.people.find((p) => p.name === name);
        const made = await fetch(`/api/demo/people/${person.id}/enrolment`, {
          method: "POST", headers: { "Content-Type": "application/json" }, body: "{}" });
        return (await made.json()).url;
      }
      """;

  /// From the mark's place in the list: when it was made in epoch ms, and how far the browser's
  /// monotonic clock had gone from the wall clock.
  private static final String READING =
      """
      (n) => {
        const mark = performance.getEntriesByName("desk-ring-painted")[n];
        const before = Date.now();
        let now = before;
        while (now === before) now = Date.now();
        const drift = performance.timeOrigin + performance.now() - now;
        return [performance.timeOrigin + mark.startTime - drift, drift];
      }
      """;

  /// @param atMs epoch milliseconds of the first task after the frame with the call
  /// @param driftMs the correction in it
  record Painted(double atMs, double driftMs) {}

  private final Playwright playwright;
  private final Browser chromium;
  private final Page page;

  PopDesk(Office office) {
    playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    chromium =
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions()
                    .setExecutablePath(Path.of("/usr/bin/chromium"))
                    .setArgs(FLAGS));
    page =
        chromium
            .newContext(
                new Browser.NewContextOptions()
                    .setLocale("ja-JP")
                    .setTimezoneId("Asia/Tokyo")
                    .setViewportSize(1_366, 768))
            .newPage();
    sitDown(office);
  }

  private void sitDown(Office office) {
    var devtools = page.context().newCDPSession(page);
    devtools.send("WebAuthn.enable");
    devtools.send(
        "WebAuthn.addVirtualAuthenticator",
        JsonParser.parseString(
                """
                {"options": {"protocol": "ctap2", "ctap2Version": "ctap2_1",
                  "transport": "internal", "hasResidentKey": true, "hasUserVerification": true,
                  "hasPrf": true, "automaticPresenceSimulation": true, "isUserVerified": true}}
                """)
            .getAsJsonObject());
    page.navigate(office.url("/demo"));
    page.navigate((String) page.evaluate(ENROLMENT, OPERATOR));
    page.locator("button", new Page.LocatorOptions().setHasText("パスキーを作る")).click();
    page.waitForURL("**/desk");
    for (var item : List.of("phone", "paper", "medium", "alone")) {
      page.locator("[data-testid='place-" + item + "']").check();
    }
    page.locator("[data-testid='place-state']").click();
    is("away");
    page.locator("[data-testid='desk-ready']:enabled").waitFor();
    page.keyboard().press("F3");
    ready();
    page.locator("[data-line='up']").waitFor();
  }

  void ready() {
    is("ready");
  }

  private void is(String status) {
    page.locator("[data-testid='desk-status'][data-status='" + status + "']").waitFor();
  }

  /// Waits for the mark of a call.
  ///
  /// @param n how many calls were painted before it
  Painted painted(int n) {
    page.waitForFunction("(n) => performance.getEntriesByName('desk-ring-painted').length > n", n);
    var said = (List<?>) page.evaluate(READING, n);
    return new Painted(((Number) said.get(0)).doubleValue(), ((Number) said.get(1)).doubleValue());
  }

  @Override
  public void close() {
    chromium.close();
    playwright.close();
  }
}
