package denwaban.delivery.content;

import static org.assertj.core.api.Assertions.assertThat;

import denwaban.kernel.CallId;
import denwaban.kernel.ClientId;
import denwaban.kernel.ObjectId;
import denwaban.kernel.PersonId;
import denwaban.message.NoticeWords;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// What is held of words has a limit in all, and an end each.
class HeldWordsTest {

  private static final ClientId CLIENT = new ClientId(new UUID(1, 1));
  private static final PersonId OPERATOR = new PersonId(new UUID(8, 8));
  private static final NoticeWords LONGEST = new NoticeWords(null, null, "あ".repeat(8_000));

  private Instant now = Instant.parse("2026-11-29T03:00:00Z");
  private final HeldWords held = new HeldWords(() -> now);

  private static NoticeWords.Given given(long n, NoticeWords words) {
    var call = new CallId(new UUID(2, n));
    return new NoticeWords.Given(OPERATOR, CLIENT, call, new ObjectId(new UUID(3, n)), words);
  }

  private boolean has(long n) {
    return held.of(OPERATOR, new ObjectId(new UUID(3, n))).isPresent();
  }

  /// To the last character.
  private void fill() {
    for (var n = 0; n < 8_000_000 / LONGEST.length(); n++) held.given(given(n, LONGEST));
    assertThat(held.length()).isEqualTo(8_000_000);
  }

  @Test
  void up_to_the_limit_all_are_held_and_beyond_it_the_new_ones_are_not() {
    fill();
    assertThat(has(0)).isTrue();
    held.given(given(-1, new NoticeWords("山", null, null)));
    assertThat(has(-1)).isFalse();
    assertThat(held.length()).isEqualTo(8_000_000);
  }

  @Test
  void what_is_known_of_or_given_anew_makes_room() {
    fill();
    held.given(given(0, new NoticeWords("山", null, null)));
    assertThat(held.length()).isEqualTo(8_000_000 - LONGEST.length() + 1);
    held.forget(new CallId(new UUID(2, 1)));
    held.given(given(-1, LONGEST));
    assertThat(has(1)).isFalse();
    assertThat(has(-1)).isTrue();
  }

  @Test
  void an_hour_is_the_end() {
    held.given(given(0, LONGEST));
    now = now.plus(Duration.ofHours(1)).minusMillis(1);
    assertThat(has(0)).isTrue();
    now = now.plusMillis(1);
    assertThat(has(0)).isFalse();
    assertThat(held.length()).isZero();
  }
}
