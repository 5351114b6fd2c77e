package denwaban.contract.signing;

import denwaban.access.Role;
import denwaban.audit.Actor;
import denwaban.client.Client;
import denwaban.client.Clients;
import denwaban.client.KeyKind;
import denwaban.contract.AnsweringPolicy;
import denwaban.contract.Contracts;
import denwaban.contract.NewTerms;
import denwaban.http.outbound.FlowRegister;
import denwaban.kernel.Bytes;
import denwaban.kernel.ClientId;
import denwaban.people.PeopleHouse;
import denwaban.people.PeopleTest;
import denwaban.people.TestBrowser;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/// A running office, no demo, in which an administrator and a client's administrator sign.
@SpringBootTest(
    classes = {PeopleHouse.class, SigningHouse.Scanned.class},
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
    properties = {"denwaban.mode=office", "denwaban.hosts=desk.localhost"})
abstract class SigningHouse extends PeopleTest {

  @Configuration(proxyBeanMethods = false)
  @ComponentScan({"denwaban.contract", "denwaban.client", "denwaban.kyc"})
  @Import(FlowRegister.class)
  static class Scanned {}

  static final ClientId AOBA = PeopleHouse.AOBA;
  static final String OFFICE = "/api/office/clients/" + AOBA + "/contract/offers";
  static final String OWN = "/api/contract/offers";

  @Autowired Contracts contracts;
  @Autowired AnsweringPolicy answering;
  @Autowired NewTerms newTerms;
  @Autowired Clients clients;

  TestBrowser office;
  TestBrowser client;

  SigningHouse() {
    office = browser();
    client = browser();
  }

  @BeforeEach
  void an_office_and_a_client_without_a_contract() {
    database
        .superuser()
        .sql(
            """
            truncate contract_terms, contract_offer, contract_signature, contract_signature_stamp, contract_scan, contract_signing_grace,
              contract_confirmation, contract_termination, subprocessor, subprocessor_consent, outbound_flow
            """)
        .update();
    if (clients.find(AOBA).isEmpty()) {
      clients.add(
          new Client(AOBA, "青葉歯科クリニック", "あおば", "aoba", KeyKind.X25519, ZoneId.of("Asia/Tokyo")),
          List.of(),
          Actor.SERVICE);
    }
    office = signedIn(Role.ADMIN);
    client = signedIn(Role.CLIENT_ADMIN);
  }

  /// What must be filled in.
  static Map<String, Object> whole() {
    var terms = new HashMap<String, Object>();
    terms.put("provider.name", "電話番サービス株式会社");
    terms.put("client.name", "𠮷野髙橋歯科");
    terms.put("incident.contacts", List.of(contact("山田"), contact("高橋")));
    return terms;
  }

  private static Map<String, String> contact(String name) {
    return Map.of("name", name, "phone", "+81312345678", "mail", "");
  }

  static Map<String, Object> with(Object... pairs) {
    var terms = new HashMap<String, Object>();
    for (var n = 0; n < pairs.length; n += 2) terms.put((String) pairs[n], pairs[n + 1]);
    return terms;
  }

  TestBrowser.Answer draft(int after, @Nullable String from, Map<String, ?> terms) {
    return draft(after, TestDrafts.seen(office, OFFICE), from, terms);
  }

  TestBrowser.Answer draft(
      int after, @Nullable String seen, @Nullable String from, Map<String, ?> terms) {
    var body = new HashMap<String, Object>(Map.of("after", after, "terms", terms));
    if (seen != null) body.put("draft", seen);
    if (from != null) body.put("effectiveFrom", from);
    return office.post(OFFICE, body);
  }

  /// As if it had been drafted with this document.
  static void stands(String digest, String html) {
    database
        .superuser()
        .sql(
            """
            update contract_offer set html = :html, document = sha256(convert_to(:html, 'UTF8'))
            where digest = :digest
            """)
        .param("html", html)
        .param("digest", Bytes.ofBase64url(digest).toArray())
        .update();
  }

  String drafted(int after, Map<String, ?> terms) {
    var answer = draft(after, null, terms);
    if (answer.status() != 201) throw new AssertionError(answer.text());
    return String.valueOf(answer.json().get("digest"));
  }

  /// Signs as that person's browser does.
  static TestBrowser.Answer sign(TestBrowser by, String base, String digest) {
    var asked = by.post(base + "/" + digest + "/signing", Map.of());
    return asked.status() == 200
        ? by.post(base + "/" + digest + "/signature", signed(by, asked))
        : asked;
  }

  static Map<String, Object> signed(TestBrowser by, TestBrowser.Answer asked) {
    var body = by.authenticator.get(asked.json(), by.origin());
    body.remove("userHandle");
    body.put("statement", String.valueOf(asked.json().get("statement")));
    return body;
  }

  /// Agreed by both.
  String agreed(int after, Map<String, ?> terms) {
    var digest = drafted(after, terms);
    expect(sign(office, OFFICE, digest), "offered");
    expect(sign(client, OWN, digest), "agreed");
    return digest;
  }

  static void expect(TestBrowser.Answer answer, String state) {
    if (!state.equals(answer.json().get("state"))) throw new AssertionError(answer.text());
  }

  List<String> acts() {
    return acts("contract.%");
  }

  /// @param like of the acts, as SQL has it
  List<String> acts(String like) {
    return database
        .superuser()
        .sql(
            """
            select leaf::jsonb ->> 'act' from audit_outbox
            where log = :log and leaf::jsonb ->> 'act' like :like order by id
            """)
        .param("like", like)
        .param("log", AOBA.value())
        .query(String.class)
        .list();
  }
}
