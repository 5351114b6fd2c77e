package denwaban.audit.anchor;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// A time-stamping authority: Debian's `openssl ts` behind a small HTTP server on loopback.
public final class StampServer implements AutoCloseable {

  private final Path folder;
  private final HttpServer server;

  /// What becomes of a request, and of an answer, on the way.
  UnaryOperator<byte[]> asked = UnaryOperator.identity();

  public UnaryOperator<byte[]> answered = UnaryOperator.identity();
  public int status = 200;
  public int count;
  @Nullable String authorization;

  public StampServer(Path folder) throws Exception {
    this.folder = Files.createDirectories(folder);
    Files.writeString(
        folder.resolve("config"),
        """
        [tsa]
        default_tsa = one
        [one]
        serial = %1$s/serial
        certs = %1$s/root.pem
        signer_digest = sha256
        default_policy = 1.2.3.4.1
        digests = sha256
        ess_cert_id_alg = sha256
        """
            .formatted(folder));
    Files.writeString(folder.resolve("serial"), "01\n");
    openssl("genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256 -out root.key");
    openssl("req -x509 -new -key root.key -subj /CN=Root -days 30 -out root.pem");
    openssl("genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256 -out tsa.key");
    openssl("req -new -key tsa.key -subj /CN=Stamps -out tsa.csr");
    certify("critical,timeStamping");
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Thread::startVirtualThread);
    server.createContext("/", this::answer);
    server.start();
  }

  /// Gives the authority's key another certificate.
  void certify(String usage) throws Exception {
    Files.writeString(folder.resolve("usage"), "extendedKeyUsage=" + usage + "\n");
    openssl(
        "x509 -req -in tsa.csr -CA root.pem -CAkey root.key -extfile usage -days 20 -out tsa.pem");
  }

  TimestampSettings settings(Path root) {
    return new TimestampSettings(url(), root, null, true);
  }

  public String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/tsa";
  }

  public Path root() {
    return folder.resolve("root.pem");
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      authorization = exchange.getRequestHeaders().getFirst("Authorization");
      var body = answered.apply(stamp(asked.apply(exchange.getRequestBody().readAllBytes())));
      exchange.getResponseHeaders().add("Content-Type", "application/timestamp-reply");
      exchange.sendResponseHeaders(status, body.length);
      exchange.getResponseBody().write(body);
    }
  }

  private synchronized byte[] stamp(byte[] request) {
    count++;
    try {
      Files.write(folder.resolve("query"), request);
      openssl(
          "ts -reply -config config -section one -queryfile query -inkey tsa.key -signer tsa.pem"
              + " -out answer");
      return Files.readAllBytes(folder.resolve("answer"));
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  /// @return what it said
  public String openssl(String words) throws Exception {
    return run(folder, words);
  }

  static String run(Path folder, String words) throws Exception {
    var all = new java.util.ArrayList<>(List.of("openssl"));
    all.addAll(Arrays.asList(words.split(" ", -1)));
    var running =
        new ProcessBuilder(all).directory(folder.toFile()).redirectErrorStream(true).start();
    var said = new String(running.getInputStream().readAllBytes(), UTF_8);
    if (running.waitFor() != 0) {
      throw new IllegalStateException(String.join(" ", all) + ": " + said);
    }
    return said;
  }

  @Override
  public void close() {
    server.stop(0);
  }

  /// What other modules ask it through.
  public TextStamps texts(InstantSource clock) {
    return new TextStamps(settings(root()), Duration.ofSeconds(5), clock);
  }

  /// Where none is set.
  public static TextStamps none(InstantSource clock) {
    return new TextStamps(
        new TimestampSettings(null, null, null, false), Duration.ofSeconds(5), clock);
  }
}
