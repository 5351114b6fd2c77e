package denwaban.people.scim;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// An identity provider as far as our server can tell: a token, and SCIM's content type.
public final class TestProvider {

  static final JsonMapper JSON = new JsonMapper();

  private static final HttpClient HTTP =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();

  public final Map<String, String> headers = new HashMap<>();

  private final int port;

  public TestProvider(int port, String token) {
    this.port = port;
    headers.put("Host", "desk.localhost:" + port);
    headers.put("Accept", "application/scim+json");
    headers.put("Accept-Language", "en");
    headers.put("Content-Type", "application/scim+json");
    headers.put("Authorization", "Bearer " + token);
  }

  public record Answer(int status, JsonNode json, HttpResponse<String> raw) {

    public String at(String pointer) {
      return json.at(pointer).asString("");
    }

    public String type() {
      return raw.headers().firstValue("Content-Type").orElse("");
    }
  }

  public Answer get(String path) {
    return send("GET", path, null);
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
    headers.forEach(request::setHeader);
    try {
      var answer = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
      var json = answer.body().startsWith("{") ? answer.body() : "{}";
      return new Answer(answer.statusCode(), JSON.readTree(json), answer);
    } catch (IOException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      throw new AssertionError("interrupted", e);
    }
  }
}
