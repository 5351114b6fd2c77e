package denwaban.assurance.certificate;

import denwaban.access.Person;
import denwaban.access.Role;
import denwaban.people.PeopleHouse;
import denwaban.people.PeopleTest;
import denwaban.people.TestBrowser;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;

/// A running server with people and the register in it.
@SpringBootTest(
    classes = {PeopleHouse.class, CertificateHouse.Scanned.class},
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
    properties = "denwaban.mode=demo")
abstract class CertificateHouse extends PeopleTest {

  @Configuration(proxyBeanMethods = false)
  @ComponentScan("denwaban.assurance.certificate")
  static class Scanned {}

  static final String ALL = "/api/office/certificates";

  @Autowired CertificateRegister register;

  /// Who enters, and who confirms.
  TestBrowser officer() {
    return signedIn(Role.SECURITY_OFFICER);
  }

  Person operatorAt(String site) {
    var person = person(Role.OPERATOR);
    var body = Map.of("kind", "employee", "place", "site", "site", site);
    var path = "/api/office/people/" + person.id() + "/engagement";
    var json = new tools.jackson.databind.json.JsonMapper().writeValueAsString(body);
    if (signedIn(Role.ADMIN).send("PUT", path, json).status() != 204) {
      throw new AssertionError("not entered");
    }
    return person;
  }

  static Map<String, Object> mark(String number) {
    var draft = new HashMap<String, Object>();
    draft.put("scheme", "p-mark");
    draft.put("number", number);
    draft.put("holder", Records.OURS);
    draft.put("holderName", "電話番株式会社");
    draft.put("edition", "JIS Q 15001:2023");
    draft.put("body", "JIPDEC");
    draft.put("from", "2025-12-02");
    draft.put("to", "2027-12-01");
    draft.put("registryLink", "https://entity-search.jipdec.or.jp/pmark");
    return draft;
  }

  static Map<String, Object> isms(String number) {
    var draft = mark(number);
    draft.put("scheme", "isms");
    draft.put("edition", "ISO/IEC 27001:2022");
    draft.put("body", "BSIグループジャパン");
    draft.put("accreditation", "ISMS-AC");
    draft.put("scopeText", "電話代行業務及びこれに付随する業務");
    draft.put("sites", "本社");
    draft.put("to", "2028-12-01");
    draft.put("surveillance", "2026-12-01");
    draft.put("registryLink", "");
    return draft;
  }

  /// Of a correction, what it begins with is what the page shows.
  static String enter(TestBrowser by, Map<String, Object> draft) {
    if (draft.get("record") instanceof String id) draft.put("base", shown(by, id).get("newest"));
    var answer = by.post(ALL, draft);
    if (answer.status() != 201) throw new AssertionError(answer.text());
    return String.valueOf(answer.json().get("id"));
  }

  static TestBrowser.Answer confirm(TestBrowser by, String entry) {
    return by.post(ALL + "/entries/" + entry + "/confirm", Map.of());
  }

  /// A record as the page shows it.
  static Map<?, ?> shown(TestBrowser by, String id) {
    return ((List<?>) by.get(ALL).json().get("certificates"))
        .stream()
            .map(it -> (Map<?, ?>) it)
            .filter(it -> it.get("id").equals(id))
            .findFirst()
            .orElseThrow();
  }

  /// What of it waits first to be confirmed.
  static String waiting(TestBrowser by, String id) {
    return String.valueOf(
        ((Map<?, ?>) ((List<?>) shown(by, id).get("waiting")).getFirst()).get("entry"));
  }

  static String pdf(int bytes) {
    var content = new byte[bytes];
    var begins = "%PDF-".getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(begins, 0, content, 0, Math.min(bytes, begins.length));
    return Base64.getEncoder().encodeToString(content);
  }

  long entries(String act) {
    return database
        .superuser()
        .sql("select count(*) from audit_outbox where leaf::jsonb ->> 'act' = :act")
        .param("act", act)
        .query(Long.class)
        .single();
  }
}
