package denwaban.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;

/// Stands between a browser and the office, passes everything on, and tells lies about events. A
/// dishonest server could do the same; this one leaves the program as it is.
final class HostileProxy implements AutoCloseable {

  private static final Set<String> HOP =
      Set.of(
          "connection",
          "proxy-connection",
          "keep-alive",
          "transfer-encoding",
          "content-length",
          "upgrade",
          "host",
          "date",
          "accept-encoding");

  private final HttpServer server;
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final Set<InputStream> streams = ConcurrentHashMap.newKeySet();
  private final ConcurrentLinkedQueue<String> posted = new ConcurrentLinkedQueue<>();
  private volatile UnaryOperator<String> lie = UnaryOperator.identity();

  HostileProxy() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::pass);
    server.start();
  }

  String address() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /// Tells this from now on: the data of each event goes through it. Streams that are open break
  /// off, so that the browser asks again and hears it at once.
  void tells(UnaryOperator<String> lie) {
    this.lie = lie;
    for (var stream : streams) {
      try {
        stream.close();
      } catch (IOException gone) {
        // It is closed then.
      }
    }
  }

  /// What the browser has posted, by path, in order.
  List<String> posted() {
    return List.copyOf(posted);
  }

  private void pass(HttpExchange exchange) throws IOException {
    try (exchange) {
      var asked = exchange.getRequestURI();
      var method = exchange.getRequestMethod();
      if (method.equals("POST")) posted.add(asked.getPath());
      var query = asked.getRawQuery() == null ? "" : "?" + asked.getRawQuery();
      var to = URI.create("http://127.0.0.1:" + Office.HTTP + asked.getRawPath() + query);
      var body = exchange.getRequestBody().readAllBytes();
      var request = HttpRequest.newBuilder(to).header("Host", asked.getAuthority());
      request.method(
          method,
          body.length == 0
              ? HttpRequest.BodyPublishers.noBody()
              : HttpRequest.BodyPublishers.ofByteArray(body));
      exchange
          .getRequestHeaders()
          .forEach((name, values) -> {
            if (!HOP.contains(name.toLowerCase(java.util.Locale.ROOT))) {
              values.forEach(value -> request.header(name, value));
            }
          });
      answer(exchange, http.send(request.build(), HttpResponse.BodyHandlers.ofInputStream()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void answer(HttpExchange exchange, HttpResponse<InputStream> from) throws IOException {
    from.headers()
        .map()
        .forEach((name, values) -> {
          if (!HOP.contains(name.toLowerCase(java.util.Locale.ROOT))) {
            exchange.getResponseHeaders().put(name, values);
          }
        });
    var type = from.headers().firstValue("Content-Type").orElse("");
    if (type.startsWith("text/event-stream")) {
      events(exchange, from);
      return;
    }
    try (var body = from.body()) {
      var bytes = body.readAllBytes();
      exchange.sendResponseHeaders(from.statusCode(), bytes.length == 0 ? -1 : bytes.length);
      if (bytes.length > 0) exchange.getResponseBody().write(bytes);
    }
  }

  private void events(HttpExchange exchange, HttpResponse<InputStream> from) throws IOException {
    exchange.sendResponseHeaders(from.statusCode(), 0);
    var out = exchange.getResponseBody();
    try (var body = from.body();
        var lines = new BufferedReader(new InputStreamReader(body, UTF_8))) {
      streams.add(body);
      for (var line = lines.readLine(); line != null; line = lines.readLine()) {
        var data = line.startsWith("data:");
        var said = data ? "data:" + lie.apply(line.substring(5)) : line;
        out.write((said + "\n").getBytes(UTF_8));
        out.flush();
      }
    } finally {
      streams.remove(from.body());
    }
  }

  @Override
  public void close() {
    tells(UnaryOperator.identity());
    server.stop(0);
    http.shutdownNow();
  }
}
