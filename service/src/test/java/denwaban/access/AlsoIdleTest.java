package denwaban.access;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import denwaban.http.LastInput;
import denwaban.people.Offboarding;
import denwaban.people.PeopleTest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// After the idle time a member's page is told that something came, and nothing else.
class AlsoIdleTest extends PeopleTest {

  @Autowired Offboarding offboarding;

  private static final Duration QUARTER = Duration.ofMinutes(15);

  @RestController
  static class Counter {

    @AlsoIdle
    @RequiresPermission(Permission.SIGNED_IN)
    @GetMapping("/api/test-count")
    Map<String, Integer> count() {
      return Map.of("unread", 3);
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"CLIENT_ADMIN", "CLIENT_MEMBER"})
  void an_idle_member_is_told_that_something_came_until_the_absolute_end(Role role) {
    var member = signedIn(role);
    clock.pass(QUARTER);
    offboarding.round();
    assertThat(member.get("/api/me").status()).isEqualTo(401);
    assertThat(member.get("/api/test-count").json().get("unread")).isEqualTo(3);
    clock.pass(Duration.ofHours(12).minus(QUARTER).minusSeconds(1));
    offboarding.round();
    assertThat(member.get("/api/test-count").status()).isEqualTo(200);
    clock.pass(Duration.ofSeconds(1));
    assertThat(member.get("/api/test-count").status()).isEqualTo(401);
  }

  @Test
  void no_input_and_no_question_wakes_an_idle_session() {
    var member = signedIn(Role.CLIENT_MEMBER);
    clock.pass(QUARTER);
    for (var said : List.of("0", "1", "899")) {
      member.headers.put(LastInput.HEADER, said);
      assertThat(member.get("/api/test-count").status()).isEqualTo(200);
      assertThat(member.get("/api/me").code()).isEqualTo("signed-out");
    }
  }

  @Test
  void an_idle_member_of_staff_is_told_nothing() {
    for (var role : Role.values()) {
      if (!role.staff()) continue;
      var browser = signedIn(role);
      clock.pass(QUARTER.minusSeconds(1));
      browser.headers.remove(LastInput.HEADER);
      assertThat(browser.get("/api/test-count").status()).as("%s", role).isEqualTo(200);
      clock.pass(Duration.ofSeconds(1));
      assertThat(browser.get("/api/test-count").status()).as("%s", role).isEqualTo(401);
    }
  }

  @Test
  void whose_access_ended_or_who_signed_out_elsewhere_is_told_nothing() {
    var gone = person(Role.CLIENT_MEMBER);
    var ended = signedIn(gone);
    var person = person(Role.CLIENT_MEMBER);
    var idle = signedIn(person);
    clock.pass(QUARTER);

    personAccess.disable(gone.id(), admin());
    assertThat(ended.get("/api/test-count").status()).isEqualTo(401);

    var elsewhere = signedIn(person);
    assertThat(idle.get("/api/test-count").status()).isEqualTo(200);
    elsewhere.post("/api/sign-out", Map.of("everywhere", true));
    assertThat(idle.get("/api/test-count").status()).isEqualTo(401);
  }

  @Test
  void its_owner_sees_the_idle_one_and_ends_it() {
    var person = person(Role.CLIENT_MEMBER);
    var idle = signedIn(person);
    clock.pass(QUARTER);
    var here = signedIn(person);
    offboarding.round();

    var all = requireNonNull((List<?>) here.get("/api/sessions").json().get("sessions"));
    assertThat(((Map<?, ?>) all.getFirst()).get("idle")).isEqualTo(false);
    assertThat(((Map<?, ?>) all.getLast()).get("idle")).isEqualTo(true);
    here.send("DELETE", "/api/sessions/" + ((Map<?, ?>) all.getLast()).get("id"), null);

    assertThat(idle.get("/api/test-count").status()).isEqualTo(401);
  }
}
