package denwaban.disclosure;

import static org.assertj.core.api.Assertions.assertThat;

import denwaban.access.Role;
import denwaban.audit.Actor;
import denwaban.client.Client;
import denwaban.client.Clients;
import denwaban.client.KeyKind;
import denwaban.people.PeopleHouse;
import denwaban.people.PeopleTest;
import denwaban.people.TestBrowser;
import java.time.ZoneId;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/// Who may do what with requests, and what a page may send.
@SpringBootTest(
    classes = {PeopleHouse.class, RequestHttpTest.Scanned.class},
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
    properties = {"denwaban.mode=demo", "denwaban.hosts=desk.localhost"})
class RequestHttpTest extends PeopleTest {

  @Configuration(proxyBeanMethods = false)
  @ComponentScan({
    "denwaban.contract",
    "denwaban.client",
    "denwaban.disclosure",
    "denwaban.kyc",
    "denwaban.retention",
    "denwaban.vault"
  })
  @Import({denwaban.http.outbound.FlowRegister.class, denwaban.copies.NoCopies.class})
  static class Scanned {}

  private static final String ALL = "/api/requests";

  @Autowired Clients clients;

  private TestBrowser admin;
  private TestBrowser member;

  RequestHttpTest() {
    admin = browser();
    member = browser();
  }

  @BeforeEach
  void a_client() {
    database.superuser().sql("truncate contract_termination").update();
    if (clients.find(PeopleHouse.AOBA).isEmpty()) {
      clients.add(
          new Client(
              PeopleHouse.AOBA,
              "青葉歯科クリニック",
              "あおば",
              "aoba",
              KeyKind.X25519,
              ZoneId.of("Asia/Tokyo")),
          List.of(),
          Actor.SERVICE);
    }
    admin = signedIn(Role.CLIENT_ADMIN);
    member = signedIn(Role.CLIENT_MEMBER);
  }

  private static Map<String, Object> note(int sealed, int signature, int fingerprint) {
    return Map.of(
        "id", UUID.randomUUID(),
        "company", "x".repeat(fingerprint),
        "sealed", base64(sealed),
        "signature", base64(signature));
  }

  private static String base64(int bytes) {
    return Base64.getEncoder().encodeToString(new byte[bytes]);
  }

  private Map<String, Object> wanted(Map<String, ?> with) {
    var body = new HashMap<String, @Nullable Object>();
    body.put("id", UUID.randomUUID());
    body.put("kind", "disclose");
    body.put("way", "telephone");
    body.put("received", clock.instant().toString());
    body.put("asks", note(1, 64, 39));
    body.putAll(with);
    return Map.copyOf(body);
  }

  @Test
  void a_page_sends_words_of_the_lists_and_sealed_notes_alone() {
    // this company never made a key: so far, and no further
    assertThat(member.post(ALL, wanted(Map.of())).code()).isEqualTo("note-key");
    for (var kind : List.of("", "DISCLOSE", "other")) {
      assertThat(member.post(ALL, wanted(Map.of("kind", kind))).code()).isEqualTo("malformed");
    }
    assertThat(member.post(ALL, wanted(Map.of("way", "pigeon"))).code()).isEqualTo("malformed");
    assertThat(member.post(ALL, wanted(Map.of("asks", note(8_192, 64, 39)))).code())
        .isEqualTo("note-key");
    assertThat(member.post(ALL, wanted(Map.of("asks", note(8_193, 64, 39)))).code())
        .isEqualTo("too-long");
    for (var note : List.of(note(0, 64, 39), note(1, 63, 39), note(1, 64, 38), note(1, 64, 40))) {
      assertThat(member.post(ALL, wanted(Map.of("asks", note))).code()).isEqualTo("malformed");
    }
    assertThat(member.post(ALL, wanted(Map.of("asks", note(1, 65, 39)))).code())
        .isEqualTo("too-long");
    assertThat(member.post(ALL, Map.of()).status()).isEqualTo(400);
  }

  @Test
  void members_register_and_administrators_decide() {
    var one = ALL + "/" + UUID.randomUUID();
    var note = note(1, 64, 39);
    var answer = Map.of("form", "paper", "said", note);
    var refusal = Map.of("ground", "law", "said", note);
    var due = "{\"at\":\"" + clock.instant() + "\"}";
    assertThat(member.post(one + "/answer", answer).status()).isEqualTo(403);
    assertThat(member.post(one + "/refusal", refusal).status()).isEqualTo(403);
    assertThat(member.send("PUT", one + "/due", due).status()).isEqualTo(403);
    assertThat(member.post(one + "/erasure", Map.of()).status()).isEqualTo(403);
    assertThat(member.post(one + "/erasure/approval", Map.of()).status()).isEqualTo(403);
    assertThat(member.send("DELETE", one + "/erasure", null).status()).isEqualTo(403);
    for (var by : List.of(admin, member)) {
      assertThat(by.get(ALL).status()).isEqualTo(200);
      assertThat(by.get(one).status()).isEqualTo(404);
      assertThat(by.post(one + "/notes/read", Map.of()).status()).isEqualTo(404);
      assertThat(by.post(one + "/notes", note).status()).isEqualTo(404);
      assertThat(by.post(one + "/take", Map.of()).status()).isEqualTo(404);
      assertThat(by.post(one + "/identified", Map.of("how", "document")).status()).isEqualTo(404);
      assertThat(by.post(one + "/identified", Map.of("how", "face")).status()).isEqualTo(400);
      assertThat(by.post(one + "/links", Map.of("call", UUID.randomUUID())).status())
          .isEqualTo(404);
      assertThat(by.post(one + "/withdrawal", Map.of("said", note)).status()).isEqualTo(404);
    }
    assertThat(admin.post(one + "/answer", answer).status()).isEqualTo(404);
    assertThat(admin.post(one + "/answer", Map.of("form", "fax", "said", note)).status())
        .isEqualTo(400);
    assertThat(admin.post(one + "/refusal", refusal).status()).isEqualTo(404);
    assertThat(admin.post(one + "/refusal", Map.of("said", note)).status())
        .as("without a ground")
        .isEqualTo(400);
    assertThat(admin.post(one + "/erasure/approval", Map.of()).status()).isEqualTo(404);
  }

  @Test
  void who_reads_the_log_sees_clocks_and_no_note() {
    var auditor = signedIn(Role.CLIENT_AUDITOR);
    var one = ALL + "/" + UUID.randomUUID();
    assertThat(auditor.get(ALL).status()).isEqualTo(200);
    assertThat(auditor.get(ALL + "/waiting").text()).contains("\"waiting\":0");
    assertThat(auditor.post(one + "/notes/read", Map.of()).status()).isEqualTo(403);
    assertThat(auditor.post(ALL, wanted(Map.of())).status()).isEqualTo(403);
    assertThat(auditor.post(one + "/take", Map.of()).status()).isEqualTo(403);
  }

  @Test
  void the_office_counts_and_operators_see_nothing() {
    var operator = signedIn(Role.OPERATOR);
    var office = signedIn(Role.ADMIN);
    assertThat(operator.get(ALL).status()).isEqualTo(403);
    assertThat(operator.post(ALL, wanted(Map.of())).status()).isEqualTo(403);
    assertThat(operator.get("/api/office/requests").status()).isEqualTo(403);
    assertThat(office.get(ALL).status()).isEqualTo(403);
    assertThat(office.get("/api/office/requests").status()).isEqualTo(200);
    assertThat(admin.get("/api/office/requests").status()).isEqualTo(403);
  }

  @Test
  void after_the_contracts_end_the_register_is_read_and_not_worked_on() {
    var ended = admin.post("/api/contract/termination", Map.of("reason", "移転のため"));
    assertThat(ended.status()).as(ended.text()).isEqualTo(201);
    assertThat(admin.get(ALL).status()).isEqualTo(200);
    for (var by : List.of(admin, member)) {
      assertThat(by.post(ALL, wanted(Map.of())).status()).isEqualTo(403);
      assertThat(by.post(ALL + "/" + UUID.randomUUID() + "/notes/read", Map.of()).status())
          .isEqualTo(403);
    }
    assertThat(admin.post(ALL + "/" + UUID.randomUUID() + "/erasure", Map.of()).status())
        .isEqualTo(403);
  }
}
