package denwaban.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.net.URI;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// A page that stays in front in an empty room. Time passes in its browser by the browser's clock,
/// and for the server in the session's row.
@ExtendWith(House.Keeper.class)
class IdleIT {

  /// So much of the 15 minutes is left then.
  private static final Duration LEFT = Duration.ofSeconds(60);

  private static final Duration AWAY = Duration.ofMinutes(15).minus(LEFT);

  /// So much is left when only the end is waited for.
  private static final Duration LAST = Duration.ofSeconds(5);

  /// A request of the page is answered within this time.
  private static final Duration UNDER_WAY = Duration.ofSeconds(1);

  private static final Path PICTURES =
      Path.of(System.getProperty("denwaban.target", "target"), "screens");

  private final House house;

  IdleIT(House house) {
    this.house = house;
  }

  @Test
  void it_is_warned_of_and_goes_on_with_a_key_and_ends_though_the_page_asks_by_itself()
      throws Exception {
    var page = house.browser.window("ja-JP");
    People.enrol(page, "森 千夏");
    var host = URI.create(page.url()).getHost();
    page.clock().install();
    page.navigate(Office.url(host, "/sessions?lang=ja"));
    page.getByTestId("session").first().waitFor();
    var session = ownSession(page);

    for (var lang : List.of("ja", "en")) {
      Screens.speak(page, lang);
      nobodyIsThere(page, session);
      var warning = page.getByTestId("idle");
      warning.waitFor();
      look(page, "idle-" + lang);
      assertThat(seen(session)).isBefore(Instant.now().minus(AWAY));
      page.keyboard().press("Shift");
      assertThat(warning).hasCount(0);
      assertThat(seen(session)).isAfter(Instant.now().minusSeconds(10));
    }

    var soon =
        "update session set ends_at = now() + interval '%d s' where id = '%s' returning ends_at"
            .formatted(LEFT.toSeconds(), session);
    inTheRow(soon);
    nobodyIsThere(page, session);
    var last = page.locator("[data-testid='idle'][data-last='true']");
    last.waitFor();
    for (var lang : List.of("en", "ja")) {
      inTheRow(soon); // the looks take as long as they take
      Screens.speak(page, lang);
      look(page, "idle-last-" + lang);
    }
    assertThat(page.getByTestId("idle-stay")).hasCount(0);
    inTheRow(
        "update session set ends_at = now() + interval '1 h' where id = '%s' returning ends_at"
            .formatted(session));
    // no page expects that, as it never happens
    page.navigate(Office.url(host, "/sessions?lang=ja"));
    page.getByTestId("session").first().waitFor();
    assertThat(page.getByTestId("idle")).hasCount(0);

    var asked = new AtomicInteger();
    page.onRequest(request -> {
      if (request.url().contains("/api/sessions")) asked.incrementAndGet();
    });
    nobodyIsThere(page, session);
    page.getByTestId("idle").waitFor();
    var ended = page.getByRole(AriaRole.DIALOG);
    assertThat(ended).hasCount(0);
    nobodyIsThere(page, session, AWAY.plus(LEFT).minus(LAST), LEFT.minus(LAST));
    ended.waitFor(new Locator.WaitForOptions().setTimeout(30_000));
    assertThat(asked.get()).as("what the page asked by itself meanwhile").isPositive();
    assertThat(People.text(page, "GET", "/api/me", null).status()).isEqualTo(401);
    assertThat(page.getByTestId("idle")).hasCount(0);
    page.close();
  }

  @Test
  void a_members_idle_page_says_how_many_messages_are_new_and_opens_with_the_passkey()
      throws Exception {
    var page = house.browser.window("ja-JP");
    People.enrol(page, "浜 さやか");
    var host = URI.create(page.url()).getHost();
    page.navigate(Office.url(host, "/inbox?lang=ja"));
    page.getByTestId("inbox-unread").waitFor();
    var session = ownSession(page);
    inTheRow(
        "update session set seen_at = now() - interval '15 min' where id = '%s' returning seen_at"
            .formatted(session));
    var unread = page.getByTestId("idle-unread");
    unread.waitFor(new Locator.WaitForOptions().setTimeout(60_000));
    for (var lang : List.of("ja", "en")) {
      Screens.speak(page, lang);
      look(page, "idle-member-" + lang);
    }
    assertThat(People.text(page, "GET", "/api/inbox", null).status()).isEqualTo(401);
    assertThat(People.text(page, "GET", "/api/inbox/count", null).status()).isEqualTo(200);
    page.getByRole(AriaRole.DIALOG).getByRole(AriaRole.BUTTON).first().click();
    assertThat(page.getByRole(AriaRole.DIALOG)).hasCount(0);
    assertThat(People.text(page, "GET", "/api/inbox", null).status()).isEqualTo(200);
    page.close();
  }

  private static void look(Page page, String name) throws Exception {
    Browser.settles(page);
    page.screenshot(new Page.ScreenshotOptions().setPath(PICTURES.resolve(name + ".png")));
    assertThat(Accessibility.findings(page)).as(name).isEmpty();
  }

  private static String ownSession(Page page) {
    for (var one :
        People.text(page, "GET", "/api/sessions", null).json().getAsJsonArray("sessions")) {
      JsonObject it = one.getAsJsonObject();
      if (it.get("here").getAsBoolean()) return it.get("id").getAsString();
    }
    throw new AssertionError("this browser is not signed in");
  }

  /// A request that was under way when the row was written brings the last input up to date again:
  /// the row is written until it stays.
  private void nobodyIsThere(Page page, String session) throws Exception {
    nobodyIsThere(page, session, AWAY, AWAY);
  }

  /// @param since when the server last heard of anybody
  /// @param passes on the page's clock
  private void nobodyIsThere(Page page, String session, Duration since, Duration passes)
      throws Exception {
    Instant written;
    do {
      written =
          inTheRow(
              "update session set seen_at = now() - interval '%d s' where id = '%s' returning seen_at"
                  .formatted(since.toSeconds(), session));
      page.waitForTimeout(UNDER_WAY.toMillis());
    } while (!seen(session).equals(written));
    page.clock().fastForward(passes.toMillis());
  }

  private Instant seen(String session) throws Exception {
    return inTheRow("select seen_at from session where id = '%s'".formatted(session));
  }

  private Instant inTheRow(String sql) throws Exception {
    try (var connection = Fences.connect(house.office, "denwaban_root");
        var statement = connection.createStatement()) {
      try (var rows = statement.executeQuery(sql)) {
        if (!rows.next()) throw new SQLException("no such session");
        return rows.getTimestamp(1).toInstant();
      }
    }
  }
}
