package denwaban.probe;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// Stands before a real server and hands everything on, but lets in whom that one refuses; or lets
/// nobody in at one address.
public final class LaxDoor implements AutoCloseable {

  private static final List<String> OURS = List.of("host", "connection", "content-length");

  /// Counts of failures are kept by address: each door comes from another.
  private static final AtomicInteger DOORS = new AtomicInteger();

  private HttpClient client = HttpClient.newHttpClient();
  private @Nullable HttpServer server;
  private int to;
  private boolean lax;
  private String refused = "";

  public void open(int port, boolean letsIn) {
    to = port;
    lax = letsIn;
    refused = "";
    var from = "127.79.0." + DOORS.incrementAndGet();
    client = HttpClient.newBuilder().localAddress(InetAddress.ofLiteral(from)).build();
    try {
      var opened =
          HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
      opened.createContext("/", this::handle);
      opened.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
      opened.start();
      server = opened;
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  public int port() {
    if (server == null) {
      throw new AssertionError("not open");
    }
    return server.getAddress().getPort();
  }

  /// At this address everybody is told that the link is gone, which is a refusal elsewhere.
  public void refuse(String path) {
    refused = path;
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      if (exchange.getRequestURI().getPath().equals(refused)) {
        answer(exchange, 410, "application/problem+json", "{\"code\":\"enrolment-expired\"}");
        return;
      }
      var came = ask(exchange);
      for (var cookie : came.headers().allValues("Set-Cookie")) {
        exchange.getResponseHeaders().add("Set-Cookie", cookie);
      }
      if (lax && came.statusCode() >= 400) {
        answer(exchange, 200, "application/json", "{}");
      } else {
        answer(
            exchange,
            came.statusCode(),
            came.headers().firstValue("Content-Type").orElse("text/plain"),
            came.body());
      }
    }
  }

  private HttpResponse<String> ask(HttpExchange exchange) throws IOException {
    var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    var request =
        HttpRequest.newBuilder(
                URI.create("http://127.0.0.1:" + to + exchange.getRequestURI().toString()))
            .method(exchange.getRequestMethod(), HttpRequest.BodyPublishers.ofString(body));
    exchange
        .getRequestHeaders()
        .forEach((name, values) -> {
          if (!OURS.contains(name.toLowerCase(Locale.ROOT))) {
            values.forEach(it -> request.header(name, it));
          }
        });
    request.setHeader("Host", exchange.getRequestHeaders().getFirst("Host"));
    try {
      return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    } catch (InterruptedException e) {
      throw new AssertionError("interrupted", e);
    }
  }

  private static void answer(HttpExchange exchange, int status, String type, String text)
      throws IOException {
    var body = text.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    if (body.length > 0) {
      exchange.getResponseBody().write(body);
    }
  }

  @Override
  public void close() {
    if (server != null) {
      server.stop(0);
    }
  }
}
