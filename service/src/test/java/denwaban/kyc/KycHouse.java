package denwaban.kyc;

import denwaban.access.Role;
import denwaban.audit.Actor;
import denwaban.client.Client;
import denwaban.client.Clients;
import denwaban.client.KeyKind;
import denwaban.kernel.ClientId;
import denwaban.people.PeopleHouse;
import denwaban.people.PeopleTest;
import denwaban.people.TestBrowser;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;

/// A running office with one client, and those of its people who keep verifications.
@SpringBootTest(
    classes = {PeopleHouse.class, KycHouse.Scanned.class},
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
    properties = {"denwaban.mode=office", "denwaban.hosts=desk.localhost"})
abstract class KycHouse extends PeopleTest {

  @Configuration(proxyBeanMethods = false)
  @ComponentScan({"denwaban.contract", "denwaban.client", "denwaban.kyc"})
  static class Scanned {}

  static final ClientId AOBA = PeopleHouse.AOBA;
  static final String RECORDS = "/api/office/clients/" + AOBA + "/kyc";
  static final String NOTES = "/api/office/clients/" + AOBA + "/suspicions";

  @Autowired Clients clients;

  TestBrowser admin;

  KycHouse() {
    admin = browser();
  }

  @BeforeEach
  void an_office_that_verified_no_one() {
    database
        .superuser()
        .sql("truncate kyc_suspicion_read, kyc_suspicion, kyc_standing, kyc_verification")
        .update();
    if (clients.find(AOBA).isEmpty()) {
      clients.add(
          new Client(AOBA, "青葉歯科クリニック", "あおば", "aoba", KeyKind.X25519, ZoneId.of("Asia/Tokyo")),
          List.of(),
          Actor.SERVICE);
    }
    admin = signedIn(Role.ADMIN);
  }

  String tomorrow() {
    return VerifiedClients.day(clock.instant()).plusDays(1).toString();
  }

  static Map<String, Object> content() {
    var who = Map.of("name", "実田 支配", "address", "東京都港区1-1", "born", "1970-01-02");
    var content = new HashMap<String, Object>();
    content.put("company", "𠮷野髙橋歯科");
    content.put("address", "東京都千代田区霞が関3-1-1");
    content.put("number", "7000012050002");
    content.put("business", "歯科医業");
    content.put("purpose", "電話の代行");
    content.put("owners", List.of(who));
    content.put("acting", Map.of("name", "担当 花", "address", "東京都北区2", "born", "1990-03-04"));
    content.put("authority", "委任状の原本");
    content.put("companyDocument", "登記事項証明書");
    content.put("personDocument", "マイナンバーカード");
    return content;
  }

  static Map<String, Object> body(String on, String company, String person) {
    return new HashMap<>(
        Map.of("on", on, "company", company, "person", person, "content", content()));
  }

  /// Verified by methods that count.
  String verified(TestBrowser by) {
    var answer = by.post(RECORDS, body("2026-11-24", "company-registry", "chip-face"));
    if (answer.status() != 201) throw new AssertionError(answer.text());
    return String.valueOf(answer.json().get("id"));
  }

  UUID noted(TestBrowser by, String text) {
    var answer = by.post(NOTES, Map.of("text", text));
    if (answer.status() != 204) throw new AssertionError(answer.text());
    return database
        .superuser()
        .sql("select note_id from kyc_suspicion order by n desc limit 1")
        .query(UUID.class)
        .single();
  }

  static List<String> leaves() {
    return database
        .superuser()
        .sql("select leaf::jsonb ->> 'act' from audit_outbox order by id")
        .query(String.class)
        .list();
  }
}
