package denwaban.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import denwaban.kernel.Bytes;
import denwaban.seal.crypto.Digest;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// What a browser is given is what was built, and a browser refuses anything else.
@ExtendWith(House.Keeper.class)
class BundleIT {

  private static final Path FORMAT = Path.of("../docs/formats/bundle.md");

  private final House house;

  BundleIT(House house) {
    this.house = house;
  }

  @Test
  void the_lines_of_the_format_find_nothing_and_find_one_byte_that_is_other() throws Exception {
    var lines = Files.readString(FORMAT).split("```sh\n", -1)[2].split("```", -1)[0];

    assertThat(shell(lines)).isEmpty();
    var planted = lines.replaceFirst("/bundle.txt", "/bundle.txt | sed 's/^[0-9a-f]/x/'");
    assertThat(shell(planted)).contains("index.html is not", "seal.js is not", "player.js is not");
  }

  @Test
  void the_trust_page_names_the_bundle_to_anybody_and_the_log_has_the_same() throws Exception {
    var list = get("/bundle.txt");
    var name = Digest.sha256(Bytes.of(list.getBytes(UTF_8))).base64();
    for (var language : new String[] {"ja-JP", "en-GB"}) {
      var page = house.browser.windowWithoutAuthenticator(language);
      page.navigate(Office.url(house.kenta.host(), "/trust"));
      page.getByTestId("trust-digest").waitFor();
      assertThat(page.getByTestId("trust-digest").innerText()).isEqualTo(name);
      page.locator("summary").click();
      assertThat(page.getByTestId("trust-files").innerText().strip()).isEqualTo(list.strip());
      page.setViewportSize(360, 740);
      assertThat(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
          .as("fits a telephone")
          .isEqualTo(true);
      page.close();
    }

    var own = house.kenta.page;
    own.navigate(Office.url(house.kenta.host(), "/inbox/keys"));
    own.getByTestId("version-logged").waitFor();
    assertThat(own.getByTestId("version-here").innerText()).isEqualTo(name);
    assertThat(own.getByTestId("version-logged").getAttribute("data-ok")).isEqualTo("true");
    house.kenta.seesInLog("release.served");
    var log = People.text(house.kenta.page, "GET", "/api/log/releases", null).json().toString();
    assertThat(log).contains("release.served", name, "release.seals");
    own.navigate(Office.url(house.kenta.host(), "/inbox/keys"));
    own.getByTestId("version-sealing-logged").waitFor();
    assertThat(own.getByTestId("version-sealing-logged").getAttribute("data-ok")).isEqualTo("true");
    assertThat(own.getByTestId("version-sealing").locator("li").count()).isEqualTo(1);
  }

  @Test
  void a_browser_runs_no_file_of_which_one_byte_is_other() throws Exception {
    for (var file : new String[] {"**/assets/index-*.js", "**/assets/Trust-*.js"}) {
      var page = altered(file);
      page.navigate(Office.url(house.kenta.host(), "/trust"));
      Wait.until(
          "the browser says so",
          Duration.ofSeconds(10),
          () ->
              !page.consoleMessages().stream()
                  .filter(m -> m.text().contains("'integrity'"))
                  .toList()
                  .isEmpty());
      assertThat(page.getByTestId("trust").count()).as(file).isZero();
      page.close();
    }

    var page = altered("**/assets/style-*.css");
    page.navigate(Office.url(house.kenta.host(), "/trust"));
    page.getByTestId("trust").waitFor();
    assertThat(page.evaluate("document.styleSheets[0].href")).isNull();
    page.close();
  }

  @Test
  void a_script_that_no_map_names_is_not_run_though_it_is_ours() {
    var page = house.browser.windowWithoutAuthenticator("ja-JP");
    page.navigate(Office.url(house.kenta.host(), "/trust"));
    page.getByTestId("trust").waitFor();
    assertThat(page.evaluate("import('/seal.js').then(() => 'ran', () => 'refused')"))
        .isEqualTo("refused");
    page.close();
  }

  /// A page between which and the office somebody adds one byte to a file.
  private Page altered(String file) {
    var page = house.browser.windowWithoutAuthenticator("ja-JP");
    page.route(
        file,
        route -> {
          var path = URI.create(route.request().url()).getPath();
          route.fulfill(
              new Route.FulfillOptions()
                  .setContentType(path.endsWith(".css") ? "text/css" : "text/javascript")
                  .setBody(file(path) + "\n"));
        });
    return page;
  }

  private String shell(String lines) throws Exception {
    var shell = new ProcessBuilder("sh", "-c", lines).redirectErrorStream(true);
    shell.environment().put("OFFICE", Office.url(house.kenta.host(), ""));
    var process = shell.start();
    var said = new String(process.getInputStream().readAllBytes(), UTF_8);
    process.waitFor();
    return said;
  }

  private String file(String path) {
    try {
      return get(path);
    } catch (Exception e) {
      throw new AssertionError("curl did not get " + path, e);
    }
  }

  /// The names of the offices are known to `curl` and browsers, not to Java.
  private String get(String path) throws Exception {
    return shell("curl -fsS \"$OFFICE" + path + "\"");
  }
}
