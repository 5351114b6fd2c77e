package denwaban.people.token;

import static org.assertj.core.api.Assertions.assertThat;

import denwaban.access.AlsoTokens;
import denwaban.access.ApiClient;
import denwaban.access.Permission;
import denwaban.access.Person;
import denwaban.access.RequiresPermission;
import denwaban.access.Role;
import denwaban.access.session.Reauthentication;
import denwaban.check.ClientsReader;
import denwaban.database.AtOnce;
import denwaban.database.Rows;
import denwaban.people.PeopleTest;
import denwaban.people.RoleGrantsTest;
import denwaban.people.TestBrowser;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/// A token is two people's, for one scope, for a time, and works as long as its maker may act.
class ApiTokensTest extends PeopleTest {

  /// What a token of the scope opens, here.
  private static final String DOOR = "/api/test-provision";

  /// What users and programs may both read, here.
  private static final String FOR_BOTH = "/api/test-both";

  private static final Pattern VARIABLE = Pattern.compile("\\{[^}]*\\}");

  @RestController
  static class Door {
    @RequiresPermission(Permission.PROVISION)
    @GetMapping(DOOR)
    String open(ApiClient who) {
      return who.scope().code();
    }

    @AlsoTokens
    @RequiresPermission(Permission.SIGNED_IN)
    @GetMapping(FOR_BOTH)
    String both() {
      return "for both";
    }
  }

  @Autowired
  @Qualifier("requestMappingHandlerMapping")
  RequestMappingHandlerMapping mappings;

  private Person maker;
  private TestBrowser first;
  private TestBrowser second;

  @BeforeEach
  void two_administrators_and_no_token() {
    database.superuser().sql("update person set disabled_at = now() where role = 'admin'").update();
    database.superuser().sql("update api_token set ended_at = now()").update();
    maker = person(Role.ADMIN);
    first = signedIn(maker);
    second = signedIn(Role.ADMIN);
  }

  @Test
  void a_token_works_after_a_second_administrator_confirmed_it_and_not_before() {
    var made = make(first, 90);
    assertThat(made.get("waits")).isEqualTo(true);
    assertThat(open(made).status()).isEqualTo(401);
    assertThat(confirm(first, made).code()).isEqualTo("second-person");
    assertThat(open(made).status()).isEqualTo(401);

    assertThat(confirm(second, made).status()).isEqualTo(204);
    assertThat(open(made).text()).isEqualTo("scim");
    assertThat(confirm(second, made).code()).isEqualTo("token-does-not-wait");
  }

  @Test
  void where_an_office_has_one_administrator_he_confirms_alone_and_the_entry_shows_it() {
    var waits = make(first, 90);
    disable("id <> :id");
    assertThat(confirm(first, waits).status()).isEqualTo(204);
    assertThat(open(waits).status()).isEqualTo(200);

    var alone = make(first, 90);
    assertThat(alone.get("waits")).isEqualTo(false);
    assertThat(open(alone).status()).isEqualTo(200);
  }

  @Test
  void it_is_shown_once_and_kept_as_a_digest_only() {
    var made = works();
    var text = String.valueOf(made.get("token"));
    assertThat(first.get("/api/office/tokens").text()).doesNotContain(text);
    var rows =
        database
            .superuser()
            .sql("select t::text from api_token t")
            .query((row, n) -> row.getString(1))
            .list();
    assertThat(rows).isNotEmpty().noneMatch(row -> row.contains(text) || row.contains("dwb_"));
    var leaves = leaves("%");
    assertThat(leaves).noneMatch(leaf -> leaf.contains(text));
  }

  @Test
  void it_ends_at_its_day() {
    var made = make(first, 1);
    confirm(second, made);
    clock.pass(Duration.ofDays(1).minusSeconds(1));
    assertThat(open(made).status()).isEqualTo(200);
    clock.pass(Duration.ofSeconds(1));
    assertThat(open(made).status()).isEqualTo(401);
  }

  @Test
  void ended_it_is_refused_at_once() {
    var made = works();
    assertThat(open(made).status()).isEqualTo(200);
    assertThat(first.send("DELETE", path(made), null).status()).isEqualTo(204);
    assertThat(open(made).status()).isEqualTo(401);
    assertThat(state(made)).containsEntry("state", "ENDED");
    assertThat(leaves("token.ended")).isNotEmpty().allSatisfy(ClientsReader::read);
  }

  @ParameterizedTest
  @CsvSource({"0,422", "1,201", "365,201", "366,422"})
  void a_term_has_limits(int days, int status) {
    assertThat(answer(first, "連携", days).status()).isEqualTo(status);
  }

  @ParameterizedTest
  @CsvSource({"0,422", "1,201", "60,201", "61,422"})
  void a_name_has_limits(int length, int status) {
    assertThat(answer(first, "名".repeat(length), 90).status()).isEqualTo(status);
  }

  @Test
  void a_term_that_nobody_names_is_ninety_days() {
    var body = Map.of("name", "連携", "scope", "scim");
    var made = first.post("/api/office/tokens", body).json();
    var ends = clock.instant().plus(Duration.ofDays(90));
    assertThat(made.get("endsAt")).isEqualTo(ends.toString());
  }

  @Test
  void there_are_twenty_at_most() {
    for (var n = 0; n < ApiTokens.MOST; n++) {
      assertThat(answer(first, "連携", 90).status()).isEqualTo(201);
    }
    assertThat(answer(first, "連携", 90).code()).isEqualTo("too-many-tokens");
  }

  @Test
  void there_are_twenty_at_most_though_two_are_made_at_once() {
    for (var n = 1; n < ApiTokens.MOST; n++) {
      assertThat(answer(first, "連携", 90).status()).isEqualTo(201);
    }

    var made = AtOnce.both(database, "api_token", () -> answer(first, "連携", 90).status());

    assertThat(made).containsExactlyInAnyOrder(201, 409);
  }

  @Test
  void making_and_confirming_one_need_a_fresh_touch() {
    var made = make(first, 90);
    clock.pass(Reauthentication.FRESH);
    assertThat(answer(first, "連携", 90).status()).isEqualTo(201);
    clock.pass(Duration.ofSeconds(1));
    assertThat(answer(first, "連携", 90).code()).isEqualTo("touch-again");
    assertThat(confirm(second, made).code()).isEqualTo("touch-again");
    assertThat(open(made).status()).isEqualTo(401);
    second.touchAgain();
    assertThat(confirm(second, made).status()).isEqualTo(204);
  }

  @Test
  void there_is_no_scope_but_those_that_are_known() {
    for (var scope : List.of("everything", "SCIM", "")) {
      var body = Map.of("name", "x", "scope", scope);
      assertThat(first.post("/api/office/tokens", body).code()).isEqualTo("scope-unknown");
    }
  }

  @Test
  void it_opens_no_address_but_those_of_its_scope() {
    var made = works();
    var tried = new ArrayList<String>();
    var wrong = new ArrayList<String>();
    mappings
        .getHandlerMethods()
        .forEach((mapping, handler) -> {
          var requiresPermission = handler.getMethodAnnotation(RequiresPermission.class);
          if (requiresPermission == null || requiresPermission.value() == Permission.ANYONE) return;
          for (var method : mapping.getMethodsCondition().getMethods()) {
            var address = mapping.getPatternValues().iterator().next();
            var path = VARIABLE.matcher(address).replaceAll(UUID.randomUUID().toString());
            var body = method.name().equals("GET") ? null : "{}";
            var answer = bearer(made).send(method.name(), path, body);
            var own =
                requiresPermission.value() == Permission.PROVISION
                    || handler.hasMethodAnnotation(AlsoTokens.class);
            if (!own && !answer.code().equals("token-out-of-scope")) {
              wrong.add(method + " " + address + ": " + answer.status() + " " + answer.code());
            }
            if (!own) tried.add(address);
          }
        });
    assertThat(wrong).isEmpty();
    assertThat(tried).hasSizeGreaterThan(20).contains("/api/me", "/api/office/people");
  }

  @Test
  void what_is_for_both_is_for_a_token_that_works_and_for_who_is_signed_in() {
    var made = make(first, 90);
    assertThat(bearer(made).get(FOR_BOTH).code()).as("it waits").isEqualTo("no-token");
    assertThat(bearer("dwb_nonsense").get(FOR_BOTH).code()).isEqualTo("signed-out");
    assertThat(confirm(second, made).status()).isEqualTo(204);
    assertThat(bearer(made).get(FOR_BOTH).text()).isEqualTo("for both");
    assertThat(first.send("DELETE", path(made), null).status()).isEqualTo(204);
    assertThat(bearer(made).get(FOR_BOTH).code()).as("it ended").isEqualTo("no-token");

    assertThat(second.get(FOR_BOTH).text()).isEqualTo("for both");
    assertThat(signedIn(Role.OPERATOR).get(FOR_BOTH).status()).isEqualTo(200);
    assertThat(browser().get(FOR_BOTH).code()).isEqualTo("signed-out");
  }

  @ParameterizedTest
  @EnumSource(Role.class)
  void no_session_opens_an_address_for_tokens(Role role) {
    var browser = signedIn(role);
    assertThat(browser.get("/api/me").status()).isEqualTo(200);
    assertThat(browser.get(DOOR).code()).isEqualTo("no-token");
  }

  @Test
  void only_the_header_brings_one() {
    var text = String.valueOf(works().get("token"));
    var browser = browser();
    assertThat(browser.get(DOOR + "?access_token=" + text + "&token=" + text).status())
        .isEqualTo(401);
    browser.headers.put("Cookie", "__Host-sid=" + text);
    assertThat(browser.get(DOOR).status()).isEqualTo(401);
    browser.headers.remove("Cookie");
    for (var scheme : List.of("Basic ", "Token ", "")) {
      browser.headers.put("Authorization", scheme + text);
      assertThat(browser.get(DOOR).status()).as(scheme).isEqualTo(401);
    }
    browser.headers.put("Authorization", "bearer " + text);
    assertThat(browser.get(DOOR).status()).isEqualTo(200);
  }

  @Test
  void a_guesser_waits_and_shuts_nobody_out() {
    clock.pass(BearerAuthentication.WINDOW);
    second.signIn();
    first.signIn();
    var made = works();
    for (var n = 1; n <= BearerAuthentication.FAILURES; n++) {
      assertThat(bearer(TokenText.of(denwaban.seal.crypto.Secret.make())).get(DOOR).status())
          .as("guess " + n)
          .isEqualTo(401);
    }
    var refused = bearer("dwb_nonsense").get(DOOR);
    assertThat(refused.status()).isEqualTo(429);
    assertThat(refused.raw().headers().firstValue("Retry-After")).isPresent();
    assertThat(open(made).status()).as("from the same address").isEqualTo(200);
    assertThat(first.signIn().status()).isEqualTo(200);
    clock.pass(BearerAuthentication.WINDOW);
    assertThat(bearer("dwb_nonsense").get(DOOR).status()).isEqualTo(401);
  }

  @Test
  void a_makers_leaving_ends_his_tokens_at_the_instant() throws Exception {
    var made = works();
    var at = clock.instant().plusSeconds(60);
    var body = Map.of("kind", "employee", "place", "site", "leaves", at.toString());
    assertThat(RoleGrantsTest.put(second, maker, body).status()).isEqualTo(204);
    clock.pass(Duration.ofSeconds(59));
    assertThat(open(made).status()).isEqualTo(200);
    clock.pass(Duration.ofSeconds(1));
    assertThat(open(made).status()).isEqualTo(401);
    var end = System.nanoTime() + Duration.ofSeconds(5).toNanos();
    while (!String.valueOf(stateBy(second, made).get("state")).equals("ENDED")) {
      assertThat(System.nanoTime()).isLessThan(end);
      Thread.sleep(20);
    }
  }

  @Test
  void another_role_of_the_maker_ends_them_too_and_a_role_that_is_over_stops_them() {
    var made = works();
    database
        .superuser()
        .sql("update person set role_until = :now where id = :id")
        .param("now", Rows.utc(clock.instant()))
        .param("id", maker.id().value())
        .update();
    assertThat(open(made).status()).isEqualTo(401);
    assertThat(stateBy(second, made)).containsEntry("state", "STOPPED");
    assertThat(second.post(RoleGrantsTest.path(maker) + "/confirm", Map.of()).status())
        .isEqualTo(200);
    assertThat(open(made).status()).isEqualTo(200);

    var role = Map.of("role", "operator");
    assertThat(second.post(RoleGrantsTest.path(maker) + "/role", role).status()).isEqualTo(204);
    assertThat(stateBy(second, made)).containsEntry("state", "ENDED");
    assertThat(open(made).status()).isEqualTo(401);
  }

  @Test
  void its_refusals_and_its_making_stand_in_the_log_under_one_pseudonym() {
    var made = works();
    assertThat(bearer(made).get("/api/office/people").status()).isEqualTo(403);
    var pseudonym = member(leaves("token.made").getLast(), "obj");
    assertThat(pseudonym).isNotEqualTo(made.get("id"));
    assertThat(member(leaves("token.confirmed").getLast(), "obj")).isEqualTo(pseudonym);
    var refused = refusals(pseudonym).getLast();
    assertThat(member(refused, "role")).isEqualTo("integration");
    assertThat(member(refused, "obj")).isEqualTo("GET:/api/office/people");
    ClientsReader.read(refused);

    first.send("DELETE", path(made), null);
    assertThat(refusals(pseudonym)).hasSize(1);
    assertThat(open(made).status()).isEqualTo(401);
    assertThat(refusals(pseudonym)).hasSize(2);
    assertThat(bearer(TokenText.of(denwaban.seal.crypto.Secret.make())).get(DOOR).status())
        .isEqualTo(401);
    assertThat(leaves("access.refused"))
        .as("who is nobody has no entry")
        .noneMatch(it -> member(it, "actor").isEmpty());
  }

  @Test
  void the_last_use_is_told_by_the_day() {
    var made = works();
    assertThat(state(made).get("usedOn")).isNull();
    open(made);
    // 06:00 UTC and later is the same day in Japan until 15:00
    assertThat(String.valueOf(state(made).get("usedOn"))).matches("\\d{4}-\\d{2}-\\d{2}");
    assertThat(state(made).get("madeBy")).isEqualTo(maker.name());
  }

  @Test
  void who_may_see_make_confirm_and_end() {
    var made = make(first, 90);
    var officer = signedIn(Role.SECURITY_OFFICER);
    var auditor = signedIn(Role.INTERNAL_AUDITOR);
    assertThat(auditor.get("/api/office/tokens").status()).isEqualTo(200);
    assertThat(officer.post("/api/office/tokens", Map.of()).code()).isEqualTo("not-permitted");
    assertThat(confirm(officer, made).code()).isEqualTo("not-permitted");
    assertThat(auditor.send("DELETE", path(made), null).code()).isEqualTo("not-permitted");
    assertThat(officer.send("DELETE", path(made), null).status()).isEqualTo(204);
    var none = "/api/office/tokens/" + UUID.randomUUID();
    assertThat(first.send("DELETE", none, null).status()).isEqualTo(404);
    assertThat(first.post(none + "/confirm", Map.of()).status()).isEqualTo(404);
  }

  /// From docs/formats/api-token.md.
  @Test
  void a_token_has_a_form_that_scanners_know_and_a_sum() {
    var example = "dwb_" + "A".repeat(43);
    var made = TokenText.of(denwaban.seal.crypto.Secret.make());
    assertThat(made).matches("dwb_[A-Za-z0-9_-]{43}[0-9a-f]{8}");
    assertThat(TokenText.wellFormed(made)).isTrue();
    assertThat(TokenText.wellFormed(example + "5ce26e30")).isTrue();
    assertThat(TokenText.wellFormed(example + "5ce26e31")).isFalse();
    assertThat(TokenText.wellFormed(example + "5CE26E30")).isFalse();
    for (var at = 0; at < made.length(); at++) {
      var other = made.charAt(at) == '0' ? '1' : '0';
      var altered = made.substring(0, at) + other + made.substring(at + 1);
      assertThat(TokenText.wellFormed(altered)).as("character " + at).isFalse();
    }
    assertThat(TokenText.wellFormed(made + "0")).isFalse();
    assertThat(TokenText.wellFormed(made.substring(1))).isFalse();
  }

  /// One that was made by the first and confirmed by the second.
  private Map<?, ?> works() {
    var made = make(first, 90);
    assertThat(confirm(second, made).status()).isEqualTo(204);
    return made;
  }

  private static Map<?, ?> make(TestBrowser by, int days) {
    var answer = answer(by, "連携", days);
    assertThat(answer.status()).as(answer.text()).isEqualTo(201);
    return answer.json();
  }

  private static TestBrowser.Answer answer(TestBrowser by, String name, int days) {
    return by.post("/api/office/tokens", Map.of("name", name, "scope", "scim", "days", days));
  }

  private static TestBrowser.Answer confirm(TestBrowser by, Map<?, ?> made) {
    return by.post(path(made) + "/confirm", Map.of());
  }

  private static String path(Map<?, ?> made) {
    return "/api/office/tokens/" + made.get("id");
  }

  private TestBrowser.Answer open(Map<?, ?> made) {
    return bearer(made).get(DOOR);
  }

  private TestBrowser bearer(Map<?, ?> made) {
    return bearer(String.valueOf(made.get("token")));
  }

  private TestBrowser bearer(String text) {
    var browser = browser();
    browser.headers.put("Authorization", "Bearer " + text);
    return browser;
  }

  private Map<Object, Object> state(Map<?, ?> made) {
    return stateBy(first, made);
  }

  private static Map<Object, Object> stateBy(TestBrowser by, Map<?, ?> made) {
    for (var one :
        (List<?>) Objects.requireNonNull(by.get("/api/office/tokens").json().get("tokens"))) {
      if (one instanceof Map<?, ?> token && Objects.equals(token.get("id"), made.get("id"))) {
        return new java.util.HashMap<>(token);
      }
    }
    throw new AssertionError("not in the list");
  }

  private void disable(String which) {
    database
        .superuser()
        .sql("update person set disabled_at = now() where role = 'admin' and " + which)
        .param("id", maker.id().value())
        .update();
  }

  private static List<String> leaves(String act) {
    return database
        .superuser()
        .sql("select leaf from audit_outbox where leaf::jsonb ->> 'act' like :act order by id")
        .param("act", act)
        .query((row, n) -> row.getString(1))
        .list();
  }

  /// Of one token: those that other tests left waiting are written whenever a minute is over.
  private static List<String> refusals(String pseudonym) {
    return leaves("access.refused").stream()
        .filter(it -> member(it, "actor").equals(pseudonym))
        .toList();
  }

  private static String member(String leaf, String name) {
    var found = Pattern.compile("\"" + name + "\":\"([^\"]*)\"").matcher(leaf);
    return found.find() ? found.group(1) : "";
  }
}
