package denwaban.signin;

import static org.assertj.core.api.Assertions.assertThat;

import denwaban.access.Role;
import denwaban.access.passkey.Challenges;
import denwaban.access.passkey.TestAuthenticator;
import denwaban.people.PeopleTest;
import denwaban.people.TestBrowser;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PasskeySignInTest extends PeopleTest {

  /// Leaves name nobody; whoever may see the pseudonyms can still follow one person.
  private static final String LEAVES_ABOUT =
      """
      select o.leaf from audit_outbox o
      where exists (
        select from audit_pseudonym p
        where p.subject = :person and o.leaf like '%' || p.pseudonym || '%')
      """;

  @Test
  void a_person_enrols_by_link_and_is_signed_in() {
    var browser = browser();

    var answer = browser.enrol(token(person(Role.CLIENT_ADMIN)));

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json().get("role")).isEqualTo("client-admin");
    assertThat(answer.json().get("kind")).isEqualTo("member");
    assertThat(TestAuthenticator.part(answer.json(), "client"))
        .extracting("name", "slug")
        .containsExactly("青葉歯科クリニック", "aoba");
    assertThat(browser.get("/api/me").json()).isEqualTo(answer.json());
  }

  @Test
  void the_cookie_is_for_this_host_and_not_for_scripts() {
    var answer = browser().enrol(token(person(Role.OPERATOR)));

    assertThat(answer.raw().headers().firstValue("Set-Cookie").orElseThrow())
        .matches("__Host-sid=[A-Za-z0-9_-]{43}; Path=/; Secure; HttpOnly; SameSite=Strict");
  }

  @Test
  void a_passkey_signs_in_again_after_signing_out() {
    var browser = signedIn(Role.OPERATOR);

    assertThat(browser.post("/api/sign-out", Map.of("everywhere", false)).status()).isEqualTo(204);
    assertThat(browser.cookie()).isNull();
    assertThat(browser.get("/api/me").status()).isEqualTo(401);
    assertThat(browser.signIn().status()).isEqualTo(200);
    assertThat(browser.get("/api/me").status()).isEqualTo(200);
  }

  @Test
  void a_ceremony_that_nobody_ended_is_gone_when_the_next_begins() {
    browser().post("/api/sign-in/options", Map.of());
    assertThat(ceremonies()).isPositive();
    clock.pass(Challenges.LIFE);
    browser().post("/api/sign-in/options", Map.of());
    assertThat(ceremonies()).as("the newest alone").isOne();
  }

  private static long ceremonies() {
    return database.superuser().sql("select count(*) from ceremony").query(Long.class).single();
  }

  @Test
  void secrets_are_stored_as_digests_only() {
    var person = person(Role.OPERATOR);
    var token = token(person);
    var browser = browser();
    browser.enrol(token);

    for (var secret : new String[] {token, String.valueOf(browser.cookie())}) {
      for (var table : new String[] {"session", "enrolment"}) {
        var found =
            database
                .superuser()
                .sql("select count(*) from " + table + " t where t::text like '%' || :s || '%'")
                .param("s", secret)
                .query(Long.class)
                .single();
        assertThat(found).isZero();
      }
    }
  }

  @Test
  void without_user_verification_nobody_enrols_or_signs_in() {
    var browser = browser();
    browser.authenticator.withoutUserVerification();
    assertThat(browser.enrol(token(person(Role.OPERATOR))).code()).isEqualTo("passkey-refused");

    var enrolled = signedIn(Role.OPERATOR);
    enrolled.authenticator.withoutUserVerification();
    assertThat(enrolled.signIn().code()).isEqualTo("sign-in-refused");
  }

  @Test
  void a_ceremony_of_another_origin_is_refused() {
    var browser = browser();
    browser.authenticator.withAnotherOrigin();
    assertThat(browser.enrol(token(person(Role.OPERATOR))).code()).isEqualTo("passkey-refused");

    var enrolled = signedIn(Role.OPERATOR);
    enrolled.authenticator.withAnotherOrigin();
    assertThat(enrolled.signIn().code()).isEqualTo("sign-in-refused");
  }

  @Test
  void a_ceremony_of_another_rp_id_is_refused() {
    var browser = browser();
    browser.authenticator.withAnotherRpId();
    assertThat(browser.enrol(token(person(Role.OPERATOR))).code()).isEqualTo("passkey-refused");

    var enrolled = signedIn(Role.OPERATOR);
    enrolled.authenticator.withAnotherRpId();
    assertThat(enrolled.signIn().code()).isEqualTo("sign-in-refused");
  }

  @Test
  void an_assertion_works_once() {
    var browser = signedIn(Role.OPERATOR);
    var options = browser.post("/api/sign-in/options", Map.of());
    var body = browser.authenticator.get(options.json(), browser.origin());

    assertThat(browser.post("/api/sign-in", body).status()).isEqualTo(200);
    assertThat(browser.post("/api/sign-in", body).code()).isEqualTo("ceremony-expired");
  }

  @Test
  void a_failed_try_uses_the_challenge_up() {
    var browser = signedIn(Role.OPERATOR);
    var options = browser.post("/api/sign-in/options", Map.of());
    var body = browser.authenticator.get(options.json(), browser.origin());
    var signature = body.put("signature", "AAAA");

    assertThat(browser.post("/api/sign-in", body).code()).isEqualTo("sign-in-refused");
    body.put("signature", signature);
    assertThat(browser.post("/api/sign-in", body).code()).isEqualTo("ceremony-expired");
  }

  @Test
  void a_challenge_is_long_and_another_each_time() {
    var challenges = new HashSet<String>();
    for (var n = 0; n < 20; n++) {
      var options = browser().post("/api/sign-in/options", Map.of()).json();
      challenges.add(
          TestAuthenticator.string(TestAuthenticator.part(options, "publicKey"), "challenge"));
    }
    assertThat(challenges).hasSize(20).allMatch(it -> it.matches("[A-Za-z0-9_-]{43}"));
  }

  @Test
  void a_challenge_lives_five_minutes() {
    var browser = signedIn(Role.OPERATOR);
    var options = browser.post("/api/sign-in/options", Map.of());
    var body = browser.authenticator.get(options.json(), browser.origin());
    clock.pass(Duration.ofMinutes(5).minusSeconds(1));
    assertThat(browser.post("/api/sign-in", body).status()).isEqualTo(200);

    options = browser.post("/api/sign-in/options", Map.of());
    body = browser.authenticator.get(options.json(), browser.origin());
    clock.pass(Duration.ofMinutes(5));
    assertThat(browser.post("/api/sign-in", body).code()).isEqualTo("ceremony-expired");
  }

  @Test
  void a_challenge_of_one_host_is_none_at_another() {
    var browser = signedIn(Role.OPERATOR);
    var elsewhere = new TestBrowser(port, "aoba.localhost");
    var options = elsewhere.post("/api/sign-in/options", Map.of());

    var body = browser.authenticator.get(options.json(), browser.origin());
    assertThat(browser.post("/api/sign-in", body).code()).isEqualTo("ceremony-expired");
  }

  @Test
  void a_passkey_of_another_host_is_unknown_here() {
    var browser = signedIn(Role.OPERATOR);
    var elsewhere = new TestBrowser(port, "aoba.localhost");
    var options = elsewhere.post("/api/sign-in/options", Map.of());

    var body = browser.authenticator.get(options.json(), elsewhere.origin());
    assertThat(elsewhere.post("/api/sign-in", body).code()).isEqualTo("sign-in-refused");
  }

  @Test
  void a_passkey_says_its_own_persons_name() {
    var victim = person(Role.ADMIN);
    signedIn(victim);
    var browser = signedIn(Role.OPERATOR);
    var options = browser.post("/api/sign-in/options", Map.of());
    var body = browser.authenticator.get(options.json(), browser.origin());
    body.put("userHandle", PasskeySignIn.handle(victim.id()).base64url());

    assertThat(browser.post("/api/sign-in", body).code()).isEqualTo("sign-in-refused");
  }

  @Test
  void another_persons_key_does_not_sign_for_this_passkey() {
    var victim = signedIn(Role.ADMIN);
    var browser = signedIn(Role.OPERATOR);
    var options = browser.post("/api/sign-in/options", Map.of());
    var body = browser.authenticator.get(options.json(), browser.origin());
    body.put("credentialId", victim.authenticator.credentialId());
    body.remove("userHandle");

    assertThat(browser.post("/api/sign-in", body).code()).isEqualTo("sign-in-refused");
  }

  @Test
  void a_copied_authenticator_is_found_by_its_counter() {
    var browser = signedIn(Role.OPERATOR);
    assertThat(browser.signIn().status()).isEqualTo(200);
    browser.authenticator.withCounterSetBack();

    assertThat(browser.signIn().code()).isEqualTo("sign-in-refused");
  }

  @Test
  void a_disabled_person_does_not_sign_in() {
    var person = person(Role.OPERATOR);
    var browser = signedIn(person);
    personAccess.disable(person.id(), admin());
    assertThat(browser.signIn().code()).isEqualTo("sign-in-refused");

    personAccess.enable(person.id(), admin());
    assertThat(browser.signIn().status()).isEqualTo(200);
  }

  @Test
  void the_same_passkey_is_not_added_twice() {
    var browser = signedIn(Role.OPERATOR);

    assertThat(browser.enrol(token(person(Role.ADMIN))).code()).isEqualTo("passkey-refused");
  }

  @Test
  void too_many_failures_make_a_visitor_wait() {
    try {
      var browser = browser();
      for (var n = 0; n < 130; n++) {
        var answer = browser.enrol("x" + n);
        if (answer.status() == 429) {
          assertThat(answer.raw().headers().firstValue("Retry-After")).isPresent();
          assertThat(n).isLessThanOrEqualTo(30);
          assertThat(browser.enrol(token(person(Role.OPERATOR))).status()).isEqualTo(429);
          return;
        }
      }
      throw new AssertionError("no limit");
    } finally {
      clock.pass(Duration.ofMinutes(5).plus(Duration.ofSeconds(1)));
    }
  }

  @Test
  void failures_of_strangers_at_an_address_do_not_shut_out_who_came_in_from_there_before() {
    try {
      var known = signedIn(Role.OPERATOR);
      var stranger = browser();
      for (var n = 0; n < 40; n++) stranger.enrol("x" + n);
      assertThat(stranger.enrol("y").status()).isEqualTo(429);

      assertThat(known.signIn().status()).isEqualTo(200);

      for (var n = 0; n < 40; n++) known.enrol("x" + n);
      assertThat(known.enrol("y").status()).as("its own count").isEqualTo(429);
    } finally {
      clock.pass(Duration.ofMinutes(5).plus(Duration.ofSeconds(1)));
    }
  }

  @Test
  void every_sign_in_and_refusal_is_in_the_log() {
    var person = person(Role.CLIENT_MEMBER);
    var browser = signedIn(person);
    browser.authenticator.withAnotherOrigin();
    browser.signIn();

    var leaves =
        database
            .superuser()
            .sql(LEAVES_ABOUT)
            .param("person", person.id().value())
            .query((row, n) -> row.getString(1))
            .list();
    for (var act :
        new String[] {
          "person.added",
          "person.enrolment.offered",
          "person.enrolled",
          "person.signed-in",
          "person.sign-in.refused"
        }) {
      assertThat(leaves).as(act).anyMatch(leaf -> leaf.contains('"' + act + '"'));
    }
    assertThat(leaves).noneMatch(leaf -> leaf.contains(person.name()));
  }
}
