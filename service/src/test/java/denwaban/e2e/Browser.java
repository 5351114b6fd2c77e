package denwaban.e2e;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.Proxy;
import com.microsoft.playwright.options.ReducedMotion;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Debian's Chromium without its windows, with a tone for a microphone. Each window of ours is a
/// person of its own.
final class Browser implements AutoCloseable {

  private static final Path SHELL = Path.of("/usr/bin/chromium-headless-shell");
  private static final Path WHOLE = Path.of("/usr/bin/chromium");

  private static final List<String> QUIET =
      List.of(
          "--no-sandbox",
          "--disable-gpu",
          "--disable-quic",
          "--no-first-run",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync");

  /// The last `--disable-features` wins over Playwright's own, so it says what that says too (about
  /// a fourteenth of what a page costs).
  private static final String WITHOUT =
      "--disable-features=WebRtcHideLocalIpsWithMdns,PaintHolding,RenderDocument,OptimizationHints,"
          + "Translate,MediaRouter,GlobalMediaControls,ThirdPartyStoragePartitioning,AutoDeElevate,"
          + "DestroyProfileOnBrowserClose,AvoidUnnecessaryBeforeUnloadCheckSync";

  /// `--allow-loopback…`: there is no other interface; mDNS names would need a network.
  private static final List<String> AUDIO =
      List.of(
          "--use-fake-device-for-media-stream",
          "--use-fake-ui-for-media-stream",
          "--allow-loopback-in-peer-connection",
          "--autoplay-policy=no-user-gesture-required",
          WITHOUT);

  /// Keeps the connections so that a test can listen in, and leaves tones alone: echo cancelling
  /// takes a steady tone for an echo.
  private static final String EARS =
      """
      (() => {
        const Real = window.RTCPeerConnection;
        window.__lines = [];
        window.RTCPeerConnection = class extends Real {
          constructor(...a) { super(...a); window.__lines.push(this); }
        };
        const ask = navigator.mediaDevices?.getUserMedia.bind(navigator.mediaDevices);
        if (ask) navigator.mediaDevices.getUserMedia = () => ask({ audio: {
          echoCancellation: false, noiseSuppression: false, autoGainControl: false } });
      })();
      """;

  /// Nothing fades, so a picture is right at once. A sheet that a script makes is no inline style,
  /// which our policy forbids.
  private static final String STILL =
      """
      (() => {
        const still = new CSSStyleSheet();
        still.replaceSync("*, ::before, ::after { transition: none !important; animation: none !important }");
        document.adoptedStyleSheets = [...document.adoptedStyleSheets, still];
      })();
      """;

  /// In milliseconds, for what a page should show: paid only by a test that fails. Playwright's own
  /// 5 s, and 15 s too, a busy machine exceeds.
  private static final int PATIENCE = 30_000;

  private static final Set<Browser> OPEN = new LinkedHashSet<>();

  private final Playwright playwright;
  private final com.microsoft.playwright.Browser chromium;

  private Browser(Playwright playwright, com.microsoft.playwright.Browser chromium) {
    this.playwright = playwright;
    this.chromium = chromium;
    PagesTold.opens();
    OPEN.add(this);
  }

  /// All that are open in this JVM.
  static List<Page> pages() {
    return OPEN.stream().flatMap(one -> one.own().stream()).toList();
  }

  private List<Page> own() {
    return chromium.contexts().stream().flatMap(context -> context.pages().stream()).toList();
  }

  /// @param more options of Chromium
  static Browser open(Path microphone, String... more) {
    return open(SHELL, microphone, more);
  }

  /// All of Chromium, still without windows: it starts later than [#SHELL] and shows notifications,
  /// which that one refuses whatever it was permitted.
  static Browser whole(Path microphone, String... more) {
    return open(WHOLE, microphone, more);
  }

  private static Browser open(Path program, Path microphone, String... more) {
    var args = new ArrayList<>(QUIET);
    args.addAll(List.of(more));
    args.addAll(AUDIO);
    args.add("--use-file-for-fake-audio-capture=" + microphone);
    var playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    var chromium =
        playwright
            .chromium()
            .launch(new BrowserType.LaunchOptions().setExecutablePath(program).setArgs(args));
    return new Browser(playwright, chromium);
  }

  /// A new person at a new machine, whose authenticator has PRF and says yes.
  Page window(String language) {
    return window(context(language));
  }

  /// The same, with somebody between it and the office.
  Page windowBehind(HostileProxy proxy, String language) {
    var between = new Proxy(proxy.address()).setBypass("<-loopback>");
    return window(context(options(language).setProxy(between)));
  }

  private static Page window(BrowserContext context) {
    var page = context.newPage();
    var devtools = page.context().newCDPSession(page);
    devtools.send("WebAuthn.enable");
    devtools.send("WebAuthn.addVirtualAuthenticator", authenticator());
    return page;
  }

  /// A machine without an authenticator: the demo's own software is all there is.
  Page windowWithoutAuthenticator(String language) {
    return context(language).newPage();
  }

  private BrowserContext context(String language) {
    return context(options(language));
  }

  private static NewContextOptions options(String language) {
    return new NewContextOptions()
        .setLocale(language)
        .setTimezoneId("Asia/Tokyo")
        .setAcceptDownloads(true)
        .setReducedMotion(ReducedMotion.REDUCE)
        .setViewportSize(1_366, 768);
  }

  private BrowserContext context(NewContextOptions options) {
    var context = chromium.newContext(options);
    context.addInitScript(EARS);
    context.addInitScript(STILL);
    context.addInitScript(OwnRequests.SCRIPT);
    context.setDefaultTimeout(PATIENCE);
    PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE);
    return context;
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

  /// Closes the windows of all but these.
  void closesAllBut(List<Page> kept) {
    var contexts = kept.stream().map(Page::context).toList();
    for (var context : List.copyOf(chromium.contexts())) {
      if (!contexts.contains(context)) context.close();
    }
  }

  /// What was asked for is there, and two frames on it has its place and its colours.
  static void settles(Page page) throws InterruptedException {
    Wait.seconds(0.15); // an answer of this machine comes within it
    page.waitForFunction(
        """
        () => document.querySelector("h1") && !document.querySelector("main[aria-busy=true]")
          && [...document.querySelectorAll(".mantine-Loader-root")]
            .every((it) => it.closest("button, [aria-hidden=true]"))
        """);
    frames(page);
  }

  /// Two of them.
  static void frames(Page page) {
    page.evaluate(
        "() => new Promise((r) => requestAnimationFrame(() => requestAnimationFrame(r)))");
  }

  static CDPSession devtools(Page page) {
    return page.context().newCDPSession(page);
  }

  /// The share of `hz` in what the page hears now over its line: 0 to 1.
  static double hears(Page page, int hz) {
    var share =
        page.evaluate(
            """
            async (hz) => {
              const line = window.__lines.filter((l) => l.connectionState === "connected").at(-1);
              if (!line) return 0;
              const track = line.getReceivers()[0].track;
              const audio = new AudioContext({ sampleRate: 8000 });
              const ear = audio.createAnalyser();
              ear.fftSize = 8192;
              ear.smoothingTimeConstant = 0;
              audio.createMediaStreamSource(new MediaStream([track])).connect(ear);
              await new Promise((done) => setTimeout(done, 1500));
              const samples = new Float32Array(8000);
              ear.getFloatTimeDomainData(samples);
              await audio.close();
              let re = 0, im = 0, energy = 0;
              samples.forEach((s, i) => {
                re += s * Math.cos((2 * Math.PI * hz * i) / 8000);
                im += s * Math.sin((2 * Math.PI * hz * i) / 8000);
                energy += s * s;
              });
              return energy < 0.01 ? 0 : (2 * (re * re + im * im)) / samples.length / energy;
            }
            """,
            hz);
    return ((Number) share).doubleValue();
  }

  @Override
  public void close() {
    OPEN.remove(this);
    PagesTold.closes(own());
    chromium.close();
    playwright.close();
  }
}
