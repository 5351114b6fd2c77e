package denwaban.e2e;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// A real identity provider as a child process: panva's oidc-provider, by `src/test/node`.
final class Provider implements AutoCloseable {

  private static final Path TARGET = Path.of(System.getProperty("denwaban.target", ""));
  private static final Path SCRIPT = TARGET.resolve("../src/test/node/provider.mjs").normalize();
  private static final Path LIBRARY =
      TARGET.resolve("../../web/node_modules/oidc-provider/lib/index.js").normalize();

  static final String SECRET = "office-secret-of-the-test";

  private final Process node;
  private final int port;

  /// @param back hosts of ours that it may send browsers back to
  Provider(Path folder, String... back) throws Exception {
    try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    var log = folder.resolve("provider.log");
    var command =
        new ArrayList<>(
            List.of("node", SCRIPT.toString(), String.valueOf(port), LIBRARY.toString()));
    for (var host : back) {
      command.add(Office.url(host, "/signin/back"));
    }
    node =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    Wait.until(
        "the provider listens",
        Duration.ofSeconds(30),
        () -> {
          if (!node.isAlive()) throw new AssertionError(Files.readString(log));
          return Files.readString(log).contains("listening");
        });
  }

  String issuer() {
    return "http://127.0.0.1:" + port;
  }

  /// Somebody proves himself there, on its own page.
  ///
  /// @param how `Key`, `Password` or `Refuse`
  void proves(Page page, String who, String how) {
    page.getByLabel("Who").fill(who);
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(how)).click();
  }

  /// Signs out there, on its own page, and of all that it knows of.
  void signsOut(Page page) {
    page.navigate(issuer() + "/session/end");
    page.locator("button[name=logout]").first().click();
    page.waitForURL("**/session/end/success*");
  }

  /// The next time it asks again.
  static void forgets(BrowserContext context) {
    context.clearCookies(new BrowserContext.ClearCookiesOptions().setDomain("127.0.0.1"));
  }

  @Override
  public void close() {
    node.destroy();
  }
}
