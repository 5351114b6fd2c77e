package denwaban.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BoundedHttpClientTest {

  private static final int LIMIT = 1_000;
  private static final Duration DEADLINE = Duration.ofSeconds(2);

  private final CountDownLatch over = new CountDownLatch(1);
  private final BoundedHttpClient client = new BoundedHttpClient(null, DEADLINE, LIMIT);
  private HttpServer server;
  private HttpRequest request;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.start();
    request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.getAddress().getPort()))
            .build();
  }

  @AfterEach
  void stop() {
    over.countDown();
    client.close();
    server.stop(0);
  }

  @Test
  void an_answer_up_to_the_limit_is_read_and_a_longer_one_is_none() throws Exception {
    answers(200, LIMIT - 1);
    assertThat(client.send(request).body().length()).as("below").isEqualTo(LIMIT - 1);
    answers(200, LIMIT);
    assertThat(client.send(request).body().length()).as("at the limit").isEqualTo(LIMIT);
    answers(200, LIMIT + 1);
    assertThatThrownBy(() -> client.send(request)).as("above").isInstanceOf(IOException.class);
    assertThat(client.sendForStatus(request)).as("its status alone").isEqualTo(200);
  }

  @Test
  void the_deadline_is_one_of_the_whole_answer() {
    handles(exchange -> {
      exchange.sendResponseHeaders(200, 100);
      exchange.getResponseBody().write(1);
      exchange.getResponseBody().flush();
      await();
    });
    var begun = System.nanoTime();
    assertThatThrownBy(() -> client.send(request)).isInstanceOf(HttpTimeoutException.class);
    assertThatThrownBy(() -> client.sendForStatus(request))
        .isInstanceOf(HttpTimeoutException.class);
    assertThat(Duration.ofNanos(System.nanoTime() - begun))
        .isBetween(DEADLINE.multipliedBy(2), DEADLINE.multipliedBy(10));
  }

  @Test
  void an_answer_just_before_the_deadline_is_read() throws Exception {
    handles(exchange -> {
      sleep(DEADLINE.dividedBy(4));
      exchange.sendResponseHeaders(204, -1);
      exchange.close();
    });
    assertThat(client.send(request).status()).isEqualTo(204);
  }

  @Test
  void a_redirect_is_an_answer() throws Exception {
    handles(exchange -> {
      exchange.getResponseHeaders().set("Location", "http://127.0.0.1:1/");
      exchange.sendResponseHeaders(302, -1);
      exchange.close();
    });
    assertThat(client.send(request).status()).isEqualTo(302);
  }

  @Test
  void it_speaks_http_1_and_asks_for_no_other() throws Exception {
    var upgrade = new AtomicReference<String>("none");
    handles(exchange -> {
      upgrade.set(String.valueOf(exchange.getRequestHeaders().getFirst("Upgrade")));
      exchange.sendResponseHeaders(204, -1);
      exchange.close();
    });
    assertThat(client.send(request).status()).isEqualTo(204);
    assertThat(upgrade).hasValue("null");
  }

  @Test
  void a_proxy_of_the_machine_is_not_asked() throws Exception {
    answers(200, 1);
    // nothing listens there; with the selector of Java's properties it would be asked
    System.setProperty("http.proxyHost", "127.0.0.1");
    System.setProperty("http.proxyPort", "1");
    System.setProperty("http.nonProxyHosts", "");
    try (var fresh = new BoundedHttpClient(null, DEADLINE, LIMIT)) {
      assertThat(fresh.send(request).status()).isEqualTo(200);
    } finally {
      System.clearProperty("http.proxyHost");
      System.clearProperty("http.proxyPort");
      System.clearProperty("http.nonProxyHosts");
    }
  }

  @Test
  void what_is_not_there_is_told_at_once() {
    server.stop(0);
    assertThatThrownBy(() -> client.send(request)).isInstanceOf(IOException.class);
  }

  private void answers(int status, int bytes) {
    handles(exchange -> {
      exchange.sendResponseHeaders(status, bytes);
      try (var out = exchange.getResponseBody()) {
        out.write(new byte[bytes]);
      }
    });
  }

  private void handles(HttpHandler handler) {
    try {
      server.removeContext("/");
    } catch (IllegalArgumentException none) {
      // the first one
    }
    server.createContext("/", (HttpExchange exchange) -> handler.handle(exchange));
  }

  private void await() {
    try {
      over.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void sleep(Duration time) {
    try {
      Thread.sleep(time);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
