package denwaban.delivery.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import denwaban.http.outbound.LocalReceiver;
import denwaban.kernel.Ids;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Executors;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// The chat of the made-up office: answers as an incoming webhook of Slack does (docs.slack.dev),
/// at an address of this machine that is another at each start. What is posted there is kept in
/// memory and goes nowhere.
@Component
@ConditionalOnProperty(name = "denwaban.mode", havingValue = "demo")
final class DemoChat implements LocalReceiver, DisposableBean {

  /// Posts that are kept.
  static final int LIMIT = 100;

  /// Bytes of one post. A notice has less than one KiB.
  static final int BODY_BYTES = 16 * 1024;

  private static final String ROOM = "[a-z0-9-]{1,32}";

  /// @param room the client's short name
  /// @param text as the chat would show it
  record Post(String room, String text, Instant at) {}

  private record Answer(int status, String body) {}

  private final InstantSource clock;
  private final JsonMapper json = new JsonMapper();
  private final HttpServer server;
  private final URI base;
  private final Deque<Post> posts = new ArrayDeque<>();

  DemoChat(Ids ids, InstantSource clock) throws IOException {
    this.clock = clock;
    this.server =
        HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
    // like Slack's, the address is the secret: another program of this machine cannot guess it
    this.base =
        URI.create(
            "http://127.0.0.1:%d/services/%s/"
                .formatted(server.getAddress().getPort(), ids.next()));
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::handle);
    server.start();
  }

  @Override
  public URI base() {
    return base;
  }

  /// Where a client's notices are posted.
  ///
  /// @param room the client's short name
  URI room(String room) {
    return base.resolve(room);
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      var answer = answer(exchange);
      var body = answer.body().getBytes(UTF_8);
      exchange.sendResponseHeaders(answer.status(), body.length);
      exchange.getResponseBody().write(body);
    }
  }

  /// In the words of Slack, which says no more than that.
  private Answer answer(HttpExchange exchange) throws IOException {
    var path = exchange.getRequestURI().getPath();
    if (!path.startsWith(base.getPath())) return new Answer(404, "no_service");
    var room = path.substring(base.getPath().length());
    if (!room.matches(ROOM)) return new Answer(404, "channel_not_found");
    if (!exchange.getRequestMethod().equals("POST")) return new Answer(405, "invalid_payload");
    var body = exchange.getRequestBody().readNBytes(BODY_BYTES + 1);
    if (body.length > BODY_BYTES) return new Answer(413, "invalid_payload");
    var text = text(body);
    if (text.isEmpty()) return new Answer(400, "no_text");
    take(new Post(room, text, clock.instant()));
    return new Answer(200, "ok");
  }

  /// @return empty if there is none
  private String text(byte[] body) {
    try {
      var text = json.readTree(body).path("text").asString("");
      // the three characters that Slack's senders write otherwise
      return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
    } catch (JacksonException e) {
      return "";
    }
  }

  private synchronized void take(Post post) {
    if (posts.size() >= LIMIT) posts.removeLast();
    posts.addFirst(post);
  }

  /// Newest first.
  synchronized List<Post> all() {
    return List.copyOf(posts);
  }

  @Override
  public void destroy() {
    server.stop(0);
  }
}
