package denwaban.storage;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// S3Mock (Adobe, Maven Central) or moto in a process of its own, and a small proxy before it.
///
/// They ask nobody for credentials and have no policies; so the proxy turns away whoever brings no
/// signature (it does not check the signature), refuses what a test wants refused, and can be shut.
public final class S3Server implements AutoCloseable {

  private static final Pattern PORTS = Pattern.compile("started on ports? .*?(\\d+) \\(http\\)");
  private static final Pattern MOTO = Pattern.compile("Running on http://127.0.0.1:(\\d+)");
  private static final Set<String> HOP =
      Set.of("connection", "content-length", "host", "upgrade", "expect", "transfer-encoding");

  private final Process process;
  private final URI inner;
  private final HttpServer proxy;
  private final HttpClient http = HttpClient.newHttpClient();

  /// Methods and paths that came by.
  public final List<String> seen = new CopyOnWriteArrayList<>();

  /// The Object Lock headers of requests, which S3Mock ignores.
  public final List<String> locks = new CopyOnWriteArrayList<>();

  /// What is answered with 403.
  public volatile Predicate<String> refused = request -> false;

  /// What is answered with nothing.
  public volatile Predicate<String> cut = request -> false;

  /// Whose body gets one bit changed on its way.
  public volatile Predicate<String> changed = request -> false;

  /// Whether the account has the right to go past locks in governance mode. moto asks for none.
  public volatile boolean bypass;

  /// False lets strangers in.
  volatile boolean guarded = true;

  public void openToStrangers() {
    guarded = false;
  }

  private S3Server(Process process, URI inner) throws IOException {
    this.process = process;
    this.inner = inner;
    this.proxy = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    proxy.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    proxy.createContext("/", this::pass);
    proxy.start();
  }

  public static S3Server start(Path folder) throws IOException {
    return start(
        folder,
        PORTS,
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-Xmx160m",
        "-XX:TieredStopAtLevel=1",
        "-Djava.io.tmpdir=" + folder,
        "-jar",
        Path.of("target", "s3mock.jar").toAbsolutePath().toString(),
        "--server.port=0",
        "--http.port=0");
  }

  /// moto (Debian's python3-moto), which keeps locks: no version goes before its date.
  public static S3Server locking(Path folder) throws IOException {
    return start(
        folder, MOTO, "/usr/bin/python3", "/usr/bin/moto_server", "-H", "127.0.0.1", "-p", "0");
  }

  private static S3Server start(Path folder, Pattern port, String... command) throws IOException {
    var log = folder.resolve("s3.log");
    var process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
    for (var tries = 0; tries < 1200 && process.isAlive(); tries++) {
      var ports = port.matcher(Files.readString(log));
      if (ports.find()) {
        return new S3Server(process, URI.create("http://127.0.0.1:" + ports.group(1)));
      }
      pause();
    }
    process.destroy();
    throw new AssertionError("the S3 server did not start:\n" + Files.readString(log));
  }

  static void pause() {
    try {
      Thread.sleep(100);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  public String endpoint() {
    return "http://127.0.0.1:" + proxy.getAddress().getPort();
  }

  public void open() {
    refused = request -> false;
    cut = request -> false;
    changed = request -> false;
    guarded = true;
    bypass = false;
    seen.clear();
    locks.clear();
  }

  private void pass(HttpExchange exchange) throws IOException {
    try (exchange) {
      var body = exchange.getRequestBody().readAllBytes();
      var request = exchange.getRequestMethod() + " " + exchange.getRequestURI();
      seen.add(request);
      exchange
          .getRequestHeaders()
          .forEach((name, values) -> {
            if (name.toLowerCase(Locale.ROOT).startsWith("x-amz-object-lock")) {
              locks.add(name.toLowerCase(Locale.ROOT) + ": " + values.getFirst());
            }
          });
      if (cut.test(request)) {
        return;
      }
      var signature = exchange.getRequestHeaders().getFirst("Authorization");
      var past = exchange.getRequestHeaders().getFirst("x-amz-bypass-governance-retention");
      if (refused.test(request) || (guarded && !signed(signature)) || (past != null && !bypass)) {
        exchange.sendResponseHeaders(403, -1);
        return;
      }
      if (changed.test(request) && body.length > 0) body[body.length / 2] ^= 1;
      answer(exchange, body);
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }

  private static boolean signed(@Nullable String signature) {
    return signature != null && signature.startsWith("AWS4-HMAC-SHA256 Credential=");
  }

  private void answer(HttpExchange exchange, byte[] body) throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(inner.resolve(exchange.getRequestURI()))
            .method(exchange.getRequestMethod(), BodyPublishers.ofByteArray(body));
    exchange
        .getRequestHeaders()
        .forEach((name, values) -> {
          if (!HOP.contains(name.toLowerCase(Locale.ROOT))) {
            values.forEach(value -> request.header(name, value));
          }
        });
    var answer = http.send(request.build(), BodyHandlers.ofByteArray());
    answer
        .headers()
        .map()
        .forEach((name, values) -> {
          if (!HOP.contains(name) && !name.startsWith(":")) {
            exchange.getResponseHeaders().put(name, values);
          }
        });
    var head = exchange.getRequestMethod().equals("HEAD");
    if (head) {
      answer
          .headers()
          .firstValue("content-length")
          .ifPresent(length -> exchange.getResponseHeaders().set("Content-Length", length));
    }
    exchange.sendResponseHeaders(
        answer.statusCode(), head || answer.body().length == 0 ? -1 : answer.body().length);
    if (!head && answer.body().length > 0) {
      exchange.getResponseBody().write(answer.body());
    }
  }

  @Override
  public void close() {
    proxy.stop(0);
    http.close();
    process.destroy();
  }
}
