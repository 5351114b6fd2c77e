package denwaban.script.instruction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import denwaban.kernel.PhoneNumber;
import denwaban.script.Phrase;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class InstructionTest {

  private static final Instant FROM = Instant.parse("2026-11-24T01:00:00Z");
  private static final PhoneNumber ONE = new PhoneNumber("+81312345678");
  private static final PhoneNumber OTHER = new PhoneNumber("+81312345679");

  private static Instruction made(
      List<PhoneNumber> numbers, Duration length, @Nullable Instant ended) {
    return made(new Phrase("本日は15時まで", ""), numbers, length, ended);
  }

  private static Instruction made(
      Phrase text, List<PhoneNumber> numbers, Duration length, @Nullable Instant ended) {
    return new Instruction(
        new UUID(1, 2), text, numbers, FROM, FROM.plus(length), FROM, null, "client-admin", ended);
  }

  @Test
  void it_is_shown_from_its_beginning_with_it_to_its_end_without_it() {
    var hour = made(List.of(), Duration.ofHours(1), null);
    assertThat(hour.holds(FROM.minusMillis(1))).isFalse();
    assertThat(hour.holds(FROM)).isTrue();
    assertThat(hour.holds(FROM.plusSeconds(3_600).minusMillis(1))).isTrue();
    assertThat(hour.holds(FROM.plusSeconds(3_600))).isFalse();
  }

  @Test
  void who_ends_it_early_ends_it_and_who_ends_it_late_does_not() {
    var early = made(List.of(), Duration.ofHours(1), FROM.plusSeconds(60));
    assertThat(early.holds(FROM.plusSeconds(59))).isTrue();
    assertThat(early.holds(FROM.plusSeconds(60))).isFalse();
    var late = made(List.of(), Duration.ofHours(1), FROM.plusSeconds(7_200));
    assertThat(late.over()).isEqualTo(FROM.plusSeconds(3_600));
  }

  @Test
  void it_is_for_its_numbers_and_without_them_for_all() {
    assertThat(made(List.of(), Duration.ofHours(1), null).concerns(ONE)).isTrue();
    var one = made(List.of(new PhoneNumber("+81699999999"), ONE), Duration.ofHours(1), null);
    assertThat(one.concerns(ONE)).isTrue();
    assertThat(one.concerns(OTHER)).isFalse();
  }

  @Test
  void it_lasts_up_to_92_days_and_is_for_up_to_fifty_numbers() {
    assertThat(made(List.of(), Duration.ofDays(92), null).over()).isEqualTo("2027-02-24T01:00:00Z");
    for (var bad :
        List.of(Duration.ofDays(92).plusMillis(1), Duration.ZERO, Duration.ofMillis(-1))) {
      assertThatThrownBy(() -> made(List.of(), bad, null))
          .isInstanceOf(IllegalArgumentException.class);
    }
    assertThat(made(Collections.nCopies(50, ONE), Duration.ofHours(1), null).numbers()).hasSize(50);
    assertThatThrownBy(() -> made(Collections.nCopies(51, ONE), Duration.ofHours(1), null))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void it_says_something_in_at_most_400_characters() {
    var hour = Duration.ofHours(1);
    assertThat(made(new Phrase("あ".repeat(400), ""), List.of(), hour, null)).isNotNull();
    for (var bad : List.of(Phrase.NONE, new Phrase("あ".repeat(401), ""))) {
      assertThatThrownBy(() -> made(bad, List.of(), hour, null))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }
}
