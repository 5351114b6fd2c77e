package denwaban.recording;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// Packets that never came are counted once each.
class SequenceTest {

  private static final int SSRC = 7;

  private final Sequence sequence = new Sequence();

  private long lostAfter(int... numbers) {
    for (var number : numbers) sequence.saw(SSRC, number);
    return sequence.lost();
  }

  @Test
  void a_gap_is_so_many_lost_and_who_comes_late_is_not() {
    assertThat(lostAfter(5)).isZero();
    assertThat(lostAfter(6, 9)).isEqualTo(2);
    assertThat(lostAfter(7)).isEqualTo(1);
    assertThat(lostAfter(8)).isZero();
  }

  @Test
  void who_comes_twice_takes_no_loss_away() {
    assertThat(lostAfter(5, 7, 7, 5)).isEqualTo(1);
    assertThat(lostAfter(71, 71)).as("64 on").isEqualTo(1 + 63);
    assertThat(lostAfter(200, 200)).as("further").isEqualTo(1 + 63 + 128);
    assertThat(lostAfter(199, 199)).isEqualTo(1 + 63 + 127);
  }

  @Test
  void numbers_wrap_around() {
    assertThat(lostAfter(65_534, 1)).isEqualTo(2);
    assertThat(lostAfter(65_535)).isEqualTo(1);
  }

  @Test
  void another_stream_begins_with_no_loss() {
    assertThat(lostAfter(5)).isZero();
    sequence.saw(SSRC + 1, 900);
    assertThat(sequence.lost()).isZero();
  }
}
