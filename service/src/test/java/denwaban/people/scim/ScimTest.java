package denwaban.people.scim;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import denwaban.access.Role;
import denwaban.check.ClientsReader;
import denwaban.database.tenant.TenantTransactions;
import denwaban.kernel.ClientId;
import denwaban.kernel.PersonId;
import denwaban.people.Meanwhile;
import denwaban.people.Registry;
import denwaban.people.TestBrowser;
import denwaban.people.TwoPersonRule;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URLEncoder;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/// The protocol: who is found, what is refused, in which words.
class ScimTest extends ScimHouse {

  @Autowired Registry registry;
  @Autowired TenantTransactions transactions;
  @Autowired TwoPersonRule rule;

  @Test
  void it_says_what_it_can_do() {
    var config = provider.get("/scim/v2/ServiceProviderConfig");
    assertThat(config.status()).isEqualTo(200);
    assertThat(config.type()).isEqualTo("application/scim+json");
    assertThat(config.json().at("/patch/supported").asBoolean()).isTrue();
    assertThat(config.json().at("/filter/maxResults").asInt()).isEqualTo(ScimEndpoint.MOST);
    assertThat(provider.get("/scim/v2/ResourceTypes").at("/Resources/0/endpoint"))
        .isEqualTo("/Users");
    var schemas = provider.get("/scim/v2/Schemas").raw().body();
    assertThat(schemas).contains("userName", ENTERPRISE, "department", OWN, "hours", "familyName");
    assertThat(schemas).doesNotContain("password").doesNotContain("emails");
    assertThat(schemas)
        .containsPattern("\"name\":\"userName\"[^}]*\"required\":true")
        .containsPattern("\"name\":\"department\"[^}]*\"required\":false");
  }

  @Test
  void somebody_is_added_once() {
    var answer =
        adds(
            """
            ,"externalId":"x-%1$s","name":{"formatted":"Ren Aoki"},
            "%2$s":{"organization":"青葉スタッフ","department":"一課","employeeNumber":"7"},
            "%3$s":{"kana":"あおき れん","kind":"dispatched","place":"home","site":"横浜","hours":"平日"}\
            """
                .formatted(number, ENTERPRISE, OWN));
    assertThat(answer.status()).as(answer.raw().body()).isEqualTo(201);
    assertThat(answer.type()).isEqualTo("application/scim+json");
    var here = "http://desk.localhost:" + port + USERS + "/" + answer.at("/id");
    assertThat(answer.raw().headers().firstValue("Location")).hasValue(here);
    assertThat(answer.at("/meta/location")).isEqualTo(here);
    assertThat(answer.at("/displayName")).isEqualTo("青木 蓮");
    assertThat(answer.at("/" + ENTERPRISE + "/employeeNumber")).isEqualTo(number);
    assertThat(answer.at("/" + OWN + "/kind")).isEqualTo("dispatched");
    assertThat(answer.at("/" + OWN + "/kana")).isEqualTo("あおき れん");

    var again = adds("");
    assertThat(again.status()).isEqualTo(409);
    assertThat(again.at("/scimType")).isEqualTo("uniqueness");
    var same = "x-" + number;
    number += "b";
    assertThat(adds(",\"externalId\":\"" + same + "\"").at("/scimType")).isEqualTo("uniqueness");
    assertThat(find("userName", number)).as("nothing of it was kept").isZero();
  }

  /// The token may be older than the second administrator.
  @Test
  void whom_a_token_ended_counts_as_ended_by_who_made_it() {
    var other = added();
    signedIn(other);
    database
        .superuser()
        .sql("update person set role = 'admin' where id = :id")
        .param("id", other.value())
        .update();
    assertThat(replace(other, "active", "false").status()).isEqualTo(200);
    assertThat(
            transactions.office(() -> rule.needsAnother(maker.id(), TwoPersonRule.Approver.ADMIN)))
        .isTrue();
    assertThat(leaves("person.second.ended")).isNotEmpty();
  }

  @Test
  void without_a_name_it_takes_the_parts_the_family_first() {
    var body =
        "{\"userName\":\"%s\",\"name\":{\"givenName\":\"蓮\",\"familyName\":\"青木\"}}"
            .formatted(number);
    assertThat(provider.send("POST", USERS, body).at("/displayName")).isEqualTo("青木 蓮");
  }

  @Test
  void somebody_whom_hr_entered_by_hand_is_found_by_his_number() {
    var person = people.add("手 入力", "", Role.OPERATOR, null, null);
    var path = USERS + "/" + person.id();
    assertThat(provider.get(path).status()).as("no number, no userName").isEqualTo(404);
    var body = "{\"number\":\"%s\",\"kind\":\"part-time\",\"place\":\"site\"}".formatted(number);
    admin.send("PUT", "/api/office/people/" + person.id() + "/engagement", body);
    assertThat(find("userName", number)).isOne();
    assertThat(provider.get(path).at("/" + OWN + "/kind")).isEqualTo("part-time");
  }

  @Test
  void what_hr_enters_just_then_is_not_taken_back() {
    var person = added();
    var leaves = Instant.parse("2030-01-01T00:00:00Z");
    var engagement = Objects.requireNonNull(registry.all().get(person)).engagement();

    var changed =
        Meanwhile.of(
            database,
            transactions,
            () -> registry.enter(person, engagement, new Registry.Times(null, leaves), null),
            () -> replace(person, ENTERPRISE + ":department", "\"二課\""));

    assertThat(changed.status()).as(changed.raw().body()).isEqualTo(200);
    var standing = Objects.requireNonNull(registry.all().get(person));
    assertThat(standing.times().leaves()).isEqualTo(leaves);
    assertThat(Objects.requireNonNull(standing.engagement()).unit()).isEqualTo("二課");
  }

  @Test
  void members_of_clients_are_not_there() {
    var client = new ClientId(new UUID(7, 1));
    var member = people.add("委託 元", "", Role.CLIENT_MEMBER, client, null);
    assertThat(read(member.id()).status()).isEqualTo(404);
    assertThat(replace(member.id(), "active", "false").status()).isEqualTo(404);
    assertThat(provider.send("DELETE", USERS + "/" + member.id(), null).status()).isEqualTo(404);
    assertThat(people.find(member.id()).orElseThrow().disabled()).isFalse();
    assertThat(provider.get(USERS + "/nobody").status()).isEqualTo(404);
  }

  @Test
  void a_filter_finds_by_number_or_by_the_providers_id() {
    var person = added();
    replace(person, "externalId", "\"e-" + number + "\"");
    assertThat(find("userName", number)).isOne();
    assertThat(find("externalId", "e-" + number)).isOne();
    assertThat(find("USERNAME", number)).isOne();
    assertThat(find("urn:ietf:params:scim:schemas:core:2.0:User:userName", number)).isOne();
    assertThat(find("userName", number + "x")).isZero();
    assertThat(find("externalId", "")).as("nobody is called nothing").isZero();
    assertThat(find("userName", "' or '1'='1")).isZero();
    assertThat(find("userName", "\\\" or userName pr \\\"")).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "userName co \"H\"",
        "userName eq \"a\" and active eq true",
        "userName eq \"a\" or userName eq \"b\"",
        "displayName eq \"青木 蓮\"",
        "userName eq a",
        "userName",
        "userName eq \"\\u12\"",
        ""
      })
  void another_filter_is_refused(String filter) {
    var answer = provider.get(USERS + "?filter=" + URLEncoder.encode(filter, UTF_8));
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.at("/scimType")).isEqualTo("invalidFilter");
    assertThat(answer.at("/schemas/0")).isEqualTo("urn:ietf:params:scim:api:messages:2.0:Error");
    assertThat(answer.at("/status")).isEqualTo("400");
  }

  @Test
  void a_filter_has_a_length() {
    var empty = "userName eq \"\"";
    var most = "userName eq \"" + "x".repeat(Filter.LIMIT - empty.length()) + "\"";
    assertThat(list("filter=" + URLEncoder.encode(most, UTF_8)).status()).isEqualTo(200);
    assertThat(list("filter=" + URLEncoder.encode(most + " ", UTF_8)).status()).isEqualTo(400);
  }

  @Test
  void a_list_comes_in_pages() {
    crowd(ScimEndpoint.MOST + 1);
    var all = list("count=" + (ScimEndpoint.MOST + 1));
    var total = all.json().at("/totalResults").asInt();
    assertThat(total).isGreaterThan(ScimEndpoint.MOST);
    assertThat(all.json().at("/Resources").size()).isEqualTo(ScimEndpoint.MOST);
    assertThat(list("count=" + ScimEndpoint.MOST).json().at("/itemsPerPage").asInt())
        .isEqualTo(ScimEndpoint.MOST);
    assertThat(list("count=199").json().at("/Resources").size()).isEqualTo(199);
    assertThat(list("").json().at("/Resources").size()).isEqualTo(100);
    assertThat(list("count=0").json().at("/Resources").size()).isZero();
    assertThat(list("count=-1&startIndex=-5").json().at("/startIndex").asInt()).isOne();
    var last = list("startIndex=" + total + "&count=10");
    assertThat(last.json().at("/Resources").size()).isOne();
    assertThat(list("startIndex=" + (total + 1)).json().at("/Resources").size()).isZero();
    var second = list("startIndex=2&count=1").at("/Resources/0/id");
    assertThat(all.at("/Resources/1/id")).isEqualTo(second);
    assertThat(list("count=many").status()).isEqualTo(400);
  }

  @ParameterizedTest
  @CsvSource({"-1,201", "0,201", "1,413"})
  void a_body_has_a_length(int beyond, int status) {
    var frame = "{\"userName\":\"%s\",\"displayName\":\"x\",\"nickName\":\"\"}".formatted(number);
    var filler = "x".repeat(Body.LIMIT + beyond - frame.length());
    var body = frame.replace("\"nickName\":\"\"", "\"nickName\":\"" + filler + "\"");
    assertThat(provider.send("POST", USERS, body).status()).isEqualTo(status);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "[]",
        "null",
        "\"x\"",
        "{\"userName\":\"a\"} {}",
        "{\"userName\":\"a\",\"userName\":\"b\"}",
        "{'userName':'a'}",
        "{\"Operations\":{}}",
        "{\"Operations\":[]}",
        "{\"Operations\":[{\"path\":\"active\",\"value\":false}]}",
        "{\"Operations\":[{\"op\":\"move\",\"path\":\"active\",\"value\":false}]}",
        "{\"Operations\":[7]}"
      })
  void what_is_no_request_is_refused_and_changes_nothing(String body) {
    var person = added();
    var before = read(person).json();
    var answer = provider.send("PATCH", USERS + "/" + person, body);
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.at("/scimType")).isEqualTo("invalidSyntax");
    assertThat(read(person).json()).isEqualTo(before);
  }

  @Test
  void an_extension_is_removed_as_a_whole_and_the_others_stay() {
    var person = added();
    replace(person, ENTERPRISE + ":department", "\"二課\"");
    replace(person, OWN + ":site", "\"横浜\"");
    var answer = patch(person, "{\"op\":\"remove\",\"path\":\"" + ENTERPRISE + "\"}");
    assertThat(answer.status()).as(answer.raw().body()).isEqualTo(200);
    assertThat(read(person).at("/" + ENTERPRISE + "/department")).isEmpty();
    assertThat(read(person).at("/" + OWN + "/site")).isEqualTo("横浜");
  }

  @Test
  void nesting_and_operations_have_limits() {
    var person = added();
    var deep = "[".repeat(Body.DEPTH - 1) + "]".repeat(Body.DEPTH - 1);
    assertThat(put(person, "{\"nickName\":" + deep + "}")).isEqualTo(200);
    assertThat(put(person, "{\"nickName\":[" + deep + "]}")).isEqualTo(400);
    var one = "{\"op\":\"replace\",\"path\":\"active\",\"value\":true}";
    var most = String.join(",", java.util.Collections.nCopies(Patch.OPERATIONS, one));
    assertThat(patch(person, most).status()).isEqualTo(200);
    assertThat(patch(person, most + "," + one).at("/scimType")).isEqualTo("tooMany");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "active|\"maybe\"|invalidValue",
        "active|1|invalidValue",
        "active[value eq \\\"x\\\"]|false|invalidPath",
        "active eq true|false|invalidPath",
        "name..givenName|\"x\"|invalidPath",
        "displayName|7|invalidValue",
        "displayName|{\"a\":1}|invalidValue",
        "userName|\"\"|invalidValue",
        "name|\"x\"|invalidValue",
        "urn:ietf:params:scim:schemas:extension:denwaban:2.0:User:kind|\"king\"|invalidValue",
        "urn:ietf:params:scim:schemas:extension:denwaban:2.0:User:place|\"moon\"|invalidValue",
        "urn:ietf:params:scim:schemas:extension:denwaban:2.0:User:kana|\"kana\"|invalidValue",
        "urn:ietf:params:scim:schemas:extension:denwaban:2.0:User:from|\"soon\"|invalidValue",
        "urn:ietf:params:scim:schemas:extension:denwaban:2.0:User:until|\"2026-02-30\"|invalidValue",
        "urn:ietf:params:scim:schemas:extension:denwaban:2.0:User|\"x\"|invalidValue"
      })
  void a_value_that_does_not_fit_changes_nothing(String path, String value, String type) {
    var person = added();
    var before = read(person).json();
    var answer = replace(person, path, value);
    assertThat(answer.status()).as(answer.raw().body()).isEqualTo(400);
    assertThat(answer.at("/scimType")).isEqualTo(type);
    assertThat(answer.raw().body()).doesNotContain("king").doesNotContain("moon");
    assertThat(read(person).json()).isEqualTo(before);
  }

  @ParameterizedTest
  @CsvSource({
    "displayName,80",
    "userName,40",
    "externalId,128",
    "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department,40",
    "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:organization,80",
    "urn:ietf:params:scim:schemas:extension:denwaban:2.0:User:hours,40"
  })
  void a_text_has_a_length(String path, int most) {
    var person = added();
    var tail = number + "-";
    for (var length : List.of(most - 1, most)) {
      var text = tail + "x".repeat(length - tail.length());
      assertThat(replace(person, path, "\"" + text + "\"").status()).as(path).isEqualTo(200);
    }
    var long_ = tail + "x".repeat(most + 1 - tail.length());
    assertThat(replace(person, path, "\"" + long_ + "\"").at("/scimType"))
        .isEqualTo("invalidValue");
  }

  @Test
  void who_would_leave_before_he_starts_is_refused() {
    var person = added();
    replace(person, OWN + ":from", "\"2027-04-01\"");
    var answer = replace(person, OWN + ":until", "\"2027-03-30\"");
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.at("/scimType")).isEqualTo("invalidValue");
  }

  @Test
  void a_version_that_is_not_the_newest_changes_nothing() {
    var person = added();
    var version = read(person).at("/meta/version");
    provider.headers.put("If-Match", version);
    assertThat(replace(person, "displayName", "\"青木 二\"").status()).isEqualTo(200);
    assertThat(replace(person, "displayName", "\"青木 三\"").status()).isEqualTo(412);
    provider.headers.remove("If-Match");
    assertThat(read(person).at("/displayName")).isEqualTo("青木 二");
    assertThat(read(person).raw().headers().firstValue("ETag"))
        .hasValue(read(person).at("/meta/version"));
  }

  @Test
  void the_same_again_writes_nothing_and_each_deed_names_the_token() {
    var person = added();
    replace(person, "displayName", "\"青木 新\"");
    var registered = leaves("person.registered").size();
    var renamed = leaves("person.renamed");
    assertThat(renamed.getLast()).contains("\"role\":\"integration\"").doesNotContain("session");
    ClientsReader.read(renamed.getLast());
    replace(person, "displayName", "\"青木 新\"");
    replace(person, "active", "true");
    assertThat(leaves("person.renamed")).hasSameSizeAs(renamed);
    assertThat(leaves("person.registered")).hasSize(registered);

    var token = member(leaves("token.made").getLast(), "obj");
    for (var act :
        List.of("person.added", "person.registered", "person.renamed", "people.listed")) {
      if (act.equals("people.listed")) read(person);
      assertThat(member(leaves(act).getLast(), "actor")).as(act).isEqualTo(token);
    }
  }

  @Test
  void without_a_token_everything_is_refused_in_scims_words() {
    var stranger = new TestProvider(port, "dwb_" + "A".repeat(43) + "5ce26e30");
    for (var method : List.of("GET", "PUT", "PATCH", "DELETE")) {
      var body = method.startsWith("P") ? "{}" : null;
      var answer = stranger.send(method, USERS + "/" + maker.id(), body);
      assertThat(answer.status()).as(method).isEqualTo(401);
      assertThat(answer.type()).isEqualTo("application/scim+json");
      assertThat(answer.at("/code")).isEqualTo("no-token");
      assertThat(answer.raw().headers().firstValue("WWW-Authenticate")).hasValue("Bearer");
    }
    for (var path : List.of("ServiceProviderConfig", "ResourceTypes", "Schemas", "Users")) {
      assertThat(admin.get("/scim/v2/" + path).status()).as(path).isEqualTo(401);
    }
    assertThat(admin.send("POST", USERS, "{\"userName\":\"x\"}").status()).isEqualTo(401);
  }

  @Test
  void what_is_not_there_is_told_in_scims_words_and_shows_no_page() {
    for (var path : List.of("/scim/v2/Groups", "/scim/v2/Me", "/scim/v2", "/scim/x.js")) {
      var answer = provider.get(path);
      assertThat(answer.status()).as(path).isEqualTo(404);
      assertThat(answer.type()).isEqualTo("application/scim+json");
    }
    assertThat(provider.send("PATCH", USERS, "{}").status()).isEqualTo(405);
    provider.headers.put("Content-Type", "text/plain");
    assertThat(adds("").status()).isEqualTo(415);
  }

  @Test
  void a_page_of_another_site_cannot_ask_and_the_gate_stays_shut_beside() throws Exception {
    provider.headers.put("Sec-Fetch-Site", "cross-site");
    assertThat(provider.get(USERS).at("/code")).isEqualTo("wrong-origin");
    provider.headers.remove("Sec-Fetch-Site");
    provider.headers.put("Access-Control-Request-Method", "PATCH");
    assertThat(provider.send("OPTIONS", USERS, null).status()).isEqualTo(405);
    for (var path :
        List.of("/scim/../api/sign-out", "/scim/..;/api/sign-out", "/scim/%2e%2e/api/sign-out")) {
      assertThat(rawPost(path, admin)).as(path).isNotEqualTo("204");
    }
    assertThat(admin.get("/api/me").status()).as("still signed in").isEqualTo(200);
  }

  private int put(PersonId person, String body) {
    return provider.send("PUT", USERS + "/" + person, body).status();
  }

  private TestProvider.Answer list(String query) {
    return provider.get(USERS + "?" + query);
  }

  private int find(String attribute, String value) {
    var filter = URLEncoder.encode("%s eq \"%s\"".formatted(attribute, value), UTF_8);
    var answer = list("filter=" + filter);
    assertThat(answer.status()).as(answer.raw().body()).isEqualTo(200);
    return answer.json().at("/totalResults").asInt();
  }

  private static void crowd(int size) {
    database
        .superuser()
        .sql(
            """
            with them as (
              insert into person (id, name, kana, role, added_at)
              select gen_random_uuid(), 'n', '', 'operator', now() from generate_series(1, :size)
              returning id)
            insert into engagement (person_id, number, kind, employer, unit, place, site, hours)
            select id, 'c-' || id, 'employee', '', '', 'site', '', '' from them
            """)
        .param("size", size)
        .update();
  }

  /// With a session, and without an origin, as a page of another site would have a browser do it.
  private String rawPost(String path, TestBrowser browser) throws Exception {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(10_000);
      var body = "{\"everywhere\":true}";
      var request =
          """
          POST %s HTTP/1.1\r
          Host: desk.localhost:%d\r
          Content-Type: application/json\r
          Cookie: __Host-sid=%s\r
          Connection: close\r
          Content-Length: %d\r
          \r
          %s\
          """
              .formatted(path, port, browser.cookie(), body.length(), body);
      socket.getOutputStream().write(request.getBytes(US_ASCII));
      return new String(socket.getInputStream().readNBytes(12), US_ASCII).substring(9);
    }
  }

  private static String member(String leaf, String name) {
    return String.valueOf(
        new tools.jackson.databind.json.JsonMapper().readValue(leaf, Map.class).get(name));
  }
}
