package denwaban.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// Sign-in by an identity provider that others made, in a real browser.
@Tag("own-office")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OidcIT {

  private static final String DESK = "desk.localhost";
  private static final String MINATO = "minato.localhost";
  private static final String SESSION = "__Host-sid";

  private Path folder;
  private Provider provider;
  private Office office;
  private Browser browser;
  private final Screens screens = Screens.inBothLanguages();

  /// What came back in an address, to be found nowhere else.
  private final List<String> codes = new ArrayList<>();

  @BeforeAll
  void an_office_and_its_provider() throws Exception {
    House.leave();
    folder = Files.createTempDirectory("oidc");
    provider = new Provider(folder, DESK, MINATO);
    var secret = Files.writeString(folder.resolve("secret"), Provider.SECRET + "\n");
    office =
        Office.open(
            folder.resolve("office"),
            List.of(
                "--denwaban.oidc.issuer=" + provider.issuer(),
                "--denwaban.oidc.client-id=office",
                "--denwaban.oidc.secret-file=" + secret,
                "--denwaban.oidc.amr=hwk",
                "--denwaban.oidc.allow-private=true"));
    browser = Browser.open(Sound.microphone(folder, 1_000));
  }

  @AfterAll
  void all_is_over() {
    browser.close();
    office.close();
    provider.close();
  }

  @Test
  void staff_come_in_by_the_offices_provider() throws Exception {
    var own = window("ja");
    People.enrol(own, "佐藤 花");
    own.navigate(Office.url(DESK, "/sessions"));
    links(own, "hana-linked");
    look(own, "linked");

    var other = window("ja");
    signsIn(other, DESK, "hana-linked", "Key");
    other.waitForURL("**/desk");
    other.navigate(Office.url(DESK, "/sessions"));
    assertThat(other.getByTestId("session-how").first()).hasText("会社のアカウント");
    isAskedForThePasskey(other);

    signsOut(own);
    signsIn(own, DESK, "hana-linked", "Password");
    own.getByTestId("passkey-on-top").waitFor();
    look(own, "on-top");
    isSignedOut(own);
    own.getByTestId("passkey-on-top").click();
    own.waitForURL("**/desk");

    own.navigate(Office.url(DESK, "/sessions"));
    own.getByTestId("account-unlink").click();
    own.getByTestId("account-none").waitFor();
    other.reload();
    other.waitForURL("**/signin*");
    var late = window("ja");
    signsIn(late, DESK, "hana-linked", "Key");
    late.locator("[role=alert]").waitFor();
    look(late, "unlinked");
    isSignedOut(late);
    assertThat(screens.wrong()).isEmpty();
  }

  @Test
  void who_signs_out_at_the_provider_is_signed_out_of_what_began_by_it() throws Exception {
    var own = window("ja");
    People.enrol(own, "佐藤 花");
    own.navigate(Office.url(DESK, "/sessions"));
    links(own, "hana-out");
    var other = window("ja");
    signsIn(other, DESK, "hana-out", "Key");
    other.waitForURL("**/desk");

    provider.signsOut(other);

    other.navigate(Office.url(DESK, "/sessions"));
    other.waitForURL("**/signin*");
    own.navigate(Office.url(DESK, "/sessions"));
    own.getByTestId("sessions").waitFor();
    assertThat(screens.wrong()).isEmpty();
  }

  @Test
  void another_persons_passkey_does_not_come_on_top() throws Exception {
    var hana = window("ja");
    People.enrol(hana, "佐藤 花");
    hana.navigate(Office.url(DESK, "/sessions"));
    links(hana, "hana-on-top");
    var ichiro = window("ja");
    enrolsAtTheDesk(ichiro, "鈴木 一郎");
    signsOut(ichiro);

    signsIn(ichiro, DESK, "hana-on-top", "Password");
    ichiro.getByTestId("passkey-on-top").click();
    assertThat(ichiro.locator("[role=alert]")).containsText("サインインできませんでした");
    look(ichiro, "another-person");
    isSignedOut(ichiro);
    assertThat(screens.wrong()).isEmpty();
  }

  @Test
  void what_a_stranger_began_ends_nowhere() throws Exception {
    var stranger = window("en");
    enrolsAtTheDesk(stranger, "鈴木 一郎");
    stranger.navigate(Office.url(DESK, "/sessions"));
    links(stranger, "stranger");
    signsOut(stranger);
    var before = codes.size();
    stranger.route("**/signin/back?*", route -> route.abort());
    signsIn(stranger, DESK, "stranger", "Key");
    stranger.waitForCondition(() -> codes.size() > before);
    var address = codes.getLast();

    // the stranger sends his own answer to somebody: nobody shall work in his name unknowingly
    var victim = window("en");
    victim.navigate(address);
    victim.getByTestId("back-refused").waitFor();
    look(victim, "elsewhere");
    isSignedOut(victim);

    // nor while the victim is on the way himself
    victim.navigate(Office.url(DESK, "/signin"));
    victim.getByTestId("provider-sign-in").click();
    victim.getByLabel("Who").waitFor();
    victim.navigate(address);
    victim.getByTestId("back-refused").waitFor();
    isSignedOut(victim);
    assertThat(screens.wrong()).isEmpty();
  }

  @Test
  void a_provider_that_refuses_or_is_gone_leaves_the_passkey() throws Exception {
    var page = window("en");
    signsIn(page, DESK, "anybody", "Refuse");
    page.waitForURL("**/signin/back*");
    page.getByTestId("back-refused").waitFor();
    look(page, "denied");
    isSignedOut(page);
    assertThat(screens.wrong()).isEmpty();
  }

  @Test
  void members_come_in_by_the_provider_that_their_administrator_named() throws Exception {
    var kenta = window("ja");
    People.enrol(kenta, "港 健太");
    kenta.navigate(Office.url(MINATO, "/inbox/members"));
    kenta.getByTestId("provider-edit").click();
    assertThat(kenta.getByTestId("provider-back")).hasText(Office.url(MINATO, "/signin/back"));
    look(kenta, "provider-form");
    kenta.getByTestId("provider-issuer").fill("https://127.0.0.1:1/");
    kenta.getByTestId("provider-clientId").fill("minato");
    kenta.getByTestId("provider-amr").fill("hwk");
    kenta.getByTestId("provider-save").click();
    kenta.getByTestId("provider-form").locator("[role=alert]").last().waitFor();
    kenta.getByTestId("provider-issuer").fill(provider.issuer());
    kenta.getByTestId("provider-save").click();
    assertThat(kenta.getByTestId("provider-now")).containsText(provider.issuer());
    look(kenta, "provider-set");
    kenta.navigate(Office.url(MINATO, "/sessions"));
    links(kenta, "kenta-linked");

    var other = window("ja");
    other.navigate(Office.url(MINATO, "/signin?with=minato"));
    look(other, "sign-in");
    other.getByTestId("provider-sign-in").click();
    provider.proves(other, "kenta-linked", "Key");
    other.waitForURL("**/inbox");
    other.navigate(Office.url(MINATO, "/sessions"));
    isAskedForThePasskey(other);
    kenta.navigate(Office.url(MINATO, "/inbox/log"));
    assertThat(kenta.getByText("会社の ID プロバイダーを決めた").first()).isVisible();
    Screens.speak(kenta, "en");
    assertThat(kenta.getByText("Identity provider connected").first()).isVisible();
    Screens.speak(kenta, "ja");

    // the office's provider knows the same name, and that is nobody
    var office = window("ja");
    signsIn(office, DESK, "kenta-linked", "Key");
    office.locator("[role=alert]").waitFor();
    isSignedOut(office);

    kenta.navigate(Office.url(MINATO, "/inbox/members"));
    kenta.getByTestId("provider-remove").click();
    assertThat(kenta.getByTestId("provider-edit")).isVisible();
    assertThat(kenta.getByTestId("provider-remove")).hasCount(0);
    assertThat(screens.wrong()).isEmpty();
  }

  @AfterAll
  void nothing_of_it_is_in_a_log() throws Exception {
    assertThat(codes).isNotEmpty();
    try (var files = Files.walk(office.home())) {
      for (var file : files.filter(it -> it.toString().endsWith(".log")).toList()) {
        var text = Files.readString(file);
        for (var address : codes) {
          assertThat(text).doesNotContain(address.replaceFirst(".*[?&]code=([^&]*).*", "$1"));
        }
        assertThat(text).doesNotContain(Provider.SECRET, "id_token");
      }
    }
  }

  /// The tour has a host name for each person; these two work under one.
  private static void enrolsAtTheDesk(Page page, String name) {
    page.navigate(People.link(name).replace("//desk2.localhost", "//" + DESK));
    People.makesPasskey(page);
  }

  /// Links the account on the page of sign-ins.
  private void links(Page page, String who) throws Exception {
    page.getByTestId("sessions").waitFor();
    look(page, "links-" + who);
    page.getByTestId("account-link").click();
    provider.proves(page, who, "Key");
    page.getByTestId("account-linked").waitFor();
    assertThat(page.url()).doesNotContain("code=", "state=");
    Provider.forgets(page.context());
  }

  private void signsIn(Page page, String host, String who, String how) {
    page.navigate(Office.url(host, "/signin"));
    page.getByTestId("provider-sign-in").click();
    provider.proves(page, who, how);
  }

  /// Nobody has a session in this browser any more.
  private static void signsOut(Page page) {
    page.context().clearCookies(new BrowserContext.ClearCookiesOptions().setName(SESSION));
    page.navigate("about:blank");
  }

  /// A grave deed asks for a passkey, and in this browser there is none.
  private static void isAskedForThePasskey(Page page) {
    page.getByTestId("account-link").click();
    page.getByTestId("company-account").locator("[role=alert]").waitFor();
    assertThat(page.url()).endsWith("/sessions");
  }

  private static void isSignedOut(Page page) {
    assertThat(page.url()).doesNotContain("code=", "state=");
    assertThat(page.context().cookies()).noneMatch(it -> it.name.equals(SESSION));
  }

  private Page window(String lang) {
    var page = browser.window(lang.equals("ja") ? "ja-JP" : "en-GB");
    page.onRequest(request -> {
      if (request.url().contains("/signin/back?code=")) codes.add(request.url());
    });
    return page;
  }

  private void look(Page page, String what) throws Exception {
    screens.look(page, "provider " + what);
  }
}
