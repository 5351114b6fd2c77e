package denwaban.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.gson.JsonParser;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.AriaRole;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A real office on a real address: refused without TLS, then filled with people over TLS.
@Tag("own-office")
class RunIT {

  /// A renewed certificate must be shown within this time, without a restart.
  private static final Duration RENEWAL = Duration.ofSeconds(40);

  /// Another test's office may still have the usual one.
  private static final int SIP_PORT = 15_062;

  @TempDir Path home;

  @BeforeAll
  static void network() throws Exception {
    assumeTrue(RealOffice.addressed(), "needs a network of its own");
  }

  @Test
  void it_does_not_start_for_other_machines_without_tls() throws Exception {
    try (var office = RealOffice.launch(home, "--denwaban.hosts=" + RealOffice.HOST)) {
      assertThat(office.status()).isNotZero();
      assertThat(office.said()).contains("without TLS").contains("--denwaban.tls.certificate=FILE");
    }
  }

  @Test
  void the_first_administrator_fills_the_office_over_tls() throws Exception {
    var pem = new Pem(home, RealOffice.HOST);
    pem.issue(1);
    try (var office = launch(pem, SIP_PORT);
        var playwright =
            Playwright.create(
                new Playwright.CreateOptions()
                    .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        var chromium = chromium(playwright, pem)) {
      var link = office.link();
      var admin = window(chromium);
      speaksHttp2AndDemandsTls(admin, link);
      enrols(admin, "**/office/people");
      linkIsUsedUp(chromium, link);

      addsClient(admin);
      enrols(opens(chromium, addsPerson(admin, "Hana Sato", "Operator")), "**/desk");
      var member = opens(chromium, addsPerson(admin, "Ken Aoki", "Client administrator"));
      enrols(member, "**/keys");
      assertThat(member.locator("body")).containsText("Aoba");

      pem.issue(2);
      Wait.until("the renewed certificate is shown", RENEWAL, () -> RealOffice.serial() == 2);
      assertThat(window(chromium).navigate(url("/")).status()).isEqualTo(200);
      assertThat(office.said()).doesNotContain("Hana Sato").doesNotContain("Ken Aoki");
    }
  }

  @Test
  void a_port_that_is_taken_ends_the_start_and_is_named() throws Exception {
    var pem = new Pem(home, RealOffice.HOST);
    pem.issue(1);
    try (var taken = new DatagramSocket(0, InetAddress.getLoopbackAddress());
        var office = launch(pem, taken.getLocalPort())) {
      assertThat(office.status()).isEqualTo(1);
      assertThat(office.said())
          .contains("SIP cannot listen on 127.0.0.1:" + taken.getLocalPort())
          .contains("--denwaban.sip.port");
    }
  }

  private RealOffice launch(Pem pem, int sip) throws Exception {
    return RealOffice.launch(
        home,
        "--denwaban.sip.port=" + sip,
        "--denwaban.call.media.first-port=21000",
        "--denwaban.call.media.last-port=21099",
        "--denwaban.hosts=" + RealOffice.HOST,
        "--denwaban.tls.certificate=" + pem.certificate(),
        "--denwaban.tls.key=" + pem.key());
  }

  private static void speaksHttp2AndDemandsTls(Page page, String link) {
    assertThat(link).startsWith(url("/enrol#"));
    var headers = page.navigate(link).headers();
    assertThat(headers.get("strict-transport-security")).isEqualTo("max-age=63072000");
    assertThat(page.evaluate("performance.getEntriesByType('navigation')[0].nextHopProtocol"))
        .isEqualTo("h2");
  }

  private static void linkIsUsedUp(Browser chromium, String link) {
    assertThat(opens(chromium, link).getByRole(AriaRole.HEADING).first())
        .containsText("This link no longer works");
  }

  private static void enrols(Page page, String arrives) {
    presses(page.locator("body"), "Make a passkey on this device");
    page.waitForURL(arrives);
  }

  private static void addsClient(Page admin) {
    admin.navigate(url("/office/clients"));
    presses(admin.locator("main"), "Add a client");
    var form = admin.getByRole(AriaRole.DIALOG);
    fills(form, "Company name", "Aoba Dental");
    fills(form, "Reading of the name (kana)", "あおば");
    fills(form, "Short name (used in addresses)", "aoba");
    presses(form, "Go on to the contract");
    form.getByRole(
            AriaRole.CHECKBOX,
            new Locator.GetByRoleOptions().setName("The client agreed to these terms"))
        .check();
    presses(form, "Add");
    // the only administrator: he says why, and it opens at once, for an hour
    admin.getByTestId("ask-ticket").fill("SETUP-1");
    admin.getByTestId("ask-reason").fill("The first client");
    admin.getByTestId("ask-go").click();
    admin.waitForURL("**/office/clients/*");
  }

  /// @return the one-time link
  private static String addsPerson(Page admin, String name, String role) {
    admin.navigate(url("/office/people"));
    presses(admin.locator("main"), "Add a person");
    var form = admin.getByRole(AriaRole.DIALOG);
    fills(form, "Name", name);
    fills(form, "Reading (kana)", "なまえ");
    form.getByRole(AriaRole.RADIO, new Locator.GetByRoleOptions().setName(role)).first().check();
    if (role.startsWith("Client")) {
      form.getByRole(AriaRole.COMBOBOX).click();
      admin.getByRole(AriaRole.OPTION).first().click();
    }
    presses(form, "Add");
    presses(admin.locator("body"), "Make an enrolment link");
    return admin.locator("[data-enrolment-link]").innerText().strip();
  }

  private static void fills(Locator form, String label, String text) {
    var options = new Locator.GetByRoleOptions().setName(label).setExact(true);
    form.getByRole(AriaRole.TEXTBOX, options).fill(text);
  }

  private static void presses(Locator within, String name) {
    var options = new Locator.GetByRoleOptions().setName(name).setExact(true);
    within.getByRole(AriaRole.BUTTON, options).click();
  }

  private static String url(String path) {
    return "https://" + RealOffice.HOST + ":" + RealOffice.PORT + path;
  }

  /// Debian's Chromium, which finds the office by name and trusts this key alone.
  private static Browser chromium(Playwright playwright, Pem pem) throws Exception {
    return playwright
        .chromium()
        .launch(
            new BrowserType.LaunchOptions()
                .setExecutablePath(Path.of("/usr/bin/chromium-headless-shell"))
                .setArgs(
                    List.of(
                        "--no-sandbox",
                        "--disable-gpu",
                        "--disable-quic",
                        "--no-first-run",
                        "--disable-background-networking",
                        "--disable-component-update",
                        "--disable-sync",
                        "--host-resolver-rules=MAP " + RealOffice.HOST + " " + RealOffice.ADDRESS,
                        "--ignore-certificate-errors-spki-list=" + pem.pin())));
  }

  private static Page opens(Browser chromium, String link) {
    var page = window(chromium);
    page.navigate(link);
    return page;
  }

  /// A new person at a new machine, whose authenticator says yes.
  private static Page window(Browser chromium) {
    var context = chromium.newContext(new Browser.NewContextOptions().setLocale("en-GB"));
    context.setDefaultTimeout(30_000);
    var page = context.newPage();
    var devtools = context.newCDPSession(page);
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
    return page;
  }
}
