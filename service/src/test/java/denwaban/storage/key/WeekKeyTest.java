package denwaban.storage.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import denwaban.kernel.ClientId;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WeekKeyTest {

  private static final ClientId CLIENT = ClientId.of("0196f0a0-0000-7000-8000-000000000001");

  /// Rounded to microseconds, half up.
  @ParameterizedTest
  @CsvSource({
    "1970-01-01T00:00:00Z, 0",
    "1970-01-07T23:59:59.999999499Z, 0",
    "1970-01-07T23:59:59.999999500Z, 1",
    "1970-01-08T00:00:00Z, 1",
    "1969-12-31T23:59:59Z, -1",
    "2026-11-25T23:59:59Z, 2968",
    "2026-11-26T00:00:00Z, 2969",
  })
  void weeks_begin_on_thursdays_at_midnight_utc(Instant begun, long week) {
    var key = WeekKey.of(CLIENT, "recording", begun);
    assertThat(key.week()).isEqualTo(week);
    assertThat(key.begins()).isBeforeOrEqualTo(begun.plusNanos(500));
    assertThat(key.ends()).isAfter(begun);
  }

  @Test
  void a_week_lasts_from_its_begin_to_that_of_the_next() {
    var key = new WeekKey(CLIENT, "recording", 2_969);
    assertThat(key.begins()).isEqualTo(Instant.parse("2026-11-26T00:00:00Z"));
    assertThat(key.ends()).isEqualTo(Instant.parse("2026-12-03T00:00:00Z"));
  }

  @Test
  void each_kind_of_each_week_has_a_key_of_its_own_and_older_ones_keep_their_name() {
    assertThat(new WeekKey(CLIENT, "recording", 7).kek().name())
        .isEqualTo("0196f0a0-0000-7000-8000-000000000001-recording-7");
    assertThat(new WeekKey(CLIENT, "any", 7).kek().name())
        .isEqualTo("0196f0a0-0000-7000-8000-000000000001-7");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-a", "A", "a/b", "a.b", "..", "a_b", "あ", "a\n"})
  void what_could_be_no_file_is_no_name_of_a_key(String name) {
    assertThatThrownBy(() -> new Kek(name)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void the_logs_own_keys_are_those_that_begin_so() {
    assertThat(new Kek("audit-signers").ofTheLog()).isTrue();
    assertThat(new Kek("audit").ofTheLog()).isFalse();
    assertThat(new Kek("0-audit-signers").ofTheLog()).isFalse();
  }
}
