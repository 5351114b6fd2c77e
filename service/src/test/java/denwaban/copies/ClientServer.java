package denwaban.copies;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.ToIntFunction;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/// A client's own HTTPS server on loopback, known by a CA of its own, that keeps what is put.
final class ClientServer implements AutoCloseable {

  private static final char[] PASSWORD = "changeit".toCharArray();

  final Path kept;
  final List<String> seen = new CopyOnWriteArrayList<>();
  final List<String> tokens = new CopyOnWriteArrayList<>();

  /// What is answered to a path; only what is answered with 201 is kept.
  volatile ToIntFunction<String> status = path -> 201;

  private final Path folder;
  private final HttpsServer server;

  /// @param name what the certificate is for, such as `IP:127.0.0.1`
  ClientServer(Path folder, String name) throws Exception {
    this.folder = Files.createDirectories(folder);
    this.kept = folder.resolve("kept");
    openssl(
        "req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -subj /CN=CA -days 3 -keyout"
            + " ca.key -out ca.pem");
    openssl(
        "req -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -subj /CN=copies -keyout key.pem"
            + " -out request");
    Files.writeString(folder.resolve("names"), "subjectAltName=" + name + "\n");
    openssl(
        "x509 -req -in request -CA ca.pem -CAkey ca.key -extfile names -days 3 -out certificate");
    openssl("pkcs12 -export -in certificate -inkey key.pem -out store.p12 -passout pass:changeit");
    server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setHttpsConfigurator(new HttpsConfigurator(tls()));
    server.setExecutor(Thread::startVirtualThread);
    server.createContext("/", this::answer);
    server.start();
  }

  private SSLContext tls() throws Exception {
    var store = KeyStore.getInstance("PKCS12");
    try (var in = Files.newInputStream(folder.resolve("store.p12"))) {
      store.load(in, PASSWORD);
    }
    var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(store, PASSWORD);
    var context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), null, null);
    return context;
  }

  Path ca() {
    return folder.resolve("ca.pem");
  }

  String url() {
    return "https://127.0.0.1:" + server.getAddress().getPort() + "/logs";
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      var path = exchange.getRequestURI().getPath();
      seen.add(exchange.getRequestMethod() + " " + path);
      tokens.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
      var body = exchange.getRequestBody().readAllBytes();
      var answered = status.applyAsInt(path);
      if (answered == 201) {
        var file = kept.resolve(path.substring("/logs/".length()));
        Files.createDirectories(file.getParent());
        Files.write(file, body);
      }
      exchange.getResponseHeaders().add("Location", "/elsewhere");
      exchange.sendResponseHeaders(answered, -1);
    }
  }

  private void openssl(String words) throws Exception {
    var all = new java.util.ArrayList<>(List.of("openssl"));
    all.addAll(List.of(words.split(" ", -1)));
    var running =
        new ProcessBuilder(all).directory(folder.toFile()).redirectErrorStream(true).start();
    var said =
        new String(
            running.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
    if (running.waitFor() != 0) {
      throw new IllegalStateException(String.join(" ", all) + ": " + said);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
