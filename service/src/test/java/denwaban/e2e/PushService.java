package denwaban.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import com.microsoft.playwright.Page;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import denwaban.delivery.chat.Vendor;
import denwaban.delivery.push.PushPeer;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/// A push service over TLS at an address that looks public, in the tests' own network alone. What
/// it takes over it opens with the subscription's key and hands to Chromium, which has no service
/// of its own there.
final class PushService implements AutoCloseable {

  static final String HOST = "push.example.net";

  /// Of no range that is reserved: the program calls no other.
  static final String ADDRESS = "203.0.114.5";

  static final int PORT = 443;

  private static final int CREATED = 201;

  /// In the place of the browser's own subscribing, which asks Google's servers.
  private static final String SUBSCRIBES =
      """
      (() => {
        const made = %s;
        const bytes = (text) => Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")),
          (it) => it.charCodeAt(0)).buffer;
        PushManager.prototype.subscribe = async (options) => {
          window.__office = options.applicationServerKey;
          return { endpoint: made.endpoint, getKey: (name) => bytes(made[name]) };
        };
      })();
      """;

  private final Pem pem;
  private final Vendor vendor;
  private final PushPeer peer;

  private PushService(Pem pem, Vendor vendor, PushPeer peer) {
    this.pem = pem;
    this.vendor = vendor;
    this.peer = peer;
  }

  static PushService open(Path home) throws Exception {
    var pem = new Pem(Files.createDirectories(home.resolve("push")), HOST);
    pem.issue(1);
    var server = HttpsServer.create(new InetSocketAddress(ADDRESS, PORT), 0);
    server.setHttpsConfigurator(new HttpsConfigurator(pem.server()));
    var vendor = new Vendor(server);
    vendor.answers = _ -> Vendor.Answer.of(CREATED, "");
    return new PushService(pem, vendor, PushPeer.make());
  }

  Path ca() {
    return pem.certificate();
  }

  /// Lines of a hosts file that leads here, and to this machine.
  static List<String> names() {
    return List.of("127.0.0.1 localhost", ADDRESS + " " + HOST);
  }

  /// The page's browser will allow notifications, and subscribe here.
  void serves(Page page) {
    page.context().grantPermissions(List.of("notifications"));
    var made = new Gson().toJson(peer.subscription("https://" + HOST + "/send/ryo"));
    page.context().addInitScript(SUBSCRIBES.formatted(made));
  }

  /// Waits for the first message, checks by whose key it was sent and what it says beside what is
  /// shown, and gives it to the page's browser.
  ///
  /// @return the notification, with `title`, `body` and `data`
  JsonObject arrives(Page page, String officesKey) throws Exception {
    Wait.until("the push arrives", Duration.ofSeconds(90), () -> !vendor.asked.isEmpty());
    var asked = vendor.asked.getFirst();
    assertThat(asked.path()).isEqualTo("/send/ryo");
    assertThat(asked.headers().get("authorization")).startsWith("vapid t=").endsWith(officesKey);
    var said = peer.open(asked.bytes());
    assertThat(said)
        .startsWith("{")
        .doesNotContain("田中")
        .doesNotContain("見積書")
        .doesNotContain("5678");
    var shown = Notifications.of(page).deliver(said);
    assertThat(shown).hasSize(1);
    return shown.get(0).getAsJsonObject();
  }

  @Override
  public void close() {
    vendor.close();
  }
}
