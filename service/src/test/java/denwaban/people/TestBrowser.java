package denwaban.people;

import denwaban.access.passkey.TestAuthenticator;
import denwaban.access.session.TestBrowserKey;
import denwaban.http.LastInput;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/// A browser as far as our server can tell: host name, origin, cookie, passkey.
public final class TestBrowser {

  private static final JsonMapper JSON = new JsonMapper();
  private static final HttpClient HTTP =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();

  public TestAuthenticator authenticator = new TestAuthenticator();
  public final Map<String, String> headers = new HashMap<>();

  private final int port;
  private final String host;
  private @Nullable String cookie;
  private @Nullable String known;
  private @Nullable TestBrowserKey key;

  /// @param host such as `desk.localhost`; the connection goes to the loopback anyway
  public TestBrowser(int port, String host) {
    this.port = port;
    this.host = host;
    headers.put("Origin", origin());
    headers.put("Host", host + ":" + port);
    headers.put("Accept-Language", "en");
    headers.put(LastInput.HEADER, "0"); // somebody sits there
  }

  public record Answer(int status, Map<?, ?> json, String text, HttpResponse<String> raw) {

    public String code() {
      return String.valueOf(json.get("code"));
    }
  }

  public String origin() {
    return "http://" + host + ":" + port;
  }

  public @Nullable String cookie() {
    return cookie;
  }

  /// From now on it signs in, and asks, as a browser that has a key of its own.
  public TestBrowser with(TestBrowserKey own) {
    key = own;
    return this;
  }

  /// Another browser window that holds a copy of the cookie.
  public TestBrowser copy(String host) {
    var other = new TestBrowser(port, host);
    other.cookie = cookie;
    return other;
  }

  /// As another browser of the same person would come: with the passkey, without the session.
  public void forgetCookie() {
    cookie = null;
  }

  /// The same passkey in this browser too, as a security key that is carried.
  public TestBrowser with(TestBrowser other) {
    authenticator = other.authenticator;
    return this;
  }

  public Answer get(String path) {
    return send("GET", path, null);
  }

  public Answer post(String path, Map<String, ?> body) {
    return send("POST", path, JSON.writeValueAsString(body));
  }

  public Answer send(String method, String path, @Nullable String body) {
    var request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
            .method(
                method,
                body == null
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofString(body))
            .timeout(Duration.ofSeconds(30));
    if (key != null) {
      request.setHeader("Denwaban-Key", key.text());
      request.setHeader("Denwaban-Proof", key.proof(method, path));
    }
    headers.forEach(request::setHeader);
    if (body != null) {
      request.setHeader("Content-Type", "application/json");
    }
    var cookies =
        Stream.of(held("__Host-sid", cookie), held("__Host-browser", known))
            .filter(it -> !it.isEmpty())
            .collect(Collectors.joining("; "));
    if (!cookies.isEmpty()) {
      request.setHeader("Cookie", cookies);
    }
    try {
      var response = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
      response.headers().allValues("Set-Cookie").forEach(this::keep);
      return new Answer(response.statusCode(), json(response), response.body(), response);
    } catch (IOException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      throw new AssertionError("interrupted", e);
    }
  }

  /// Adds this browser's passkey by a link's token.
  public Answer enrol(String token) {
    var options = post("/api/enrolment/options", Map.of("token", token));
    return options.status() == 200
        ? post("/api/enrolment", authenticator.create(token, options.json(), origin()))
        : options;
  }

  /// The same passkey once more, in the session that goes on.
  public Answer touchAgain() {
    var options = post("/api/sign-in/options", Map.of());
    return post("/api/presence", authenticator.get(options.json(), origin()));
  }

  public Answer signIn() {
    var options = post("/api/sign-in/options", Map.of());
    return post("/api/sign-in", authenticator.get(options.json(), origin()));
  }

  private static String held(String name, @Nullable String value) {
    return value == null ? "" : name + "=" + value;
  }

  private void keep(String header) {
    var value = header.substring(header.indexOf('=') + 1, header.indexOf(';'));
    if (header.startsWith("__Host-browser=")) {
      known = value;
    } else {
      cookie = value.isEmpty() ? null : value;
    }
  }

  /// The array that an answer is.
  public static java.util.List<?> list(Answer answer) {
    return JSON.readValue(answer.text(), java.util.List.class);
  }

  private static Map<?, ?> json(HttpResponse<String> response) {
    return response.headers().firstValue("Content-Type").orElse("").contains("json")
            && response.body().startsWith("{")
        ? JSON.readValue(response.body(), Map.class)
        : Map.of();
  }
}
