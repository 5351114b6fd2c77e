package denwaban.e2e;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// One object as the office answers for it, to be altered before a page hears it.
final class Answers {

  private static final Pattern PAYLOAD = Pattern.compile("/payload/([0-9]+)$");
  private static final Pattern RANGE = Pattern.compile("bytes=([0-9]+)-([0-9]*)");

  final String object;
  JsonObject release;
  final List<byte[]> payloads;

  private Answers(String object, JsonObject release, List<byte[]> payloads) {
    this.object = object;
    this.release = release;
    this.payloads = payloads;
  }

  /// Asks as the page itself would.
  static Answers of(Page page, String object, String purpose) {
    var path = "/api/objects/" + object;
    var release =
        People.text(page, "POST", path + "/release", "{\"purpose\":\"" + purpose + "\"}").json();
    var payloads = new ArrayList<byte[]>();
    for (var n = 0; n < release.getAsJsonArray("segments").size(); n++) {
      var base64 =
          (String)
              page.evaluate(
                  """
                  async (path) => {
                    const bytes = new Uint8Array(await (await fetch(path)).arrayBuffer());
                    return btoa(Array.from(bytes, (b) => String.fromCharCode(b)).join(""));
                  }
                  """,
                  path + "/payload/" + n);
      payloads.add(Base64.getDecoder().decode(base64));
    }
    return new Answers(object, release, payloads);
  }

  Answers copy() {
    return new Answers(object, release.deepCopy(), new ArrayList<>(payloads));
  }

  String manifest() {
    return release.get("manifest").getAsString();
  }

  JsonArray segments() {
    return release.getAsJsonArray("segments");
  }

  /// What was signed about all versions of a message.
  JsonArray versions() {
    return release.getAsJsonArray("versions");
  }

  JsonObject segment(int n) {
    return segments().get(n).getAsJsonObject();
  }

  byte[] header(int n) {
    return Base64.getDecoder().decode(segment(n).get("header").getAsString());
  }

  void header(int n, byte[] header) {
    segment(n).addProperty("header", Base64.getEncoder().encodeToString(header));
  }

  /// The page hears this from now on, until [#honest].
  void toldTo(Page page) {
    page.route("**/api/objects/" + object + "/**", this::tell);
  }

  void honest(Page page) {
    page.unroute("**/api/objects/" + object + "/**");
  }

  private void tell(Route route) {
    var payload = PAYLOAD.matcher(route.request().url());
    if (!payload.find()) {
      json(route, release);
      return;
    }
    var bytes = payloads.get(Integer.parseInt(payload.group(1)));
    var asked = RANGE.matcher(route.request().headers().getOrDefault("range", ""));
    if (!asked.matches()) {
      route.fulfill(new Route.FulfillOptions().setStatus(200).setBodyBytes(bytes));
      return;
    }
    var from = Integer.parseInt(asked.group(1));
    var to = asked.group(2).isEmpty() ? bytes.length : Integer.parseInt(asked.group(2)) + 1;
    var end = Math.min(to, bytes.length);
    route.fulfill(
        new Route.FulfillOptions()
            .setStatus(206)
            .setHeaders(
                Map.of("Content-Range", "bytes " + from + "-" + (end - 1) + "/" + bytes.length))
            .setBodyBytes(Arrays.copyOfRange(bytes, Math.min(from, end), end)));
  }

  static void json(Route route, JsonObject body) {
    route.fulfill(
        new Route.FulfillOptions()
            .setStatus(200)
            .setContentType("application/json")
            .setBody(body.toString()));
  }

  static JsonObject parsed(String json) {
    return JsonParser.parseString(json).getAsJsonObject();
  }
}
