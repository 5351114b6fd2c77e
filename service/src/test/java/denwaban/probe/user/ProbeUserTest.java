package denwaban.probe.user;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import denwaban.access.Person;
import denwaban.access.Role;
import denwaban.access.session.RequestProof;
import denwaban.access.session.Sessions;
import denwaban.http.LastInput;
import denwaban.http.Problem;
import denwaban.people.Engagement;
import denwaban.people.PeopleTest;
import denwaban.people.Registry;
import denwaban.people.StaffFacts;
import java.time.Duration;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

@Import(ProbeUser.class)
class ProbeUserTest extends PeopleTest {

  @Autowired ProbeUser probeUser;
  @Autowired Sessions sessions;
  @Autowired StaffFacts facts;
  @Autowired Registry registry;

  @Test
  void his_access_ends_by_itself_an_hour_after_a_run_that_broke_off() {
    var nobody = probeUser.open(null);
    var browser = browser();
    assertThat(browser.enrol(probeUser.link(nobody)).status()).isEqualTo(200);

    clock.pass(ProbeUser.ACTS.minusMillis(1));
    assertThat(browser.signIn().status()).isEqualTo(200);
    clock.pass(Duration.ofMillis(1));
    assertThat(browser.get("/api/me").status()).as("at its end").isEqualTo(401);
    assertThat(browser.signIn().code()).isEqualTo("not-acting");
  }

  @Test
  void the_next_run_finds_nothing_that_an_earlier_one_left() {
    var nobody = probeUser.open(null);
    var browser = browser();
    assertThat(browser.enrol(probeUser.link(nobody)).status()).isEqualTo(200);

    assertThat(probeUser.open(nobody)).isEqualTo(nobody);
    assertThat(browser.get("/api/me").status()).isEqualTo(401);
    assertThat(browser.signIn().status()).isEqualTo(401);
  }

  @Test
  void whoever_has_another_role_is_left_as_he_is() {
    var hana = person(Role.SUPERVISOR);
    var browser = signedIn(hana);

    assertThat(probeUser.open(hana.id())).isNotEqualTo(hana.id());
    assertThat(browser.get("/api/me").status()).isEqualTo(200);
  }

  @Test
  void no_list_of_staff_has_the_account_while_it_may_act() {
    var before = facts.staff();
    var sessions = facts.sessions();
    var account = probeUser.open(null);
    browser().enrol(probeUser.link(account));
    probeUser.endGrant(account);

    assertThat(facts.staff()).isEqualTo(before);
    assertThat(facts.sessions()).isEqualTo(sessions);
    assertThat(people.all()).extracting(Person::id).doesNotContain(account);
  }

  @Test
  void no_one_opens_the_account_or_gives_it_anything_by_hand() {
    var account = probeUser.open(null);
    var admin = admin();
    var engagement =
        new Engagement("E-77", Engagement.Kind.EMPLOYEE, "", "", Engagement.Place.SITE, "", "");
    for (ThrowingCallable act :
        List.<ThrowingCallable>of(
            () -> enrolmentLinks.offer(account, admin),
            () -> roleChanges.setRole(account, Role.ADMIN, admin),
            () -> roleChanges.confirm(account, admin),
            () -> registry.enter(account, engagement, new Registry.Times(null, null), admin),
            () -> {
              probeUser.clear(account);
              personAccess.enable(account, admin);
            })) {
      assertThatThrownBy(act)
          .isInstanceOfSatisfying(
              Problem.class, it -> assertThat(it.code()).isEqualTo("service-account"));
    }
    assertThat(people.find(account).orElseThrow().disabled()).isTrue();
    assertThat(probeUser.open(account)).as("the probe itself opens it again").isEqualTo(account);
    assertThat(people.find(account).orElseThrow().disabled()).isFalse();
  }

  @Test
  void of_two_sessions_one_is_over_and_only_for_its_age() {
    var nobody = probeUser.open(null);
    var place = new ProbeUser.Place(HOST, "");

    var idle = probeUser.idle(nobody, place);
    assertThat(sessions.find(idle.over(), HOST, "", RequestProof.NONE, LastInput.NONE)).isEmpty();
    assertThat(sessions.find(idle.good(), HOST, "", RequestProof.NONE, LastInput.NONE)).isPresent();
    var aged = probeUser.absolute(nobody, place);
    assertThat(sessions.find(aged.over(), HOST, "", RequestProof.NONE, LastInput.NONE)).isEmpty();
    assertThat(sessions.find(aged.good(), HOST, "", RequestProof.NONE, LastInput.NONE)).isPresent();
    clock.pass(Duration.ofMinutes(1));
    assertThat(sessions.find(aged.good(), HOST, "", RequestProof.NONE, LastInput.NONE))
        .as("a minute later")
        .isEmpty();
  }

  @Test
  void who_left_has_nothing_that_opens() {
    var nobody = probeUser.open(null);
    var browser = browser();
    assertThat(browser.enrol(probeUser.link(nobody)).status()).isEqualTo(200);
    var link = probeUser.link(nobody);

    probeUser.leave(nobody);
    assertThat(browser.get("/api/me").status()).isEqualTo(401);
    assertThat(browser.signIn().status()).isEqualTo(401);
    assertThat(browser().enrol(link).status()).isEqualTo(410);
    probeUser.clear(nobody);
    assertThat(people.find(nobody).orElseThrow().enrolled()).isFalse();
  }
}
