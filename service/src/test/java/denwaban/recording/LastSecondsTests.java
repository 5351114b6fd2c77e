package denwaban.recording;

import static org.assertj.core.api.Assertions.assertThat;

import denwaban.call.Side;
import denwaban.kernel.CallId;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/// What an operator hears again, with a recording thread and a clock in the test's hand.
class LastSecondsTests {

  private static final int FRAME = 160;
  private static final byte[] NOTHING = new byte[0];

  private final AtomicLong now = new AtomicLong();
  private final Shelf table = new Shelf();
  private final byte[] scratch = new byte[2_000];
  private final Tape tape = new Tape(new CallId(new UUID(1, 2)), table, () -> {}, now::get);
  private int sequence;

  @Test
  void the_last_twenty_seconds_are_heard_and_not_a_frame_more() {
    taken();
    speaks(5, 1);
    assertThat(frames()).isEqualTo(5 * Timeline.RATE);
    speaks(15, 2);
    assertThat(frames()).isEqualTo(20 * Timeline.RATE);
    assertThat(heard()[0]).isEqualTo((byte) 1);

    speaks(5, 3);
    assertThat(frames()).isEqualTo(20 * Timeline.RATE);
    assertThat(heard()[0]).isEqualTo((byte) 2);
    assertThat(heard()[2 * 15 * Timeline.RATE - 2]).isEqualTo((byte) 2);
    assertThat(heard()[2 * 15 * Timeline.RATE]).isEqualTo((byte) 3);
  }

  @Test
  void what_was_said_a_moment_ago_is_in_it_with_the_caller_left() {
    taken();
    speaks(2, 1);
    speak(1, 9);
    tape.turn(scratch);
    var heard = heard();
    assertThat(heard[heard.length - 2]).isEqualTo((byte) 9);
    assertThat(heard[heard.length - 1]).isEqualTo((byte) 0x70);
  }

  @Test
  void it_is_a_wav_that_says_its_own_length() {
    taken();
    speaks(3, 1);
    var wav = ByteBuffer.wrap(wav()).order(ByteOrder.LITTLE_ENDIAN);
    assertThat(wav.getInt(4)).isEqualTo(wav.capacity() - 8);
    assertThat(wav.getInt(Wav.HEAD - 4)).isEqualTo(wav.capacity() - Wav.HEAD);
    assertThat(wav.getInt(Wav.HEAD - 12)).isEqualTo(3 * Timeline.RATE);
  }

  @Test
  void while_nobody_has_the_call_nothing_is_kept() {
    speaks(5, 1);
    assertThat(wav()).isEmpty();
  }

  @Test
  void the_next_operator_hears_nothing_from_before_he_took_the_call() {
    taken();
    speaks(5, 1);
    tape.left();
    tape.turn(scratch);
    assertThat(wav()).isEmpty();
    speaks(2, 2);
    taken();
    speaks(1, 3);
    assertThat(heard()).contains((byte) 3).doesNotContain((byte) 1, (byte) 2);
  }

  @Test
  void it_lasts_through_the_wrap_up_and_is_gone_with_it() {
    taken();
    speaks(5, 1);
    tape.ended(true);
    assertThat(tape.turn(scratch)).isTrue();
    assertThat(frames()).isEqualTo(5 * Timeline.RATE);

    tape.left();
    assertThat(tape.turn(scratch)).isFalse();
    assertThat(wav()).isEmpty();
  }

  @Test
  void a_wrap_up_that_nobody_ends_ends_for_it_after_five_minutes() {
    taken();
    speaks(1, 1);
    tape.ended(true);
    tape.turn(scratch);
    now.addAndGet(Tape.AFTERWARDS_NANOS);
    assertThat(tape.turn(scratch)).isTrue();
    assertThat(wav()).isNotEmpty();
    now.incrementAndGet();
    assertThat(tape.turn(scratch)).isFalse();
    assertThat(wav()).isEmpty();
  }

  @Test
  void a_recording_that_broke_off_is_not_heard_again() {
    taken();
    speaks(5, 1);
    tape.cut("for a test");
    assertThat(tape.turn(scratch)).isFalse();
    assertThat(wav()).isEmpty();
  }

  @Test
  void what_is_forgotten_is_overwritten() {
    var last = new LastSeconds();
    last.begin(0);
    var stereo = new byte[1_600];
    Arrays.fill(stereo, (byte) 5);
    last.take(stereo, stereo.length);
    var ring = last.ring();
    assertThat(ring).contains((byte) 5).hasSize(LastSeconds.BYTES);
    last.wipe();
    assertThat(ring).containsOnly(0);
    assertThat(last.kept()).isFalse();
    assertThat(last.wav(NOTHING)).isEmpty();
  }

  private void taken() {
    tape.taken();
    tape.turn(scratch);
  }

  /// In turns of a second.
  private void speaks(int seconds, int value) {
    for (var second = 0; second < seconds; second++) {
      speak(50, value);
      tape.turn(scratch);
    }
  }

  private void speak(int packets, int value) {
    var caller = new byte[FRAME];
    var operator = new byte[FRAME];
    Arrays.fill(caller, (byte) value);
    Arrays.fill(operator, (byte) 0x70);
    for (var i = 0; i < packets; i++) {
      var ts = (long) sequence * FRAME;
      tape.audio(Side.CALLER, 1, sequence, ts, caller, 0, FRAME, now.get());
      tape.audio(Side.OPERATOR, 2, sequence, ts, operator, 0, FRAME, now.get());
      sequence++;
      now.addAndGet(20_000_000L);
    }
  }

  private byte[] wav() {
    var answer = tape.last();
    tape.turn(scratch);
    return answer.join();
  }

  private byte[] heard() {
    var wav = wav();
    return Arrays.copyOfRange(wav, Wav.HEAD, wav.length);
  }

  private int frames() {
    return heard().length / 2;
  }

  @Test
  void what_was_on_its_way_when_the_call_was_taken_is_left_out_to_the_frame() {
    var seconds = new LastSeconds();
    seconds.begin(100);
    var stereo = new byte[2 * 150];
    Arrays.fill(stereo, (byte) 2);
    Arrays.fill(stereo, 0, 2 * 100, (byte) 1);
    seconds.take(stereo, stereo.length);
    var wav = seconds.wav(new byte[0]);
    assertThat(wav).hasSize(Wav.HEAD + 2 * 50);
    assertThat(Arrays.copyOfRange(wav, Wav.HEAD, wav.length)).containsOnly((byte) 2);
  }
}
