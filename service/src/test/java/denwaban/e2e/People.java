package denwaban.e2e;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.net.http.HttpResponse;
import java.util.regex.Pattern;

/// The people of the demo, as they sit down at a window.
final class People {

  private static final Pattern MAKE_PASSKEY =
      Pattern.compile("この端末でパスキーを作る|Make a passkey on this device");

  private People() {}

  /// Opens the one-time link of `name` and makes the passkey; ends on that person's first screen.
  static void enrol(Page page, String name) {
    page.navigate(link(name));
    makesPasskey(page);
  }

  /// On the page of a link.
  static void makesPasskey(Page page) {
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(MAKE_PASSKEY)).click();
    page.waitForURL(url -> !url.contains("/enrol"));
  }

  /// What the demo's tour does when somebody presses on a person, without the half second of
  /// processor time that its page takes.
  static String link(String name) {
    try {
      var demo = json(Office.get("localhost", "/api/demo"));
      for (var one : demo.getAsJsonArray("people")) {
        var person = one.getAsJsonObject();
        if (!person.get("name").getAsString().equals(name)) continue;
        var id = person.get("id").getAsString();
        var made = json(Office.post("localhost", "/api/demo/people/" + id + "/enrolment"));
        return made.get("url").getAsString();
      }
    } catch (Exception e) {
      throw new AssertionError("no link for " + name, e);
    }
    throw new AssertionError("the demo has no " + name);
  }

  private static JsonObject json(HttpResponse<String> answer) {
    if (answer.statusCode() != 200) throw new AssertionError(answer.body());
    return JsonParser.parseString(answer.body()).getAsJsonObject();
  }

  /// Opens a privilege for whoever sits there, if it is not open; nobody else could.
  static void privileged(Page page) {
    if (text(page, "GET", "/api/office/privileges", null).body().contains("\"OPEN\"")) return;
    var wish = "{\"kind\":\"office\",\"ticket\":\"T-1\",\"reason\":\"test\"}";
    var answer = text(page, "POST", "/api/office/privileges", wish);
    if (answer.status() != 201 || !answer.body().contains("\"OPEN\"")) {
      throw new AssertionError(answer.body());
    }
  }

  record Answer(int status, String body) {
    JsonObject json() {
      return JsonParser.parseString(body).getAsJsonObject();
    }
  }

  /// A request with this window's session, from its own origin; with the passkey, if it is asked
  /// for.
  static Answer text(
      Page page, String method, String path, @org.jspecify.annotations.Nullable String body) {
    return text(page, Touch.REACH, method, path, body);
  }

  /// The same without ever using the passkey.
  static Answer untouched(
      Page page, String method, String path, @org.jspecify.annotations.Nullable String body) {
    return text(page, "const reach = fetch;", method, path, body);
  }

  private static Answer text(
      Page page,
      String reach,
      String method,
      String path,
      @org.jspecify.annotations.Nullable String body) {
    var said =
        JsonParser.parseString(
                (String)
                    page.evaluate(
                        """
                        async ([method, path, body]) => {
                        """
                            + reach
                            + """
                              const answer = await reach(path, { method, body: body ?? undefined,
                                headers: body === null ? {} : { "Content-Type": "application/json" } });
                              return JSON.stringify([answer.status, await answer.text()]);
                            }
                            """,
                        java.util.Arrays.asList(method, path, body)))
            .getAsJsonArray();
    return new Answer(said.get(0).getAsInt(), said.get(1).getAsString());
  }
}
