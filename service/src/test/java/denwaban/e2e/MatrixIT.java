package denwaban.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import denwaban.Often;
import denwaban.people.RolesPageTest;
import denwaban.people.TestBrowser;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/// Every address over HTTP against a running office, as every role that it lets in and as some of
/// those it refuses, each as docs/roles.md says; as every role with `--long`. Then the same as
/// people whose time is over. What a role reaches of another client, without a call and after it,
/// is WalkIT's.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@ExtendWith(House.Keeper.class)
class MatrixIT {

  private static final String HOST = Administrator.HOST;

  /// These end the asker's own session, and come last.
  private static final String SIGN_OUT = "POST /api/sign-out";

  /// Of the roles that an address refuses, one in so many asks.
  private static final int ONE_IN = 4;

  private static final HttpClient HTTP =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();

  private final House house;
  private final Administrator admin = new Administrator();
  private final List<String> made = new ArrayList<>();

  private record Somebody(String role, String id, TestBrowser browser) {}

  MatrixIT(House house) {
    this.house = house;
  }

  /// Another administrator would be a second person for whoever comes next; and other tests find
  /// the office as it was.
  @AfterEach
  void who_was_added_goes() {
    for (var id : made) admin.does(id, "disable");
    made.clear();
  }

  @Test
  void every_address_lets_in_whom_the_page_of_roles_names_and_nobody_else() throws Exception {
    var page = RolesPageTest.page();
    var wrong = new ArrayList<String>();
    var seed = new Random().nextLong();
    var chance = new Random(seed);
    var cells = 0;
    var all = 0;
    for (var role : Objects.requireNonNull(page.get("SIGNED_IN"))) {
      var somebody = joins(role);
      for (var address : addresses().entrySet()) {
        var may = page.getOrDefault(address.getValue(), List.of()).contains(role);
        all++;
        if (!may && !Often.always() && chance.nextInt(ONE_IN) > 0) continue;
        var answer = asked(somebody.browser(), address.getKey());
        var letIn = !answer.equals("403 not-permitted") && !answer.startsWith("401");
        if (may != letIn) wrong.add(role + " " + address.getKey() + ": " + answer);
        cells++;
      }
      assertThat(asked(somebody.browser(), SIGN_OUT)).as(role).startsWith("204");
      who_was_added_goes();
    }
    System.out.printf("roles and addresses: %d of %d, seed %d%n", cells, all, seed);
    assertThat(wrong).as("seed %d", seed).isEmpty();
    assertThat(cells).isGreaterThan(1_000);
  }

  @Test
  void without_a_session_every_address_but_the_open_ones_is_closed() throws Exception {
    var wrong = closedTo(new TestBrowser(Administrator.port(), HOST));
    assertThat(wrong).isEmpty();
  }

  @Test
  void to_an_administrator_without_a_privilege_whatever_changes_the_office_is_closed()
      throws Exception {
    var somebody = joins("admin");
    var wrong = new ArrayList<String>();
    var closed = Addresses.justInTime();
    for (var address : closed) {
      var answer = asked(somebody.browser(), address);
      if (!answer.equals("403 privilege-needed")) wrong.add(address + ": " + answer);
    }
    assertThat(wrong).isEmpty();
    assertThat(closed).hasSizeGreaterThan(11);
  }

  @Test
  void to_a_leaver_everything_is_closed_from_his_instant_on() throws Exception {
    var leaver = joins("operator");
    assertThat(asked(leaver.browser(), "GET /api/me")).startsWith("200");
    admin.enters(leaver.id(), "", Instant.now().plusSeconds(1));
    Wait.until(
        "his instant has come",
        Duration.ofSeconds(30),
        () -> asked(leaver.browser(), "GET /api/me").startsWith("401"));
    assertThat(closedTo(leaver.browser())).isEmpty();
  }

  @Test
  void to_a_mover_everything_is_closed_until_somebody_confirms() throws Exception {
    var mover = joins("security-officer");
    admin.enters(mover.id(), "一課", null);
    admin.enters(mover.id(), "二課", null);
    assertThat(closedTo(mover.browser())).isEmpty();
  }

  @Test
  void to_whose_role_is_over_everything_is_closed_be_he_staff_or_a_member() throws Exception {
    for (var role : List.of("admin", "client-member")) {
      var over = joins(role);
      try (var root = Fences.connect(house.office, "denwaban_root");
          var sql = root.prepareStatement("update person set role_until = now() where id = ?")) {
        sql.setObject(1, UUID.fromString(over.id()));
        assertThat(sql.executeUpdate()).isOne();
      }
      assertThat(closedTo(over.browser())).as(role).isEmpty();
    }
  }

  /// What is not as it must be for somebody with no session that is good.
  private List<String> closedTo(TestBrowser browser) throws Exception {
    var wrong = new ArrayList<String>();
    for (var entry : addresses().entrySet()) {
      var address = entry.getKey();
      var answer = asked(browser, address);
      if (!answer.equals(entry.getValue().equals("PROVISION") ? "401 no-token" : "401 signed-out"))
        wrong.add(address + ": " + answer);
    }
    return wrong;
  }

  /// All that ask who it is, but the one that ends the session.
  private static Map<String, String> addresses() throws Exception {
    var all = Addresses.permissions();
    all.values().removeAll(Set.of("ANYONE"));
    all.remove(SIGN_OUT);
    return all;
  }

  private Somebody joins(String role) {
    var id = admin.adds(role);
    made.add(id);
    var browser = new TestBrowser(Administrator.port(), HOST);
    var link = admin.does(id, "enrolment");
    assertThat(Administrator.enrols(browser, link)).as(role).isEqualTo(200);
    return new Somebody(role, id, browser);
  }

  /// Status and code, without reading a stream to its end.
  private static String asked(TestBrowser browser, String address) throws Exception {
    var parts = address.split(" ", 2);
    var path = parts[1].replaceAll("\\{[^}]*\\}", UUID.randomUUID().toString());
    var body = parts[0].equals("GET") || parts[0].equals("DELETE") ? null : "{}";
    var request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + Administrator.port() + path))
            .method(
                parts[0],
                body == null
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofString(
                        address.equals(SIGN_OUT) ? "{\"everywhere\":false}" : body))
            .header("Host", HOST + ":" + Administrator.port())
            .header("Origin", "http://" + HOST + ":" + Administrator.port())
            .timeout(Duration.ofSeconds(30));
    if (body != null) request.header("Content-Type", "application/json");
    if (browser.cookie() != null) request.header("Cookie", "__Host-sid=" + browser.cookie());
    var answer = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
    try (var in = answer.body()) {
      if (answer.statusCode() < 400) return answer.statusCode() + "";
      var said = new String(in.readAllBytes(), UTF_8);
      var code =
          said.startsWith("{") ? JsonParser.parseString(said).getAsJsonObject().get("code") : null;
      return answer.statusCode() + (code == null ? "" : " " + code.getAsString());
    }
  }
}
