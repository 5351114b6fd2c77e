package denwaban.bench;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// A member of the demo's client with the hybrid key, in a headless Chromium that listens to
/// itself.
final class PlayMember implements AutoCloseable {

  private static final String MEMBER = "青葉 涼";

  private static final List<String> FLAGS =
      List.of(
          "--no-sandbox",
          "--disable-gpu",
          "--disable-quic",
          "--no-first-run",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync",
          "--enable-precise-memory-info",
          "--autoplay-policy=no-user-gesture-required");

  /// Puts an analyser behind the first audio element, and says when sound comes out of it: more
  /// than a whisper in the last 6 ms, looked at every 4 ms.
  ///
  /// The clock starts at the press itself, in the page, before the page hears of it.
  private static final String EARS =
      """
      (() => {
        const context = new AudioContext();
        const ear = context.createAnalyser();
        ear.fftSize = 8192;
        ear.smoothingTimeConstant = 0;
        ear.connect(context.destination);
        let element = null;
        const listen = () => {
          const found = document.querySelector("[data-testid='player-audio']");
          if (found && found !== element) {
            element = found;
            context.createMediaElementSource(found).connect(ear);
          }
          return element;
        };
        const window6 = new Float32Array(256);
        const loud = () => {
          ear.getFloatTimeDomainData(window6);
          return window6.some((sample) => Math.abs(sample) > 0.02);
        };
        const until = (what) => new Promise((done) => {
          const look = () => { listen(); what() ? done(performance.now()) : setTimeout(look, 4); };
          look();
        });
        const press = (selector) => document.querySelector(selector);
        window.__ears = {
          // the button that opens it, then at once the one that plays
          async play() {
            await context.resume();
            const start = performance.now();
            press("[data-testid='rec-open']").click();
            const shown = await until(() => press("[data-testid='player-play']"));
            const second = performance.now();
            press("[data-testid='player-play']").click();
            const heard = await until(() => element && element.currentTime > 0 && loud());
            return [shown - start, heard - second, heard - start];
          },
          // as a press on the picture does
          async seek(seconds) {
            const bar = press("[data-testid='player-seek']");
            const box = bar.getBoundingClientRect();
            const x = box.left + (box.width * seconds) / element.duration;
            let landed = null;
            element.addEventListener("seeked", () => (landed = element.currentTime), { once: true });
            const start = performance.now();
            bar.dispatchEvent(new PointerEvent("pointerdown", {
              bubbles: true, clientX: x, clientY: box.top + box.height / 2 }));
            const heard = await until(
              () => landed !== null && element.currentTime > landed + 0.005 && loud());
            return [heard - start, landed];
          },
          // the loudest of these tones now
          tone(tones) {
            const samples = new Float32Array(8192);
            ear.getFloatTimeDomainData(samples);
            const power = (hz) => {
              let re = 0, im = 0;
              samples.forEach((s, i) => {
                re += s * Math.cos((2 * Math.PI * hz * i) / context.sampleRate);
                im += s * Math.sin((2 * Math.PI * hz * i) / context.sampleRate);
              });
              return re * re + im * im;
            };
            return tones.reduce((a, b) => (power(b) > power(a) ? b : a));
          },
        };
      })();
      """;

  private final Playwright playwright;
  private final Browser chromium;
  private final Page page;
  private final CDPSession devtools;
  private final String home;

  /// Enrols, and makes the member's and the company's keys.
  ///
  /// @param home of the office, to its port
  PlayMember(String home) {
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
    var context =
        chromium.newContext(
            new Browser.NewContextOptions()
                .setLocale("ja-JP")
                .setTimezoneId("Asia/Tokyo")
                .setViewportSize(1_366, 768));
    context.addInitScript(EARS);
    page = context.newPage();
    devtools = context.newCDPSession(page);
    devtools.send("WebAuthn.enable");
    devtools.send("WebAuthn.addVirtualAuthenticator", authenticator());
    page.navigate(home + "/demo");
    page.navigate((String) page.evaluate(PopDesk.ENROLMENT, MEMBER));
    this.home = enrols();
  }

  private String enrols() {
    page.locator("button", new Page.LocatorOptions().setHasText("パスキーを作る")).click();
    page.waitForURL(url -> !url.contains("/enrol"));
    presses("鍵を作る");
    page.locator("[data-kit] li").first().waitFor();
    var kit = page.locator("[data-kit] li").allInnerTexts();
    presses("印刷した（書き写した）ので次へ");
    for (var asked : page.locator("input[data-group]").all()) {
      asked.fill(kit.get(Integer.parseInt(asked.getAttribute("data-group")) - 1).strip());
    }
    presses("確かめて鍵を登録する");
    presses("会社の鍵を作る");
    page.locator("a[href='/inbox'][data-autofocus]").waitFor();
    return page.url().substring(0, page.url().indexOf('/', "http://".length()));
  }

  private static JsonObject authenticator() {
    return JsonParser.parseString(
            """
            {"options": {"protocol": "ctap2", "ctap2Version": "ctap2_1", "transport": "internal",
              "hasResidentKey": true, "hasUserVerification": true, "hasPrf": true,
              "automaticPresenceSimulation": true, "isUserVerified": true}}
            """)
        .getAsJsonObject();
  }

  private void presses(String name) {
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true))
        .click();
  }

  /// Loads the inbox anew and unlocks it.
  ///
  /// @return ms from the press to the open keys: passkey, member's key, company's key
  double unlocks() {
    page.navigate(home + "/inbox");
    page.getByTestId("unlock-passkey").waitFor();
    var took =
        page.evaluate(
            """
            () => new Promise((done) => {
              const start = performance.now();
              new MutationObserver((_, self) => {
                if (!document.querySelector("[data-testid='inbox-lock']")) return;
                self.disconnect();
                done(performance.now() - start);
              }).observe(document.body, { childList: true, subtree: true, attributes: true });
              document.querySelector("[data-testid='unlock-passkey']").click();
            })
            """);
    return ((Number) took).doubleValue();
  }

  /// Another page of the same company, for three seconds.
  void looksAt(String path) {
    page.navigate(home + path);
    rests(3_000);
  }

  void opensNewest() {
    page.locator("[data-testid^='inbox-item-']").first().click();
    page.getByTestId("rec-open").waitFor();
  }

  /// @param opened ms from the press on "open" to the player
  /// @param sound ms from the press on "play" to sound
  /// @param both ms from "open" to sound, pressed without any delay
  record Played(double opened, double sound, double both) {}

  Played plays() {
    var took = (List<?>) page.evaluate("() => window.__ears.play()");
    return new Played(ms(took.get(0)), ms(took.get(1)), ms(took.get(2)));
  }

  /// @param landedS where the press on the picture led, in seconds
  record Sought(double ms, double landedS) {}

  Sought seeks(double seconds) {
    var took = (List<?>) page.evaluate("s => window.__ears.seek(s)", seconds);
    return new Sought(ms(took.get(0)), ms(took.get(1)));
  }

  private static double ms(Object said) {
    return ((Number) said).doubleValue();
  }

  /// Which of these tones is heard now.
  int hears(List<Integer> tones) {
    return ((Number) page.evaluate("tones => window.__ears.tone(tones)", tones)).intValue();
  }

  void rests(int ms) {
    page.waitForTimeout(ms);
  }

  /// Waits until all of it was compared with the signature.
  void checked() {
    page.locator("[data-testid='rec-checked'][data-checked='true']")
        .waitFor(
            new Locator.WaitForOptions()
                .setState(WaitForSelectorState.ATTACHED)
                .setTimeout(120_000));
  }

  /// @param heap MiB of the page's JavaScript that is alive, after a collection
  /// @param resident MiB of all renderer processes: page, workers
  record Memory(double heap, double resident) {}

  Memory memory() throws IOException {
    devtools.send("HeapProfiler.collectGarbage");
    devtools.send("Performance.enable");
    var heap = 0.0;
    for (var metric : devtools.send("Performance.getMetrics").getAsJsonArray("metrics")) {
      var one = metric.getAsJsonObject();
      if (one.get("name").getAsString().equals("JSHeapUsedSize"))
        heap = one.get("value").getAsDouble();
    }
    var resident = 0L;
    var browser = chromium.newBrowserCDPSession();
    for (var each : browser.send("SystemInfo.getProcessInfo").getAsJsonArray("processInfo")) {
      var process = each.getAsJsonObject();
      if (process.get("type").getAsString().equals("renderer")) {
        resident += residentKb(process.get("id").getAsLong());
      }
    }
    browser.detach();
    return new Memory(heap / (1 << 20), resident / 1024.0);
  }

  private static long residentKb(long pid) throws IOException {
    for (var line : Files.readAllLines(Path.of("/proc/" + pid + "/status"))) {
      if (line.startsWith("VmRSS:")) return Long.parseLong(line.replaceAll("\\D", ""));
    }
    return 0;
  }

  @Override
  public void close() {
    chromium.close();
    playwright.close();
  }
}
