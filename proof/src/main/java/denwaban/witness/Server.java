package denwaban.witness;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.Closeable;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/// The witness's one address, over the JDK's own HTTP server.
final class Server implements Closeable {

  static final String PATH = "/add-checkpoint";

  private final Witness witness;
  private final HttpServer http;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Semaphore places = new Semaphore(Limits.AT_ONCE, true);

  static {
    // The JDK's server reads these once, when it is first used.
    var seconds = Long.toString(Limits.SLOWEST.toSeconds());
    System.setProperty("sun.net.httpserver.maxReqTime", seconds);
    System.setProperty("sun.net.httpserver.maxRspTime", seconds);
    System.setProperty("jdk.httpserver.maxConnections", Integer.toString(Limits.CONNECTIONS));
  }

  /// @param tls null for plain HTTP: on loopback, or behind a proxy
  Server(Witness witness, InetSocketAddress address, @Nullable SSLContext tls) throws IOException {
    this.witness = witness;
    if (tls == null) {
      this.http = HttpServer.create(address, 0);
    } else {
      var https = HttpsServer.create(address, 0);
      https.setHttpsConfigurator(new HttpsConfigurator(tls));
      this.http = https;
    }
    http.setExecutor(threads);
    http.createContext("/", this::handle);
    http.start();
  }

  InetSocketAddress address() {
    return http.getAddress();
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      var answer = answer(exchange);
      var body = answer.body().getBytes(UTF_8);
      exchange.getResponseHeaders().set("Content-Type", answer.type());
      if (answer.status() == 503) {
        exchange.getResponseHeaders().set("Retry-After", "1");
      }
      exchange.sendResponseHeaders(answer.status(), body.length);
      exchange.getResponseBody().write(body);
    }
  }

  private Answer answer(HttpExchange exchange) throws IOException {
    if (!exchange.getRequestURI().getPath().equals(PATH)) {
      return Answer.no(404, "there is only " + PATH);
    }
    if (!exchange.getRequestMethod().equals("POST")) {
      exchange.getResponseHeaders().set("Allow", "POST");
      return Answer.no(405, "only POST");
    }
    var body = exchange.getRequestBody().readNBytes(Limits.BODY_BYTES + 1);
    if (body.length > Limits.BODY_BYTES) {
      return Answer.no(413, "a request has at most " + Limits.BODY_BYTES + " bytes");
    }
    try {
      if (!places.tryAcquire(Limits.PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
        return Answer.no(503, "too many at once");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Answer.no(503, "the witness is going away");
    }
    try {
      return witness.add(body);
    } catch (IOException e) {
      return Answer.no(503, "the state cannot be read or written");
    } finally {
      places.release();
    }
  }

  @Override
  public void close() {
    http.stop(0);
    threads.close();
  }
}
