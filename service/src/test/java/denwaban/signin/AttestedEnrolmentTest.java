package denwaban.signin;

import static org.assertj.core.api.Assertions.assertThat;

import denwaban.access.PasskeyRequirement;
import denwaban.access.Role;
import denwaban.access.StaffPasskeys;
import denwaban.access.passkey.AttestationFailure;
import denwaban.access.passkey.TestAuthenticator;
import denwaban.access.passkey.TestCa;
import denwaban.access.passkey.TestMaker;
import denwaban.access.passkey.TestModelList;
import denwaban.access.passkey.TestPhone;
import denwaban.access.passkey.TestStatement;
import denwaban.access.passkey.TestTpm;
import denwaban.access.passkey.TestU2f;
import denwaban.access.passkey.TestWord;
import denwaban.database.TestDatabase;
import denwaban.people.EnrolmentLinks;
import denwaban.people.People;
import denwaban.people.PeopleHouse;
import denwaban.people.PeopleTest;
import denwaban.people.TestBrowser;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/// An administrator with what lies about in an office: a computer, a phone, an old key. The formats
/// themselves are tried in `TpmAttestationTest`, `PackedAttestationTest` and `RefusedFormatsTest`.
@SpringBootTest(
    classes = PeopleHouse.class,
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
    properties = {
      "denwaban.mode=office",
      "denwaban.hosts=desk.localhost",
      "denwaban.passkeys.attested=admin"
    })
class AttestedEnrolmentTest {

  private static final UUID MODEL = UUID.randomUUID();
  private static final UUID REVOKED = UUID.randomUUID();
  private static final TestCa CA = new TestCa();

  @RegisterExtension static final TestDatabase database = new TestDatabase();

  @DynamicPropertySource
  static void models(DynamicPropertyRegistry registry) throws IOException {
    database.settings(registry);
    var folder = Files.createTempDirectory("models");
    var list =
        new TestModelList()
            .with(MODEL, CA.root, "Windows Hello", "FIDO_CERTIFIED")
            .with(REVOKED, CA.root, "Windows Hello 1", "FIDO_CERTIFIED", "REVOKED");
    registry.add("denwaban.passkeys.metadata", () -> list.list(folder));
    registry.add("denwaban.passkeys.metadata-root", () -> list.root(folder));
  }

  @LocalServerPort int port;
  @Autowired People people;
  @Autowired EnrolmentLinks enrolmentLinks;
  @Autowired StaffPasskeys held;

  @Test
  void windows_hello_on_a_tpm_is_accepted_and_signs_in() {
    var person = people.add("佐藤 花", "さとう はな", Role.ADMIN, null, null);
    var browser = with(hello(MODEL, CA));
    assertThat(browser.enrol(enrolmentLinks.offer(person.id(), null).token()).status())
        .isEqualTo(200);
    assertThat(browser.signIn().status()).isEqualTo(200);
    assertThat(browser.get("/api/passkeys").text())
        .contains("\"model\":\"Windows Hello\"", "\"synced\":false");
    assertThat(held.all(person.id())).isEqualTo(PasskeyRequirement.ATTESTED);
    assertThat(people.hasAdmin()).isTrue();
  }

  @Test
  void each_refusal_says_what_to_do_next() {
    var token = token(Role.ADMIN);
    var before = refusals();
    var apple = new TestPhone(true, MODEL, CA, TestCa.pair());
    var old = new TestU2f(CA.issue("CN=Old", null, TestCa.UNTIL), TestCa.pair());
    refused(token, new TestAuthenticator(), AttestationFailure.UNNAMED);
    refused(token, saying(new TestWord("none", Map.of(), MODEL)), AttestationFailure.UNNAMED);
    refused(
        token,
        new TestAuthenticator().vouchingForItself(new TestMaker()),
        AttestationFailure.ITSELF);
    refused(
        token, saying(new TestPhone(false, MODEL, CA, TestCa.pair())), AttestationFailure.PHONE);
    refused(token, saying(apple), AttestationFailure.PHONE);
    refused(token, saying(old).withoutUserVerification(), AttestationFailure.U2F);
    refused(token, saying(old), AttestationFailure.U2F);
    refused(
        token, saying(new TestWord("compound", Map.of(), MODEL)), AttestationFailure.OTHER_FORMAT);
    refused(token, hello(UUID.randomUUID(), CA), AttestationFailure.UNLISTED);
    refused(token, hello(REVOKED, CA), AttestationFailure.BROKEN);
    refused(token, hello(MODEL, new TestCa()), AttestationFailure.UNPROVED);
    assertThat(with(saying(apple).synced(true)).enrol(token).code())
        .as("what may be synced is refused for that, whatever vouches for it")
        .isEqualTo("passkey-synced");

    assertThat(refusals() - before).as("each is an entry").isEqualTo(12);

    var japanese = with(hello(REVOKED, CA));
    japanese.headers.put("Accept-Language", "ja");
    assertThat(japanese.enrol(token).text())
        .contains(AttestationFailure.BROKEN.problem().text(Locale.JAPANESE));

    assertThat(with(hello(MODEL, CA)).enrol(token).status())
        .as("the link still works")
        .isEqualTo(200);
  }

  @Test
  void a_statement_that_is_nonsense_is_refused_as_such() {
    var noCertificate = new TestTpm(MODEL, CA, TestTpm.Signing.RS1);
    noCertificate.withoutChain = true;
    var nonsense =
        Map.of(
            "ver",
            "2.0",
            "alg",
            -257,
            "sig",
            new byte[9],
            "certInfo",
            new byte[9],
            "pubArea",
            new byte[9]);
    for (var role : List.of(Role.ADMIN, Role.OPERATOR)) {
      var token = token(role);
      assertThat(with(saying(noCertificate)).enrol(token).code()).isEqualTo("passkey-refused");
      assertThat(with(saying(new TestWord("tpm", nonsense, MODEL))).enrol(token).code())
          .isEqualTo("passkey-refused");
    }
  }

  private void refused(String token, TestAuthenticator by, AttestationFailure attestationFailure) {
    var answer = with(by).enrol(token);
    assertThat(answer.status()).as("%s", attestationFailure).isEqualTo(403);
    assertThat(answer.code()).as("%s", attestationFailure).isEqualTo("passkey-not-attested");
    assertThat(answer.text())
        .as("%s", attestationFailure)
        .contains(attestationFailure.problem().text(Locale.ENGLISH));
  }

  private static long refusals() {
    return database
        .superuser()
        .sql(
            """
            select count(*) from audit_outbox
            where leaf::jsonb ->> 'act' = 'person.sign-in.refused'
            """)
        .query(Long.class)
        .single();
  }

  private String token(Role role) {
    return enrolmentLinks.offer(people.add("佐藤 花", "さとう はな", role, null, null).id(), null).token();
  }

  private TestBrowser with(TestAuthenticator authenticator) {
    var browser = new TestBrowser(port, PeopleTest.HOST);
    browser.authenticator = authenticator;
    return browser;
  }

  private static TestAuthenticator hello(UUID model, TestCa ca) {
    return saying(new TestTpm(model, ca, TestTpm.Signing.RS1));
  }

  private static TestAuthenticator saying(TestStatement statement) {
    return new TestAuthenticator().saying(statement);
  }
}
