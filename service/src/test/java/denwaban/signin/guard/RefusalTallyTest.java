package denwaban.signin.guard;

import static org.assertj.core.api.Assertions.assertThat;

import denwaban.access.CurrentUser;
import denwaban.access.Role;
import denwaban.kernel.PersonId;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RefusalTallyTest {

  private Instant now = Instant.parse("2026-11-24T06:00:00Z");
  private final RefusalTally tally = new RefusalTally(() -> now);
  private final CurrentUser ryo = who();

  @Test
  void the_first_is_told_at_once_and_the_rest_of_the_minute_together() {
    assertThat(tally.first(ryo, "GET /x/{id}", 404)).isTrue();
    for (var i = 0; i < 1_000; i++) {
      assertThat(tally.first(ryo, "GET /x/{id}", 404)).isFalse();
    }
    now = now.plus(Duration.ofMinutes(1)).minusNanos(1);
    assertThat(tally.due()).as("a moment before the minute").isEmpty();
    now = now.plusNanos(1);
    assertThat(tally.due())
        .containsExactly(new RefusalTally.Refused(ryo, "GET /x/{id}", 404, 1_000));
    assertThat(tally.due()).isEmpty();
  }

  @Test
  void a_flood_makes_one_entry_a_minute() {
    var entries = tally.first(ryo, "GET /x/{id}", 404) ? 1 : 0;
    for (var second = 1; second <= 600; second++) {
      now = now.plusSeconds(1);
      if (tally.first(ryo, "GET /x/{id}", 404)) entries++;
      entries += tally.due().size();
    }
    assertThat(entries).isEqualTo(11);
  }

  @Test
  void who_was_quiet_for_a_minute_is_told_at_once_again() {
    assertThat(tally.first(ryo, "GET /x/{id}", 404)).isTrue();
    now = now.plus(Duration.ofMinutes(1));
    assertThat(tally.due()).isEmpty();
    assertThat(tally.first(ryo, "GET /x/{id}", 404)).isTrue();
  }

  @Test
  void another_person_address_or_answer_is_another_entry() {
    assertThat(tally.first(ryo, "GET /x/{id}", 404)).isTrue();
    assertThat(tally.first(who(), "GET /x/{id}", 404)).isTrue();
    assertThat(tally.first(ryo, "PUT /x/{id}", 404)).isTrue();
    assertThat(tally.first(ryo, "GET /x/{id}", 403)).isTrue();
  }

  @Test
  void what_waits_at_the_end_is_not_lost() {
    tally.first(ryo, "GET /x/{id}", 404);
    tally.first(ryo, "GET /x/{id}", 404);
    assertThat(tally.rest()).extracting(RefusalTally.Refused::times).containsExactly(1);
  }

  @Test
  void beyond_its_limit_each_is_told_by_itself() {
    for (var i = 0; i < 10_000; i++) {
      tally.first(ryo, "GET /" + i, 404);
    }
    assertThat(tally.first(ryo, "GET /one-more", 404)).isTrue();
    assertThat(tally.first(ryo, "GET /one-more", 404)).isTrue();
    assertThat(tally.first(ryo, "GET /0", 404)).isFalse();
  }

  private static CurrentUser who() {
    return new CurrentUser(new PersonId(UUID.randomUUID()), Role.OPERATOR, null, "s", "");
  }
}
