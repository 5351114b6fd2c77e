package denwaban.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import denwaban.audit.LogPage;
import denwaban.kernel.ClientId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Entries as rules see them, and the days that they look back at.
class LogEventTest {

  private static final ClientId AOBA = ClientId.of("0196f0a0-0000-7000-8000-000000000001");
  private static final UUID HANA = UUID.fromString("0196f0a0-0000-7000-8000-0000000000a1");

  private static LogEvent read(String leaf) {
    return LogEvent.of(AOBA, new LogPage.Line(7, leaf));
  }

  private static LogEvent did(String act, String role, String purpose) {
    return new LogEvent(AOBA, 0, Instant.EPOCH, act, HANA, role, "o", purpose, false);
  }

  @Test
  void an_entry_is_read_with_all_that_it_says() {
    var leaf =
        """
        {"act":"caller.shown","actor":"%s","c":"x","client":"%s","obj":"one","purpose":"read",\
        "result":"%s","role":"operator","session":"s","t":"2026-11-24T06:00:00.000Z","v":1}\
        """;
    var at = Instant.parse("2026-11-24T06:00:00Z");
    for (var refused : new boolean[] {false, true}) {
      assertThat(read(leaf.formatted(HANA, AOBA, refused ? "refused" : "done")))
          .isEqualTo(
              new LogEvent(AOBA, 7, at, "caller.shown", HANA, "operator", "one", "read", refused));
    }
  }

  @Test
  void a_part_of_the_program_has_no_actor_and_what_is_not_there_is_empty() {
    var event = read("{\"act\":\"call.rang\",\"t\":\"2026-11-24T06:00:00.000Z\"}");
    assertThat(event.actor()).isNull();
    assertThat(event.byStaff()).isFalse();
    assertThat(event.role()).isEmpty();
    assertThat(event.object()).isEmpty();
    assertThat(event.refused()).isFalse();
    assertThatThrownBy(() -> read("[]")).isInstanceOf(AssertionError.class);
  }

  @ParameterizedTest
  @CsvSource({
    "operator, true",
    "admin, true",
    "quality-reviewer, true",
    "client-member, false",
    "client-admin, false",
    "integration, false",
  })
  void staff_is_whoever_is_no_member_and_no_program(String role, boolean staff) {
    assertThat(did("call.answered", role, "operate").byStaff()).isEqualTo(staff);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "review.header.released",
        "call.replayed",
        "caller.shown",
        "people.listed",
        "log.searched",
        "object.header.released"
      })
  void what_comes_open_or_is_listed_is_a_reading_but_not_by_a_program(String act) {
    assertThat(did(act, "admin", "read").reading()).isTrue();
    assertThat(did(act, "integration", "read").reading()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "object.header.released, reheader",
    "object.header.released, index",
    "object.header.released, export",
    "object.header.kept, read",
    "call.answered, read",
    "caller.hidden, read",
  })
  void work_in_bulk_and_other_acts_are_none(String act, String purpose) {
    assertThat(did(act, "client-member", purpose).reading()).isFalse();
  }

  @Test
  void five_working_days_are_looked_back_at_over_a_weekend() {
    var tuesday = LocalDate.of(2026, 11, 24);
    assertThat(Day.workingDaysBefore(tuesday))
        .isEqualTo(
            List.of(
                LocalDate.of(2026, 11, 23),
                LocalDate.of(2026, 11, 20),
                LocalDate.of(2026, 11, 19),
                LocalDate.of(2026, 11, 18),
                LocalDate.of(2026, 11, 17)));
    for (var n = 0; n < 7; n++) {
      var day = LocalDate.of(2026, 11, 23).plusDays(n);
      assertThat(Day.works(day)).as("%s", day).isEqualTo(n < 5);
    }
  }
}
