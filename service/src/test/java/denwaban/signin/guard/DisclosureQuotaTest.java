package denwaban.signin.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowable;

import denwaban.access.CurrentUser;
import denwaban.access.Role;
import denwaban.http.Problem;
import denwaban.kernel.ClientId;
import denwaban.kernel.PersonId;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DisclosureQuotaTest {

  private static final Instant START = Instant.parse("2026-11-24T06:00:00Z");

  private Instant now = START;
  private final DisclosureQuota disclosureQuota = new DisclosureQuota(() -> now);

  @ParameterizedTest
  @CsvSource({
    "operator, 120",
    "supervisor, 120",
    "quality-reviewer, 60",
    "client-member, 500",
    "client-admin, 500"
  })
  void each_role_opens_so_many_in_an_hour_below_and_at_the_limit_and_not_above(
      String role, int limit) {
    var user = who(Role.of(role));
    for (var n = 1; n <= limit; n++) {
      assertThatCode(() -> disclosureQuota.opens(user)).doesNotThrowAnyException();
    }
    assertThat(refusal(disclosureQuota::opens, user)).isEqualTo("too-much-opened");
    assertThatCode(() -> disclosureQuota.opens(who(Role.of(role))))
        .as("another person of that role")
        .doesNotThrowAnyException();

    now = START.plus(Duration.ofHours(1)).minusMillis(1);
    assertThat(refusal(disclosureQuota::opens, user)).isEqualTo("too-much-opened");
    now = START.plus(Duration.ofHours(1));
    assertThatCode(() -> disclosureQuota.opens(user)).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @CsvSource({"admin", "hr", "security-officer", "internal-auditor", "client-auditor"})
  void who_opens_nothing_is_refused_the_first_time(String role) {
    assertThat(refusal(disclosureQuota::opens, who(Role.of(role)))).isEqualTo("not-permitted");
  }

  @Test
  void a_new_session_is_the_same_person() {
    var one = who(Role.QUALITY_REVIEWER);
    for (var n = 0; n < 60; n++) {
      disclosureQuota.opens(one);
    }
    var again =
        new CurrentUser(one.person(), one.role(), null, UUID.randomUUID().toString(), one.name());
    assertThat(refusal(disclosureQuota::opens, again)).isEqualTo("too-much-opened");
  }

  @Test
  void what_only_a_browser_looks_at_has_a_limit_of_its_own() {
    var member = who(Role.CLIENT_MEMBER);
    for (var n = 0; n < 2_000; n++) {
      disclosureQuota.indexes(member);
    }
    assertThat(refusal(disclosureQuota::indexes, member)).isEqualTo("too-much-opened");
    assertThatCode(() -> disclosureQuota.opens(member)).doesNotThrowAnyException();
  }

  private static String refusal(Consumer<CurrentUser> action, CurrentUser user) {
    var thrown = catchThrowable(() -> action.accept(user));
    assertThat(thrown).isInstanceOf(Problem.class);
    return ((Problem) thrown).code();
  }

  private static CurrentUser who(Role role) {
    return new CurrentUser(
        new PersonId(UUID.randomUUID()),
        role,
        role.staff() ? null : new ClientId(UUID.randomUUID()),
        UUID.randomUUID().toString(),
        "佐藤 花");
  }
}
