package denwaban.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import denwaban.contract.signing.TestDrafts;
import denwaban.people.RoleGrantsTest;
import denwaban.people.TestBrowser;
import java.net.URI;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// 高橋 恵 runs the office, here without a screen.
final class Administrator {

  static final String HOST = "office.localhost";

  final TestBrowser browser = new TestBrowser(port(), HOST);

  /// What the tour tells of everybody.
  private final JsonObject demo =
      JsonParser.parseString(browser.get("/api/demo").text()).getAsJsonObject();

  Administrator() {
    var link = browser.post("/api/demo/people/" + person("高橋 恵") + "/enrolment", Map.of());
    assertThat(enrols(browser, link)).isEqualTo(200);
  }

  static int port() {
    return URI.create(Office.url(HOST, "/")).getPort();
  }

  String person(String name) {
    for (var one : demo.getAsJsonArray("people")) {
      var person = one.getAsJsonObject();
      if (person.get("name").getAsString().equals(name)) return person.get("id").getAsString();
    }
    throw new AssertionError("nobody is called so");
  }

  /// The last company of the tour.
  String company() {
    return demo.getAsJsonArray("clients").get(2).getAsJsonObject().get("id").getAsString();
  }

  /// Somebody new, who has no passkey yet.
  ///
  /// @return his id
  String adds(String role) {
    var member = role.startsWith("client");
    var body = new HashMap<String, String>();
    body.put("name", "表 " + role.charAt(0));
    body.put("kana", "");
    body.put("kind", member ? "member" : "staff");
    body.put("role", role);
    if (member) body.put("client", company());
    return String.valueOf(asks("/api/office/people", body).json().get("id"));
  }

  /// Drafts other terms for a client, looser and stricter ones, and signs them.
  void offersTerms(String client) {
    var path = drafts(client, 200, null);
    var asked = asks(path + "/signing", Map.of());
    var signed = browser.authenticator.get(asked.json(), browser.origin());
    signed.remove("userHandle");
    signed.put("statement", String.valueOf(asked.json().get("statement")));
    assertThat(browser.post(path + "/signature", signed).json().get("state")).isEqualTo("offered");
  }

  /// Drafts such terms.
  ///
  /// @param days for which messages are kept
  /// @param from null for the moment of the last signature
  /// @return address of the draft
  String drafts(String client, int days, @Nullable Instant from) {
    var offers = "/api/office/clients/" + client + "/contract/offers";
    var contact = Map.of("name", "連絡先", "phone", "+81312345678", "mail", "");
    var terms =
        Map.of(
            "provider.name",
            "電話番サービス株式会社",
            "client.name",
            "みなと設備株式会社",
            "incident.contacts",
            List.of(contact, contact),
            "retention.message",
            days,
            "audit.seats",
            3);
    var newest = ((Number) browser.get(offers).json().get("newest")).intValue();
    var body = new HashMap<String, Object>(Map.of("after", newest, "terms", terms));
    var seen = TestDrafts.seen(browser, offers);
    if (seen != null) body.put("draft", seen);
    if (from != null) body.put("effectiveFrom", from.toString());
    var made = asks(offers, body);
    assertThat(made.status()).as(made.text()).isEqualTo(201);
    return offers + "/" + made.json().get("digest");
  }

  /// Enters somebody into the registry.
  ///
  /// @param leaves null: no end is known
  void enters(String person, String unit, @Nullable Instant leaves) {
    var body = new HashMap<>(RoleGrantsTest.engagement(unit));
    if (leaves != null) body.put("leaves", leaves.toString());
    var answer = RoleGrantsTest.put(browser, person, body);
    assertThat(answer.status()).as(answer.text()).isEqualTo(204);
  }

  TestBrowser.Answer does(String person, String action) {
    if (action.equals("disable")) return disables(person);
    return asks("/api/office/people/" + person + "/" + action, Map.of());
  }

  /// As if three days had passed since: nobody who ended another's access has a word alone before
  /// ([denwaban.people]), and the tests that follow have one administrator.
  private TestBrowser.Answer disables(String person) {
    var answer = asks("/api/office/people/" + person + "/disable", Map.of());
    try (var root = Fences.connect(House.office(), "denwaban_root");
        var sql = root.createStatement()) {
      sql.executeUpdate("delete from second_ended");
    } catch (Exception away) {
      throw new AssertionError("the database is away", away);
    }
    return answer;
  }

  /// With the passkey again, if it is asked for, and a privilege, which opens as nobody else could
  /// open it.
  private TestBrowser.Answer asks(String path, Map<String, ?> body) {
    var answer = browser.post(path, body);
    if (answer.code().equals("touch-again")) {
      assertThat(browser.touchAgain().status()).isEqualTo(204);
      return asks(path, body);
    }
    if (answer.code().equals("privilege-needed")) {
      var wish = Map.of("kind", "office", "ticket", "T-1", "reason", "test");
      var asked = asks("/api/office/privileges", wish);
      assertThat(asked.json().get("state")).as("nobody else: %s", asked.text()).isEqualTo("OPEN");
      return asks(path, body);
    }
    return answer;
  }

  static int enrols(TestBrowser browser, TestBrowser.Answer link) {
    var url = String.valueOf(link.json().get("url"));
    return browser.enrol(url.substring(url.indexOf('#') + 1)).status();
  }
}
