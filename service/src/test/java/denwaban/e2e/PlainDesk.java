package denwaban.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import denwaban.call.media.WebPeer;
import denwaban.people.TestBrowser;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// An operator's desk without a screen: passkey, place, events, line and keys as a browser's desk
/// has them on the wire. It takes a hundredth of a Chromium's time.
final class PlainDesk implements Operator {

  private static final String HOST = "desk.localhost";

  private final TestBrowser browser = new TestBrowser(Administrator.port(), HOST);
  private final WebPeer line = new WebPeer();
  private volatile JsonObject state = new JsonObject();

  /// @param link by which a new operator enrols
  PlainDesk(String link) throws Exception {
    assertThat(browser.enrol(link.substring(link.indexOf('#') + 1)).status()).isEqualTo(200);
    var mine = browser.get("/api/place").json();
    var said =
        Map.of(
            "version",
            mine.get("version"),
            "place",
            "site",
            "items",
            List.of("phone", "paper", "medium", "alone"));
    does("/api/place", said);
    follows();
    var answer = browser.post("/api/desk/line", Map.of("offer", line.offer()));
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    line.arrives(String.valueOf(answer.json().get("answer")));
    does("/api/desk/ready", Map.of());
    Wait.until("the desk is ready", Duration.ofSeconds(20), () -> status().equals("ready"));
  }

  private void does(String path, Map<String, ?> body) {
    var answer = browser.post(path, body);
    assertThat(answer.status()).as(path + " " + answer.text()).isEqualTo(204);
  }

  private void follows() throws Exception {
    var request =
        HttpRequest.newBuilder(
                URI.create("http://127.0.0.1:" + Administrator.port() + "/api/desk/events"))
            .header("Host", HOST + ":" + Administrator.port())
            .header("Cookie", "__Host-sid=" + browser.cookie())
            .build();
    var stream = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofLines());
    assertThat(stream.statusCode()).isEqualTo(200);
    Thread.ofPlatform().daemon().start(() -> reads(stream.body()));
  }

  private void reads(Stream<String> lines) {
    lines
        .filter(text -> text.startsWith("data:{") && text.contains("\"status\""))
        .forEach(text ->
            state = JsonParser.parseString(text.substring("data:".length())).getAsJsonObject());
  }

  private String status() {
    return state.has("status") ? state.get("status").getAsString() : "";
  }

  @Override
  public boolean isRinging() {
    return status().equals("ringing");
  }

  @Override
  public boolean isTalking() {
    return status().equals("talking");
  }

  @Override
  public void answers() throws Exception {
    var call = state.getAsJsonObject("call").get("id").getAsString();
    does("/api/desk/calls/" + call + "/answer", Map.of());
    Wait.until("they talk", Duration.ofSeconds(20), this::isTalking);
  }

  @Override
  public Heard heard() {
    return new Heard(line.heard(), line.lost());
  }

  @Override
  public void close() throws IOException {
    line.close();
  }
}
