package denwaban.vault;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import denwaban.access.Role;
import denwaban.audit.Actor;
import denwaban.client.Client;
import denwaban.client.Clients;
import denwaban.client.KeyKind;
import denwaban.client.key.CompanyKey;
import denwaban.database.ErasureLogins;
import denwaban.kernel.Bytes;
import denwaban.kernel.ClientId;
import denwaban.kernel.ObjectId;
import denwaban.people.PeopleHouse;
import denwaban.people.PeopleTest;
import denwaban.people.TestBrowser;
import denwaban.retention.RetentionRounds;
import denwaban.seal.age.Identity;
import denwaban.seal.age.Suite;
import denwaban.storage.ObjectStore;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/// An incident that the trade knows, played again (controls.md S6.2): a contract ends, and after it
/// every way to what callers left is tried.
@SpringBootTest(
    classes = {PeopleHouse.class, EndedContractTest.Scanned.class},
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
    properties = {"denwaban.mode=demo", "denwaban.hosts=desk.localhost"})
class EndedContractTest extends PeopleTest {

  @Configuration(proxyBeanMethods = false)
  @ComponentScan({
    "denwaban.contract",
    "denwaban.client",
    "denwaban.kyc",
    "denwaban.retention",
    "denwaban.vault"
  })
  @Import({denwaban.http.outbound.FlowRegister.class, denwaban.copies.NoCopies.class})
  static class Scanned {}

  private static final ClientId AOBA = PeopleHouse.AOBA;
  private static final String END = "/api/contract/termination";

  static final CompanyKey KEY =
      new CompanyKey(
          1,
          KeyKind.X25519,
          Identity.generate(Suite.X25519).recipient().text(),
          "abcd-efgh-ijkl-mnop-qrst-uvwx-yz23-4567",
          "a statement",
          Bytes.of(new byte[64]));

  @Autowired Clients clients;
  @Autowired Vault vault;
  @Autowired ObjectStore store;
  @Autowired RetentionRounds rounds;
  @Autowired ErasureLogins logins;

  private TestBrowser admin;
  private TestBrowser member;
  private TestBrowser office;
  private ObjectId object;

  EndedContractTest() {
    admin = browser();
    member = browser();
    office = browser();
    object = new ObjectId(UUID.randomUUID());
  }

  @BeforeEach
  void a_message_of_a_client() throws Exception {
    database.superuser().sql("truncate contract_termination").update();
    if (clients.find(AOBA).isEmpty()) {
      clients.add(
          new Client(AOBA, "青葉歯科クリニック", "あおば", "aoba", KeyKind.X25519, ZoneId.of("Asia/Tokyo")),
          List.of(),
          Actor.SERVICE);
    }
    object = TestMessage.keep(vault, AOBA, KEY, "至急".getBytes(UTF_8)).object();
    office = signedIn(Role.ADMIN);
    admin = signedIn(Role.CLIENT_ADMIN);
    member = signedIn(Role.CLIENT_MEMBER);
  }

  private int header(TestBrowser by) {
    return by.post("/api/objects/" + object + "/release", Map.of("purpose", "read")).status();
  }

  private static List<String> may(TestBrowser by) {
    return ((List<?>) by.get("/api/me").json().get("may")).stream().map(Object::toString).toList();
  }

  private void ended() {
    var given = admin.post(END, Map.of("reason", "移転のため"));
    assertThat(given.status()).as(given.text()).isEqualTo(201);
  }

  @Test
  void from_the_end_on_members_read_nothing_and_take_it_away() {
    assertThat(header(member)).isEqualTo(200);
    assertThat(may(member)).contains("READ_OWN");
    ended();
    assertThat(may(member)).containsExactlyInAnyOrder("SIGNED_IN", "OPEN_KEYS", "READ_LOG");
    assertThat(may(admin))
        .containsExactlyInAnyOrder(
            "SIGNED_IN", "OPEN_KEYS", "READ_LOG", "SIGN_CONTRACT", "EXPORT_OWN");
    assertThat(may(office)).as("not the office's people").contains("MANAGE_OFFICE");
    for (var by : List.of(admin, member)) {
      assertThat(header(by)).isEqualTo(403);
      assertThat(by.get("/api/objects/" + object + "/payload/0").status()).isEqualTo(403);
      assertThat(by.get("/api/retention").status()).isEqualTo(200);
      assertThat(by.get("/api/keys").json().get("clientId")).isEqualTo(AOBA.toString());
      assertThat(by.get("/api/keys/administrators").status()).isEqualTo(200);
      assertThat(by.get("/api/keys/lines/company/chain").status()).isEqualTo(200);
      assertThat(by.post("/api/keys/me/unlocks", Map.of()).code()).isEqualTo("contract-ended");
    }
    assertThat(admin.post(END, Map.of("reason", "また")).code()).isEqualTo("contract-ended");
    assertThat(member.post("/api/exit-packs", Map.of()).status()).isEqualTo(403);
    assertThat(admin.post("/api/exit-packs", Map.of()).code())
        .as("let in; this company never made a key")
        .isEqualTo("nothing-to-export");
  }

  @Test
  void no_one_is_asked_to_confirm_access_that_no_one_can_confirm_any_more() {
    database
        .superuser()
        .sql("update person set role_until = :soon where client_id = :client")
        .param("soon", denwaban.database.Rows.utc(clock.instant().plus(Duration.ofDays(1))))
        .param("client", AOBA.value())
        .update();
    assertThat(member.get("/api/me").json().get("accessEnds")).isNotNull();
    ended();
    assertThat(admin.get("/api/me").json().get("accessEnds")).isNull();
  }

  @Test
  void a_notice_can_be_taken_back_by_who_gave_it_until_the_end() {
    var ends = clock.instant().plus(Duration.ofDays(2)).toString();
    assertThat(admin.post(END, Map.of("endsAt", ends, "reason", "移転")).status()).isEqualTo(201);
    assertThat(header(member)).as("not yet").isEqualTo(200);
    var there = "/api/office/clients/" + AOBA + "/termination";
    assertThat(office.post(there, Map.of("reason", "x")).code()).isEqualTo("already-ending");
    assertThat(office.send("DELETE", there, null).code()).isEqualTo("not-withdrawn");
    assertThat(admin.send("DELETE", END, null).status()).isEqualTo(204);
    assertThat(office.post(there, Map.of("endsAt", ends, "reason", "x")).status()).isEqualTo(201);
    assertThat(admin.send("DELETE", END, null).code()).isEqualTo("not-withdrawn");
    assertThat(office.send("DELETE", there, null).status()).isEqualTo(204);
  }

  @Test
  void what_does_not_fit_is_refused() {
    var past = clock.instant().minusSeconds(1).toString();
    var far = clock.instant().plus(Duration.ofDays(367)).toString();
    for (var ends : List.of(past, far)) {
      assertThat(admin.post(END, Map.of("endsAt", ends, "reason", "x")).code())
          .isEqualTo("end-unfit");
    }
    for (var reason : List.of("", "  ", "あ".repeat(1001))) {
      assertThat(admin.post(END, Map.of("reason", reason)).code()).isEqualTo("reason-unfit");
    }
    assertThat(admin.post(END, Map.of("reason", "移\0転")).code()).isEqualTo("malformed");
    assertThat(member.post(END, Map.of("reason", "x")).status()).isEqualTo(403);
    assertThat(member.send("DELETE", END, null).status()).isEqualTo(403);
    assertThat(admin.post(END + "/received", Map.of()).code()).isEqualTo("not-ended");
  }

  @Test
  void thirty_days_later_no_way_leads_to_it() throws Exception {
    ended();
    assertThat(store.remains(object)).hasSize(1);
    clock.pass(Duration.ofDays(30));
    for (var n = 0; n < 2; n++) {
      rounds.round();
    }
    // the clock jumped: nothing is decided for half a day of real time, so the round of one client
    // is asked for by hand, as after that wait
    denwaban.retention.TestRounds.decide(rounds, AOBA);

    // by id, by whoever, signed in again
    for (var by : List.of(admin, member, office)) {
      assertThat(by.signIn().status()).isEqualTo(200);
    }
    for (var by : List.of(admin, member)) {
      assertThat(header(by)).isEqualTo(403);
    }
    var other = people.add("別 会社", "べつ", Role.CLIENT_ADMIN, new ClientId(UUID.randomUUID()), null);
    assertThat(header(signedIn(other))).isEqualTo(404);
    assertThat(header(office)).isEqualTo(403);
    // by a pack
    assertThat(admin.post("/api/exit-packs", Map.of()).code()).isEqualTo("nothing-to-export");
    // in the store
    assertThat(store.remains(object)).isEmpty();
    // by SQL, as whoever
    for (var table : List.of("vault_header", "vault_manifest", "vault_token")) {
      assertThat(
              database
                  .superuser()
                  .sql("select count(*) from " + table + " where object_id = ?")
                  .param(object.value())
                  .query(Long.class)
                  .single())
          .as(table)
          .isZero();
    }
    // and anybody can ask
    var asked = browser().get("/api/erased/" + object);
    assertThat(asked.status()).isEqualTo(200);
    assertThat(asked.json().get("left")).isEqualTo(0);
    assertThat(asked.json().get("kind")).isEqualTo("message");
  }

  @Test
  void accounts_end_after_ninety_days_and_what_the_law_keeps_after_seven_years() throws Exception {
    var gone = new ClientId(UUID.randomUUID());
    clients.add(
        new Client(gone, "旧 株式会社", "きゅう", "kyu", KeyKind.X25519, ZoneId.of("Asia/Tokyo")),
        List.of(),
        Actor.SERVICE);
    var its = signedIn(people.add("去田 ゆく", "さるた", Role.CLIENT_ADMIN, gone, null));
    verified(gone);
    verified(AOBA);
    var there = "/api/office/clients/" + gone + "/termination";
    assertThat(office.post(there, Map.of("reason", "閉鎖")).status()).isEqualTo(201);

    pass(gone, Duration.ofDays(30));
    assertThat(its.signIn().status()).isEqualTo(200);
    var end = its.get("/api/retention").json().get("end").toString();
    assertThat(end).contains("accountsUntil=" + clock.instant().plus(Duration.ofDays(90)));
    pass(gone, Duration.ofDays(90).minusSeconds(1));
    assertThat(people.members(gone)).hasSize(1);
    pass(gone, Duration.ofSeconds(1));
    assertThat(people.members(gone)).isEmpty();
    assertThat(its.signIn().status()).isNotEqualTo(200);
    assertThat(rows("person where name = '去田 ゆく'")).isZero();
    for (var table : List.of("kyc_standing", "kyc_verification", "kyc_suspicion")) {
      assertThat(logins.<Integer>erasing(gone, db -> db.sql("delete from " + table).update()))
          .as("the eraser may not yet: " + table)
          .isZero();
    }
    assertThat(ofKyc(gone)).isEqualTo(4);

    pass(gone, Duration.ofDays(7 * 365 - 121));
    assertThat(ofKyc(gone)).as("seven years are not over").isEqualTo(4);
    pass(gone, Duration.ofDays(5));
    assertThat(ofKyc(gone)).isZero();
    assertThat(ofKyc(AOBA)).as("another client's").isEqualTo(4);
    pass(gone, Duration.ofDays(1));
    assertThat(
            rows(
                "retention_certificate where client_id = '%s' and content like '%%\"kyc\"%%' and not whole"
                    .formatted(gone)))
        .isOne();
  }

  private void pass(ClientId client, Duration time) throws InterruptedException {
    clock.pass(time);
    for (var n = 0; n < 3; n++) {
      denwaban.retention.TestRounds.decide(rounds, client);
    }
  }

  private void verified(ClientId client) {
    var id = UUID.randomUUID();
    for (var sql :
        List.of(
            """
            insert into kyc_verification values (:id, :client, '2026-01-01', 'a', 'b', now(), :id, 'x')
            """,
            "insert into kyc_standing values (:id, :client, '2026-01-01', 'a', 'b', now())",
            """
            insert into kyc_suspicion (id, note_id, client_id, state, at, person_id, sealed)
            values (:id, :id, :client, 'NOTED', now(), :id, 'x')
            """,
            "insert into kyc_suspicion_read values (:id, :client, :id, now())")) {
      database.superuser().sql(sql).param("id", id).param("client", client.value()).update();
    }
  }

  private long ofKyc(ClientId client) {
    return List.of("verification", "standing", "suspicion", "suspicion_read").stream()
        .mapToLong(it -> rows("kyc_" + it + " where client_id = '" + client + "'"))
        .sum();
  }

  private long rows(String from) {
    return database.superuser().sql("select count(*) from " + from).query(Long.class).single();
  }

  @Test
  void of_what_is_kept_the_question_says_nothing() {
    var kept = browser().get("/api/erased/" + object);
    var never = browser().get("/api/erased/" + UUID.randomUUID());
    assertThat(kept.status()).isEqualTo(404);
    assertThat(kept.text()).isEqualTo(never.text());
  }
}
