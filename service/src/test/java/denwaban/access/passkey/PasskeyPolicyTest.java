package denwaban.access.passkey;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import denwaban.access.CurrentUser;
import denwaban.access.PasskeyRequirement;
import denwaban.access.Person;
import denwaban.access.Role;
import denwaban.access.StaffPasskeys;
import denwaban.database.TestDatabase;
import denwaban.people.EnrolmentLinks;
import denwaban.people.People;
import denwaban.people.PeopleHouse;
import denwaban.people.PeopleTest;
import denwaban.people.RoleChanges;
import denwaban.people.TestBrowser;
import denwaban.people.TestProviders;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/// An office whose administrators need an attested key, and whose supervisors one that is not
/// synced.
@SpringBootTest(
    classes = PeopleHouse.class,
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
    properties = {
      "denwaban.mode=office",
      "denwaban.hosts=desk.localhost",
      "denwaban.passkeys.device-bound=supervisor,hr",
      "denwaban.passkeys.attested=admin,security-officer"
    })
class PasskeyPolicyTest {

  private static final TestMaker MAKER = new TestMaker();
  private static final TestMaker REVOKED = new TestMaker();
  private static final TestMaker SINGLE = new TestMaker();
  private static final TestMaker EXPIRED =
      new TestMaker(UUID.randomUUID(), Instant.parse("2026-11-01T00:00:00Z"));

  @RegisterExtension static final TestDatabase database = new TestDatabase();

  @DynamicPropertySource
  static void models(DynamicPropertyRegistry registry) throws IOException {
    database.settings(registry);
    var folder = Files.createTempDirectory("models");
    var list =
        new TestModelList()
            .with(MAKER, "Test Key 5", "FIDO_CERTIFIED_L1")
            .with(REVOKED, "Test Key 1", "FIDO_CERTIFIED", "REVOKED")
            .with(EXPIRED, "Test Key 2")
            .with(SINGLE, SINGLE.own(), "Test Key 3");
    registry.add("denwaban.passkeys.metadata", () -> list.list(folder));
    registry.add("denwaban.passkeys.metadata-root", () -> list.root(folder));
  }

  @LocalServerPort int port;
  @Autowired People people;
  @Autowired RoleChanges roleChanges;
  @Autowired EnrolmentLinks enrolmentLinks;
  @Autowired StaffPasskeys held;
  @Autowired TestProviders providers;

  @Test
  void a_key_of_a_listed_model_is_accepted_and_shown_by_its_name() {
    var person = person(Role.ADMIN);
    var browser = with(new TestAuthenticator().madeBy(MAKER));
    assertThat(browser.enrol(token(person)).status()).isEqualTo(200);
    assertThat(browser.signIn().status()).isEqualTo(200);

    assertThat(own(browser).getFirst())
        .containsEntry("model", "Test Key 5")
        .containsEntry("synced", false);
    assertThat(shown(browser, person))
        .singleElement()
        .isEqualTo(Map.of("synced", false, "model", "Test Key 5", "enough", true));
    assertThat(people.hasAdmin()).isTrue();
  }

  @Test
  void a_role_that_needs_more_than_any_passkey_is_never_let_in_by_a_provider_alone() {
    var browser = with(new TestAuthenticator().madeBy(MAKER));
    assertThat(browser.enrol(token(person(Role.ADMIN))).status()).isEqualTo(200);
    var back = providers.proves(browser.post("/api/identity/begin", Map.of()), "admin", true);
    assertThat(browser.post("/api/identity", back).status()).isEqualTo(204);
    browser.forgetCookie();

    back = providers.proves(browser.post("/api/sign-in/provider/begin", Map.of()), "admin", true);
    assertThat(browser.post("/api/sign-in/provider", back).status()).isEqualTo(202);
    assertThat(browser.cookie()).isNull();
  }

  @Test
  void a_list_may_name_the_certificates_of_single_keys() {
    var browser = with(new TestAuthenticator().madeBy(SINGLE));
    assertThat(browser.enrol(token(person(Role.ADMIN))).status()).isEqualTo(200);
  }

  @Test
  void what_nobody_vouches_for_is_refused_and_the_link_still_works() {
    var person = person(Role.SECURITY_OFFICER);
    var token = token(person);
    var bad =
        Map.of(
            "none", new TestAuthenticator(),
            "itself", new TestAuthenticator().vouchingForItself(MAKER),
            "unknown model", new TestAuthenticator().madeBy(new TestMaker()),
            "wrong root", new TestAuthenticator().madeBy(MAKER.forger()),
            "revoked", new TestAuthenticator().madeBy(REVOKED),
            "expired", new TestAuthenticator().madeBy(EXPIRED),
            "flipped bit", new TestAuthenticator().madeBy(MAKER).withABitFlipped());
    bad.forEach((what, authenticator) -> {
      var answer = with(authenticator).enrol(token);
      assertThat(answer.status()).as(what).isEqualTo(403);
      assertThat(answer.code()).as(what).isEqualTo("passkey-not-attested");
      assertThat(answer.text()).contains("he link still works");
    });
    assertThat(refusals(person)).isEqualTo(bad.size());

    var synced = with(new TestAuthenticator().madeBy(MAKER).synced(false));
    assertThat(synced.enrol(token).code()).isEqualTo("passkey-synced");
    assertThat(refusals(person)).isEqualTo(bad.size() + 1);
    assertThat(with(new TestAuthenticator().madeBy(MAKER)).enrol(token).status()).isEqualTo(200);
  }

  @Test
  void the_browser_is_asked_for_the_makers_word_only_where_it_counts() {
    assertThat(asked(Role.ADMIN)).containsExactly("direct", "attested");
    assertThat(asked(Role.HR)).containsExactly("none", "device-bound");
    assertThat(asked(Role.OPERATOR)).containsExactly("none", "any");
  }

  @Test
  void where_a_passkey_must_not_be_synced_one_that_could_be_is_refused() {
    var token = token(person(Role.SUPERVISOR));
    assertThat(with(new TestAuthenticator().synced(true)).enrol(token).code())
        .isEqualTo("passkey-synced");
    assertThat(with(new TestAuthenticator().synced(false)).enrol(token).code())
        .as("not yet synced, but could be")
        .isEqualTo("passkey-synced");
    assertThat(with(new TestAuthenticator()).enrol(token).status()).isEqualTo(200);
    assertThat(
            with(new TestAuthenticator().synced(true)).enrol(token(person(Role.OPERATOR))).status())
        .isEqualTo(200);
  }

  @Test
  void who_comes_into_a_role_that_demands_more_needs_another_passkey() {
    var person = person(Role.OPERATOR);
    var browser = with(new TestAuthenticator().synced(true));
    browser.enrol(token(person));
    roleChanges.setRole(person.id(), Role.SUPERVISOR, admin());
    roleChanges.confirm(person.id(), admin());

    var refused = browser.signIn();
    assertThat(refused.status()).isEqualTo(403);
    assertThat(refused.code()).isEqualTo("passkey-synced");
    assertThat(refused.text()).contains("Ask your administrator for a new link");
    assertThat(refusals(person)).isOne();
    var other = with(new TestAuthenticator());
    assertThat(other.enrol(token(person)).status()).isEqualTo(200);
    assertThat(other.signIn().status()).isEqualTo(200);
    assertThat(browser.signIn().code()).as("the old one stays refused").isEqualTo("passkey-synced");

    var admin = with(new TestAuthenticator().madeBy(MAKER));
    admin.enrol(token(person(Role.ADMIN)));
    assertThat(shown(admin, person))
        .extracting(it -> String.valueOf(((Map<?, ?>) it).get("enough")))
        .containsExactlyInAnyOrder("false", "true");
  }

  @Test
  void a_touch_with_a_passkey_that_is_not_enough_is_none() {
    var person = person(Role.SUPERVISOR);
    var browser = with(new TestAuthenticator());
    browser.enrol(token(person));
    assertThat(browser.touchAgain().status()).isEqualTo(204);
    synced(person);
    browser.authenticator.synced(true);
    assertThat(browser.touchAgain().code()).isEqualTo("passkey-synced");
  }

  @Test
  void a_passkey_does_not_become_one_that_can_be_synced_nor_the_reverse() {
    var bound = with(new TestAuthenticator());
    bound.enrol(token(person(Role.OPERATOR)));
    bound.authenticator.synced(false);
    assertThat(bound.signIn().code()).isEqualTo("sign-in-refused");
    bound.authenticator.bound();
    assertThat(bound.signIn().status()).isEqualTo(200);
    bound.authenticator.backedUpWithoutBeingEligible();
    assertThat(bound.signIn().code()).isEqualTo("sign-in-refused");

    var synced = with(new TestAuthenticator().synced(false));
    synced.enrol(token(person(Role.OPERATOR)));
    synced.authenticator.bound();
    assertThat(synced.signIn().code()).isEqualTo("sign-in-refused");
  }

  @Test
  void whether_it_is_synced_now_is_kept_at_each_sign_in() {
    var person = person(Role.OPERATOR);
    var browser = with(new TestAuthenticator().synced(false));
    browser.enrol(token(person));
    assertThat(backedUp(person)).isFalse();
    browser.authenticator.synced(true);
    assertThat(browser.signIn().status()).isEqualTo(200);
    assertThat(backedUp(person)).isTrue();
    browser.authenticator.synced(false);
    assertThat(browser.signIn().status()).isEqualTo(200);
    assertThat(backedUp(person)).isFalse();
  }

  @Test
  void a_model_that_the_list_does_not_know_any_more_is_not_enough_and_no_administrator_is_left() {
    var person = person(Role.ADMIN);
    var browser = with(new TestAuthenticator().madeBy(MAKER));
    browser.enrol(token(person));
    database
        .superuser()
        .sql(
            """
            update passkey set attested =
              overlay(attested placing decode(repeat('ab', 16), 'hex') from 1 for 16)
            where model is not null
            """)
        .update();
    assertThat(browser.signIn().code()).isEqualTo("passkey-not-attested");
    assertThat(people.hasAdmin()).as("so that the next start offers a link").isFalse();
  }

  @Test
  void a_contract_asks_more_of_its_members_than_their_role_and_of_nobody_else() {
    var member = member();
    var before = with(new TestAuthenticator().synced(true));
    assertThat(before.enrol(token(member)).status()).as("nothing asked").isEqualTo(200);
    PeopleHouse.DEMANDED.put(PeopleHouse.AOBA, PasskeyRequirement.ATTESTED);
    try {
      assertThat(before.signIn().code()).as("at sign-in").isEqualTo("passkey-synced");
      var token = token(member());
      assertThat(with(new TestAuthenticator().synced(true)).enrol(token).code())
          .isEqualTo("passkey-synced");
      assertThat(with(new TestAuthenticator()).enrol(token).code())
          .isEqualTo("passkey-not-attested");
      assertThat(with(new TestAuthenticator().madeBy(MAKER)).enrol(token).status()).isEqualTo(200);
      PeopleHouse.DEMANDED.put(PeopleHouse.AOBA, PasskeyRequirement.DEVICE_BOUND);
      assertThat(with(new TestAuthenticator()).enrol(token(member())).status()).isEqualTo(200);
      var staff = token(person(Role.OPERATOR));
      assertThat(with(new TestAuthenticator().synced(true)).enrol(staff).status()).isEqualTo(200);
    } finally {
      PeopleHouse.DEMANDED.clear();
    }
    assertThat(before.signIn().status()).as("any again").isEqualTo(200);
  }

  @Test
  void the_stricter_of_role_and_contract_holds() {
    assertThat(PasskeyRequirement.ANY.and(PasskeyRequirement.ATTESTED))
        .isEqualTo(PasskeyRequirement.ATTESTED);
    assertThat(PasskeyRequirement.ATTESTED.and(PasskeyRequirement.ANY))
        .isEqualTo(PasskeyRequirement.ATTESTED);
    assertThat(PasskeyRequirement.DEVICE_BOUND.suffices(PasskeyRequirement.DEVICE_BOUND)).isTrue();
    assertThat(PasskeyRequirement.DEVICE_BOUND.suffices(PasskeyRequirement.ATTESTED)).isFalse();
  }

  @Test
  void who_answers_calls_counts_where_each_of_his_passkeys_suffices_and_he_may_act() {
    var before = held.answering();
    var person = person(Role.SUPERVISOR);
    assertThat(held.answering()).as("no passkey yet").isEqualTo(before);
    with(new TestAuthenticator()).enrol(token(person));
    with(new TestAuthenticator().madeBy(MAKER)).enrol(token(person(Role.ADMIN)));
    var after = held.answering();
    assertThat(more(before, after))
        .isEqualTo(
            Map.of(
                PasskeyRequirement.ANY,
                1,
                PasskeyRequirement.DEVICE_BOUND,
                1,
                PasskeyRequirement.ATTESTED,
                0));

    var synced = person(Role.OPERATOR);
    with(new TestAuthenticator()).enrol(token(synced));
    with(new TestAuthenticator().synced(true)).enrol(token(synced));
    assertThat(more(after, held.answering()))
        .as("one of his is synced")
        .isEqualTo(
            Map.of(
                PasskeyRequirement.ANY,
                1,
                PasskeyRequirement.DEVICE_BOUND,
                0,
                PasskeyRequirement.ATTESTED,
                0));

    database
        .superuser()
        .sql("update person set disabled_at = now() where id in (:ids)")
        .param("ids", List.of(person.id().value(), synced.id().value()))
        .update();
    assertThat(held.answering()).isEqualTo(before);
  }

  private static Map<PasskeyRequirement, Integer> more(
      Map<PasskeyRequirement, Integer> before, Map<PasskeyRequirement, Integer> after) {
    return Arrays.stream(PasskeyRequirement.values())
        .collect(
            Collectors.toMap(
                it -> it,
                it ->
                    Objects.requireNonNull(after.get(it))
                        - Objects.requireNonNull(before.get(it))));
  }

  @Test
  void what_somebody_holds_is_as_little_as_the_least_of_it() {
    var person = person(Role.SUPERVISOR);
    assertThat(held.all(person.id())).as("nothing").isEqualTo(PasskeyRequirement.ANY);
    with(new TestAuthenticator()).enrol(token(person));
    assertThat(held.all(person.id())).isEqualTo(PasskeyRequirement.DEVICE_BOUND);
    var admin = person(Role.ADMIN);
    with(new TestAuthenticator().madeBy(MAKER)).enrol(token(admin));
    assertThat(held.all(admin.id())).isEqualTo(PasskeyRequirement.ATTESTED);
    comesBy(admin, "provider");
    assertThat(held.all(admin.id())).as("no passkey was used").isEqualTo(PasskeyRequirement.ANY);
    comesBy(admin, "both");
    assertThat(held.all(admin.id())).isEqualTo(PasskeyRequirement.ATTESTED);
    synced(person);
    assertThat(held.all(person.id())).isEqualTo(PasskeyRequirement.ANY);
    assertThat(held.canAttest()).isTrue();
  }

  private static void comesBy(Person person, String how) {
    database
        .superuser()
        .sql("update session set how = :how where person_id = :person")
        .param("how", how)
        .param("person", person.id().value())
        .update();
  }

  private Person member() {
    return people.add("佐藤 花", "さとう はな", Role.CLIENT_MEMBER, PeopleHouse.AOBA, null);
  }

  private TestBrowser browser() {
    return new TestBrowser(port, PeopleTest.HOST);
  }

  private Person person(Role role) {
    return people.add("佐藤 花", "さとう はな", role, null, null);
  }

  private String token(Person person) {
    return enrolmentLinks.offer(person.id(), null).token();
  }

  private CurrentUser admin() {
    var person = person(Role.ADMIN);
    return new CurrentUser(
        person.id(), Role.ADMIN, null, "00000000-0000-7000-8000-000000000001", person.name());
  }

  private TestBrowser with(TestAuthenticator authenticator) {
    var browser = browser();
    browser.authenticator = authenticator;
    return browser;
  }

  private List<String> asked(Role role) {
    var options = browser().post("/api/enrolment/options", Map.of("token", token(person(role))));
    return List.of(
        TestAuthenticator.string(
            TestAuthenticator.part(options.json(), "publicKey"), "attestation"),
        TestAuthenticator.string(options.json(), "needs"));
  }

  @SuppressWarnings("unchecked")
  private static List<Map<String, Object>> own(TestBrowser browser) {
    return (List<Map<String, Object>>)
        requireNonNull(browser.get("/api/passkeys").json().get("passkeys"));
  }

  /// Of this person in the office's list.
  private static List<?> shown(TestBrowser browser, Person person) {
    var all = TestBrowser.list(browser.get("/api/office/people"));
    return all.stream()
        .map(it -> (Map<?, ?>) it)
        .filter(it -> person.id().toString().equals(it.get("id")))
        .map(it -> (List<?>) requireNonNull(it.get("passkeys")))
        .findFirst()
        .orElseThrow();
  }

  private void synced(Person person) {
    database
        .superuser()
        .sql("update passkey set backup_eligible = true where person_id = :person")
        .param("person", person.id().value())
        .update();
  }

  private boolean backedUp(Person person) {
    return database
        .superuser()
        .sql("select backed_up from passkey where person_id = :person")
        .param("person", person.id().value())
        .query(Boolean.class)
        .single();
  }

  /// How many refusals the log has about this person; the word why is sealed in each.
  private long refusals(Person person) {
    return database
        .superuser()
        .sql(
            """
            select count(*) from audit_outbox o
            where leaf::jsonb ->> 'act' = 'person.sign-in.refused'
              and exists (
                select from audit_pseudonym p
                where p.subject = :person and o.leaf like '%' || p.pseudonym || '%')
            """)
        .param("person", person.id().value())
        .query(Long.class)
        .single();
  }
}
