package denwaban.access.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import denwaban.access.CurrentUser;
import denwaban.access.Role;
import denwaban.http.Problem;
import denwaban.kernel.PersonId;
import denwaban.people.PeopleTest;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class ReauthenticationTest extends PeopleTest {

  private static final String SESSION = UUID.randomUUID().toString();

  private static final CurrentUser ADMIN =
      new CurrentUser(new PersonId(UUID.randomUUID()), Role.ADMIN, null, SESSION, "高橋 恵");

  @Autowired Sessions sessions;

  @Test
  void one_touch_is_good_for_one_deed_below_and_at_the_limit_and_not_above() {
    var start = Instant.parse("2026-11-24T06:00:00Z");
    var now = new Instant[] {start};
    var reauthentication = new Reauthentication(sessions, () -> now[0]);
    refused(reauthentication, ADMIN);

    reauthentication.touched(SESSION);
    refused(
        reauthentication,
        new CurrentUser(ADMIN.person(), Role.ADMIN, null, UUID.randomUUID().toString(), "高橋 恵"));
    assertThatCode(() -> reauthentication.demand(ADMIN)).doesNotThrowAnyException();
    refused(reauthentication, ADMIN);

    reauthentication.touched(SESSION);
    now[0] = start.plus(Duration.ofMinutes(2));
    assertThatCode(() -> reauthentication.demand(ADMIN)).doesNotThrowAnyException();
    now[0] = start;
    reauthentication.touched(SESSION);
    now[0] = start.plus(Duration.ofMinutes(2)).plusMillis(1);
    refused(reauthentication, ADMIN);
  }

  private static void refused(Reauthentication reauthentication, CurrentUser user) {
    assertThatThrownBy(() -> reauthentication.demand(user))
        .isInstanceOf(Problem.class)
        .hasFieldOrPropertyWithValue("code", "touch-again");
  }

  @Test
  void the_same_person_touches_again_and_keeps_the_session() {
    var browser = signedIn(Role.ADMIN);
    var cookie = browser.cookie();
    assertThat(browser.touchAgain().status()).isEqualTo(204);
    assertThat(browser.cookie()).isEqualTo(cookie);
  }

  @Test
  void another_persons_passkey_or_none_or_one_without_verification_does_not_do() {
    var mine = signedIn(Role.ADMIN);
    var theirs = signedIn(Role.ADMIN);
    var options = mine.post("/api/sign-in/options", Map.of());
    var said = theirs.authenticator.get(options.json(), mine.origin());
    assertThat(mine.post("/api/presence", said).code()).isEqualTo("sign-in-refused");

    assertThat(browser().post("/api/presence", said).status()).isEqualTo(401);

    mine.authenticator.withoutUserVerification();
    assertThat(mine.touchAgain().code()).isEqualTo("sign-in-refused");
  }
}
