package denwaban.storage.key;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import denwaban.kernel.Bytes;
import denwaban.seal.crypto.AtRest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The part of a transit engine that we use, written after OpenBao's source
/// (builtin/logical/transit, read 2026-11), not recorded from a running one.
///
/// Strict: any other method, path, header or body than the ones we mean to send is answered with
/// 599, and kept in [#surprises].
public final class TransitEngine implements AutoCloseable {

  public static final String TOKEN = "s.token-example";

  private static final Pattern PATH =
      Pattern.compile("/v1/transit/(keys|encrypt|decrypt)/([a-z0-9-]+)(/config)?");
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private record Answer(int status, String body) {}

  private static final String NEW_KEY =
      "{\"allow_plaintext_backup\":false,\"derived\":false,\"exportable\":false,"
          + "\"type\":\"aes256-gcm96\"}";

  private static final Answer UNFORESEEN = new Answer(599, "");

  private final Map<String, Bytes> keys = new ConcurrentHashMap<>();
  private final Set<String> deletable = ConcurrentHashMap.newKeySet();
  private final HttpServer server;

  /// `METHOD path body` of each request.
  public final List<String> transcript = new CopyOnWriteArrayList<>();

  public final List<String> surprises = new CopyOnWriteArrayList<>();

  /// Not 0: everything is answered with this status.
  volatile int fault;

  /// Whether a new key is answered with 204 and no body, as older engines do.
  volatile boolean taciturn;

  volatile String faultBody = "{\"errors\":[\"Vault is sealed\"]}";

  /// Not 0: the status of every answer to who asks to open a wrapped text.
  public volatile int opening;

  public TransitEngine() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::serve);
    server.start();
  }

  public URI engine() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/v1/transit/");
  }

  public void lose() {
    keys.clear();
  }

  private void serve(HttpExchange exchange) throws IOException {
    try (exchange) {
      var text = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
      var request = exchange.getRequestMethod() + " " + exchange.getRequestURI() + " " + text;
      transcript.add(request);
      var closed = opening != 0 && request.startsWith("POST /v1/transit/decrypt/");
      var status = closed ? opening : fault;
      var answer = status != 0 ? new Answer(status, faultBody) : answer(exchange, text);
      if (answer.equals(UNFORESEEN)) {
        surprises.add(request);
      }
      var body = answer.body().getBytes(UTF_8);
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
      exchange.getResponseBody().write(body);
    }
  }

  private Answer answer(HttpExchange exchange, String text) {
    var headers = exchange.getRequestHeaders();
    if (!List.of(TOKEN).equals(headers.get("X-Vault-Token"))) {
      return new Answer(403, "{\"errors\":[\"permission denied\"]}");
    }
    var path = PATH.matcher(exchange.getRequestURI().toString());
    if (!path.matches()
        || !List.of("true").equals(headers.get("X-Vault-Request"))
        || text.isEmpty() == headers.containsKey("Content-Type")) {
      return UNFORESEEN;
    }
    var body = text.isEmpty() ? JSON.createObjectNode() : JSON.readTree(text);
    var config = path.group(3) == null ? "" : path.group(3);
    return answer(exchange.getRequestMethod() + " " + path.group(1) + config, path.group(2), body);
  }

  private Answer answer(String act, String name, JsonNode body) {
    var fields = Set.copyOf(body.propertyNames());
    var key = keys.get(name);
    return switch (act) {
      case "GET keys" -> key == null ? new Answer(404, "{\"errors\":[]}") : policy(name);
      case "POST keys" -> {
        if (!body.toString().equals(NEW_KEY)) {
          yield UNFORESEEN;
        }
        keys.putIfAbsent(name, AtRest.newKey());
        yield taciturn ? new Answer(204, "") : policy(name);
      }
      case "POST keys/config" -> {
        if (!body.toString().equals("{\"deletion_allowed\":true}")) {
          yield UNFORESEEN;
        }
        deletable.add(name);
        yield policy(name);
      }
      case "DELETE keys" -> {
        if (key == null || !deletable.contains(name)) {
          yield error("error deleting policy " + name + ": deletion is not allowed for this key");
        }
        keys.remove(name);
        yield new Answer(204, "");
      }
      case "POST encrypt" -> {
        if (!fields.equals(Set.of("associated_data", "plaintext")) || key == null) {
          yield UNFORESEEN;
        }
        var sealed = AtRest.wrap(key, bytes(body, "plaintext"), bytes(body, "associated_data"));
        yield data("\"ciphertext\":\"vault:v1:" + sealed.base64() + "\",\"key_version\":1");
      }
      case "POST decrypt" ->
          fields.equals(Set.of("associated_data", "ciphertext")) ? decrypt(key, body) : UNFORESEEN;
      default -> UNFORESEEN;
    };
  }

  private static Answer decrypt(@Nullable Bytes key, JsonNode body) {
    if (key == null) {
      return error("encryption key not found");
    }
    var text = body.path("ciphertext").asString();
    if (!text.startsWith("vault:v1:")) {
      return error("invalid ciphertext: no prefix");
    }
    Bytes sealed;
    try {
      sealed = Bytes.ofBase64(text.substring("vault:v1:".length()));
    } catch (IllegalArgumentException e) {
      return error("invalid ciphertext: could not decode base64");
    }
    return AtRest.unwrap(key, sealed, bytes(body, "associated_data"))
        .map(plain -> data("\"plaintext\":\"" + plain.base64() + "\""))
        .orElseGet(() -> error("cipher: message authentication failed"));
  }

  private static byte[] bytes(JsonNode body, String field) {
    return Bytes.ofBase64(body.path(field).asString()).toArray();
  }

  private static Answer error(String words) {
    return new Answer(400, "{\"errors\":[\"" + words + "\"]}");
  }

  private static Answer policy(String name) {
    return data(
        "\"name\":\"%s\",\"type\":\"aes256-gcm96\",\"derived\":false,\"latest_version\":1"
            .formatted(name));
  }

  private static Answer data(String fields) {
    return new Answer(200, "{\"request_id\":\"r-1\",\"data\":{" + fields + "}}");
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
