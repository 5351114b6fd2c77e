package denwaban.signin;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import denwaban.access.Person;
import denwaban.access.Role;
import denwaban.access.session.Reauthentication;
import denwaban.database.Rows;
import denwaban.people.Dormancy;
import denwaban.people.PeopleTest;
import denwaban.people.TestBrowser;
import denwaban.people.TestProviders;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/// Who comes in by a provider's word, and who does not.
class ProviderSignInTest extends PeopleTest {

  private static final String BEGIN = "/api/sign-in/provider/begin";
  private static final String BACK = "/api/sign-in/provider";
  private static final String ON_TOP = "/api/sign-in/provider/passkey";

  private static int last;

  @Autowired TestProviders providers;
  @Autowired Dormancy dormancy;

  private final String subject = "sub-" + ++last;

  @AfterEach
  void failures_are_forgotten() {
    providers.away = false;
    clock.pass(Duration.ofMinutes(5).plusSeconds(1));
  }

  @Test
  void a_strong_word_about_a_linked_person_is_a_session() {
    var own = linked(person(Role.OPERATOR));
    var other = browser();

    var answer = comes(other, true);

    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    assertThat(answer.json().get("role")).isEqualTo("operator");
    assertThat(other.get("/api/me").status()).isEqualTo(200);
    assertThat(hows(own)).containsExactlyInAnyOrder("passkey", "provider");
  }

  @Test
  void a_session_by_a_provider_is_no_fresh_touch() {
    var own = linked(person(Role.OPERATOR));
    var other = browser().with(own);
    comes(other, true);
    assertThat(other.post("/api/identity/begin", Map.of()).code()).isEqualTo("touch-again");

    assertThat(other.touchAgain().status()).isEqualTo(204);
    assertThat(other.post("/api/identity/begin", Map.of()).status()).isEqualTo(200);
  }

  @Test
  void a_weak_word_asks_for_the_passkey_and_it_alone_begins_the_session() {
    var own = linked(person(Role.OPERATOR));
    var other = browser().with(own);

    var more = comes(other, false);

    assertThat(more.status()).isEqualTo(202);
    assertThat(other.cookie()).isNull();
    assertThat(other.get("/api/me").status()).isEqualTo(401);
    var answer = other.post(ON_TOP, onTop(more, other));
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    assertThat(other.post("/api/identity/begin", Map.of()).status()).as("fresh").isEqualTo(200);
    assertThat(hows(own)).containsExactlyInAnyOrder("passkey", "both");
  }

  @Test
  void another_persons_passkey_does_not_come_on_top() {
    linked(person(Role.OPERATOR));
    var thief = signedIn(person(Role.OPERATOR));
    thief.forgetCookie();
    var more = comes(thief, false);

    assertThat(thief.post(ON_TOP, onTop(more, thief)).code()).isEqualTo("sign-in-refused");
    assertThat(thief.cookie()).isNull();
  }

  @Test
  void what_is_half_way_works_once_for_five_minutes_at_its_host() {
    var own = linked(person(Role.OPERATOR));
    own.forgetCookie();
    var more = comes(own, false);
    clock.pass(Duration.ofMinutes(5).minusSeconds(1));
    assertThat(own.post(ON_TOP, onTop(more, own)).status()).isEqualTo(200);
    assertThat(own.post(ON_TOP, onTop(more, own)).code()).isEqualTo("ceremony-expired");

    more = comes(own, false);
    clock.pass(Duration.ofMinutes(5));
    assertThat(own.post(ON_TOP, onTop(more, own)).code()).isEqualTo("ceremony-expired");

    more = comes(own, false);
    var elsewhere = new TestBrowser(port, "aoba.localhost").with(own);
    assertThat(elsewhere.post(ON_TOP, onTop(more, elsewhere)).code()).isEqualTo("ceremony-expired");
  }

  @Test
  void nobody_comes_in_with_an_account_that_he_did_not_link() {
    signedIn(person(Role.OPERATOR));

    assertThat(comes(browser(), true).code()).isEqualTo("provider-refused");
  }

  @Test
  void an_answer_works_once_and_in_the_browser_that_asked() {
    linked(person(Role.OPERATOR));
    var browser = browser();
    var back = proves(browser, Map.of(), true);
    assertThat(browser.post(BACK, back).status()).isEqualTo(200);
    assertThat(browser.post(BACK, back).code()).as("replayed").isEqualTo("ceremony-expired");

    // A stranger begins, proves himself, and sends his victim to our page with what he got: the
    // victim's browser has no key for it, or one of its own.
    var strangers = proves(browser(), Map.of(), true);
    var victim = browser();
    var own = victim.post(BEGIN, Map.of());
    strangers.put("key", String.valueOf(own.json().get("key")));
    assertThat(victim.post(BACK, strangers).code())
        .as("sign-in CSRF")
        .isEqualTo("ceremony-expired");
    assertThat(victim.cookie()).isNull();
  }

  @Test
  void a_strangers_code_is_no_answer_to_ones_own_question() {
    linked(person(Role.OPERATOR));
    var strangers = proves(browser(), Map.of(), true);
    var victim = browser();
    var own = providers.proves(victim.post(BEGIN, Map.of()), "nobody", true);
    own.put("code", String.valueOf(strangers.get("code")));

    assertThat(victim.post(BACK, own).code()).isEqualTo("provider-refused");
  }

  @Test
  void a_way_to_a_provider_lasts_ten_minutes_and_ends_at_its_host() {
    linked(person(Role.OPERATOR));
    var browser = browser();
    var back = proves(browser, Map.of(), true);
    clock.pass(Duration.ofMinutes(10).minusSeconds(1));
    assertThat(browser.post(BACK, back).status()).isEqualTo(200);

    back = proves(browser, Map.of(), true);
    clock.pass(Duration.ofMinutes(10));
    assertThat(browser.post(BACK, back).code()).isEqualTo("ceremony-expired");

    back = proves(browser, Map.of(), true);
    assertThat(new TestBrowser(port, "aoba.localhost").post(BACK, back).code())
        .isEqualTo("ceremony-expired");
  }

  @Test
  void whoever_may_not_act_is_refused_in_the_same_words_and_it_is_logged() {
    var person = person(Role.OPERATOR);
    linked(person);
    database
        .superuser()
        .sql("update person set role_until = :at where id = :id")
        .param("at", Rows.utc(clock.instant().minusSeconds(1)))
        .param("id", person.id().value())
        .update();

    var answer = comes(browser(), true);

    assertThat(answer.code()).isEqualTo("provider-refused");
    assertThat(refusals()).isPositive();
    assertThat(answer.text()).isEqualTo(unknown());
  }

  @Test
  void ending_access_takes_the_link_away() {
    var person = person(Role.OPERATOR);
    linked(person);
    personAccess.disable(person.id(), admin());
    assertThat(comes(browser(), true).code()).isEqualTo("provider-refused");

    personAccess.enable(person.id(), admin());
    assertThat(comes(browser(), true).code()).as("linked anew first").isEqualTo("provider-refused");
  }

  @Test
  void without_a_passkey_at_this_host_nobody_comes_in() {
    linked(person(Role.OPERATOR));

    assertThat(comes(new TestBrowser(port, "other.localhost"), true).code())
        .isEqualTo("provider-refused");
  }

  @Test
  void a_member_comes_by_his_clients_provider_and_staff_by_the_offices() {
    var member = signedIn(person(Role.CLIENT_MEMBER));
    assertThat(member.get("/api/identity").json().get("offered")).isEqualTo(true);
    link(member);
    var aoba = Map.of("with", "aoba");
    var browser = browser();
    assertThat(browser.post(BACK, proves(browser, aoba, true)).json().get("kind"))
        .isEqualTo("member");

    // the same name at the office's provider is nobody
    assertThat(comes(browser(), true).code()).isEqualTo("provider-refused");
    assertThat(browser().post(BEGIN, Map.of("with", "nobody")).status()).isEqualTo(404);
  }

  @Test
  void an_account_is_one_persons() {
    linked(person(Role.OPERATOR));
    var second = signedIn(person(Role.OPERATOR));
    var back = providers.proves(second.post("/api/identity/begin", Map.of()), subject, true);

    assertThat(second.post("/api/identity", back).code()).isEqualTo("identity-taken");
    assertThat(second.get("/api/identity").json().get("linked")).isNull();
  }

  @Test
  void linking_is_for_the_session_that_began_it_with_a_fresh_touch() {
    var one = signedIn(person(Role.OPERATOR));
    var back = providers.proves(one.post("/api/identity/begin", Map.of()), subject, true);
    var another = signedIn(person(Role.OPERATOR));
    assertThat(another.post("/api/identity", back).code()).isEqualTo("ceremony-expired");
    assertThat(one.post("/api/identity", back).code()).as("used up").isEqualTo("ceremony-expired");

    back = providers.proves(one.post("/api/identity/begin", Map.of()), subject, true);
    assertThat(browser().post(BACK, back).code()).as("no sign-in").isEqualTo("ceremony-expired");

    clock.pass(Reauthentication.FRESH.plusSeconds(1));
    assertThat(one.post("/api/identity/begin", Map.of()).code()).isEqualTo("touch-again");
  }

  @Test
  void a_begun_sign_in_links_nothing() {
    var one = signedIn(person(Role.OPERATOR));

    assertThat(one.post("/api/identity", proves(one, Map.of(), true)).code())
        .isEqualTo("ceremony-expired");
  }

  @Test
  void unlinking_ends_what_began_by_the_provider_and_both_are_told_and_logged() {
    var person = person(Role.OPERATOR);
    var own = linked(person);
    var other = browser();
    comes(other, true);
    var third = browser().with(own);
    third.signIn();

    assertThat(own.send("DELETE", "/api/identity", null).status()).isEqualTo(204);

    assertThat(other.get("/api/me").status()).isEqualTo(401);
    assertThat(third.get("/api/me").status()).isEqualTo(200);
    assertThat(own.send("DELETE", "/api/identity", null).status()).isEqualTo(404);
    assertThat(comes(browser(), true).code()).isEqualTo("provider-refused");
    var changes = (List<?>) requireNonNull(own.get("/api/me").json().get("passkeyChanges"));
    assertThat(changes)
        .extracting(it -> String.valueOf(((Map<?, ?>) it).get("kind")))
        .contains("linked", "unlinked");
    for (var act : List.of("person.identity.linked", "person.identity.unlinked")) {
      assertThat(leaves(act)).as(act).isPositive();
    }
  }

  @Test
  void a_provider_that_is_away_is_said_and_counts_against_nobody() {
    linked(person(Role.OPERATOR));
    var browser = browser();
    providers.away = true;
    assertThat(browser.post(BEGIN, Map.of()).status()).isEqualTo(503);
    providers.away = false;
    for (var n = 0; n <= 30; n++) {
      var back = proves(browser, Map.of(), true);
      providers.away = true;
      assertThat(browser.post(BACK, back).status()).isEqualTo(503);
      providers.away = false;
    }
    assertThat(comes(browser, true).status()).isEqualTo(200);
  }

  @Test
  void refusals_are_counted_with_those_of_passkeys() {
    var browser = browser();
    for (var n = 0; n < 30; n++) {
      assertThat(comes(browser, true).code()).isEqualTo("provider-refused");
    }
    assertThat(browser.post(BACK, proves(browser, Map.of(), true)).status()).isEqualTo(429);
    assertThat(browser.signIn().status()).isEqualTo(429);
  }

  @Test
  void what_is_too_long_is_not_read() {
    var browser = browser();
    var back = providers.proves(browser.post(BEGIN, Map.of()), subject, true);
    back.put("code", "c".repeat(4_097));
    assertThat(browser.post(BACK, back).status()).isEqualTo(400);
    back.put("code", "c".repeat(4_096));
    assertThat(browser.post(BACK, back).status()).isEqualTo(401);
    back.put("state", "s".repeat(65));
    assertThat(browser.post(BACK, back).status()).isEqualTo(400);
  }

  @Test
  void neither_state_nor_key_lies_in_the_table() {
    var begun = browser().post(BEGIN, Map.of()).json();
    for (var secret : List.of("state", "key")) {
      var found =
          database
              .superuser()
              .sql("select count(*) from provider_attempt t where t::text like '%' || :s || '%'")
              .param("s", String.valueOf(begun.get(secret)))
              .query(Long.class)
              .single();
      assertThat(found).isZero();
    }
  }

  @Test
  void who_comes_by_a_provider_alone_is_not_dormant() {
    var busy = person(Role.OPERATOR);
    linked(busy);
    var idle = person(Role.OPERATOR);
    signedIn(idle);
    clock.pass(Dormancy.AFTER.minusSeconds(1));
    assertThat(comes(browser(), true).status()).isEqualTo(200);
    clock.pass(Duration.ofDays(1));

    dormancy.round();

    assertThat(people.find(busy.id()).orElseThrow().disabled()).isFalse();
    assertThat(people.find(idle.id()).orElseThrow().disabled()).isTrue();
  }

  @Test
  void who_leaves_leaves_no_link() {
    var person = person(Role.OPERATOR);
    linked(person);
    assertThat(links(person)).isEqualTo(1);

    personAccess.leave(person.id());

    assertThat(links(person)).isZero();
  }

  private static long links(Person person) {
    return database
        .superuser()
        .sql("select count(*) from person_identity where person_id = :id")
        .param("id", person.id().value())
        .query(Long.class)
        .single();
  }

  /// A browser in which this person is signed in, and has linked the account of this test.
  private TestBrowser linked(Person person) {
    var browser = signedIn(person);
    link(browser);
    return browser;
  }

  private void link(TestBrowser browser) {
    var back = providers.proves(browser.post("/api/identity/begin", Map.of()), subject, false);
    var answer = browser.post("/api/identity", back);
    assertThat(answer.status()).as(answer.text()).isEqualTo(204);
  }

  private Map<String, String> proves(
      TestBrowser browser, Map<String, String> wish, boolean strong) {
    return providers.proves(browser.post(BEGIN, wish), subject, strong);
  }

  private TestBrowser.Answer comes(TestBrowser browser, boolean strong) {
    return browser.post(BACK, proves(browser, Map.of(), strong));
  }

  private String unknown() {
    var browser = browser();
    return browser
        .post(BACK, providers.proves(browser.post(BEGIN, Map.of()), "nobody", true))
        .text();
  }

  private static Map<String, Object> onTop(TestBrowser.Answer more, TestBrowser browser) {
    var options = browser.post("/api/sign-in/options", Map.of());
    var passkey = browser.authenticator.get(options.json(), browser.origin());
    return Map.of("onTop", String.valueOf(more.json().get("onTop")), "passkey", passkey);
  }

  private static List<String> hows(TestBrowser browser) {
    var all = (List<?>) requireNonNull(browser.get("/api/sessions").json().get("sessions"));
    return all.stream().map(it -> String.valueOf(((Map<?, ?>) it).get("how"))).toList();
  }

  private long refusals() {
    return leaves("person.sign-in.refused");
  }

  private static long leaves(String act) {
    return database
        .superuser()
        .sql("select count(*) from audit_outbox where leaf::jsonb ->> 'act' = :act")
        .param("act", act)
        .query(Long.class)
        .single();
  }
}
