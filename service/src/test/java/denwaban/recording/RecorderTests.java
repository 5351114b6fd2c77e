package denwaban.recording;

import static org.assertj.core.api.Assertions.assertThat;

import denwaban.call.AudioTap;
import denwaban.call.Side;
import denwaban.kernel.CallId;
import java.util.Arrays;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// From a tap to sealed segments, with the clock in the test's hand.
@Tag("alone")
@Timeout(60)
class RecorderTests {

  private static final int FRAME = 160;
  private static final long FRAME_NANOS = 20_000_000L;

  private final AtomicLong now = new AtomicLong();
  private final Recorder recorder = new Recorder(now::get);
  private final Shelf table = new Shelf();
  private final CountDownLatch brokeOff = new CountDownLatch(1);
  private int sequence;

  @AfterEach
  void close() {
    table.stall.countDown();
    recorder.close();
  }

  private AudioTap start() {
    return recorder.start(new CallId(new UUID(1, 2)), table, brokeOff::countDown);
  }

  /// Both sides speak for some frames of 20 ms; pauses so that the recorder keeps up.
  private void speak(AudioTap tap, int frames) throws InterruptedException {
    var caller = new byte[FRAME];
    var operator = new byte[FRAME];
    Arrays.fill(caller, (byte) 0x11);
    Arrays.fill(operator, (byte) 0x22);
    for (var i = 0; i < frames; i++) {
      var ts = (long) sequence * FRAME;
      var seq = sequence & 0xffff;
      tap.audio(Side.CALLER, 1, seq, ts, caller, 0, FRAME, now.get());
      tap.audio(Side.OPERATOR, 2, seq, ts, operator, 0, FRAME, now.get());
      sequence++;
      now.addAndGet(FRAME_NANOS);
      if (i % 200 == 199) TimeUnit.NANOSECONDS.sleep(2 * Recorder.PACE_NANOS);
    }
  }

  @Test
  void a_call_that_ends_is_whole_with_the_caller_left_and_the_operator_right() throws Exception {
    var tap = start();
    speak(tap, 150);
    tap.ended(true);
    table.over.await();
    assertThat(table.finished).isEqualTo(3000);
    assertThat(brokeOff.getCount()).isEqualTo(1);
    assertThat(table.segments).hasSize(1);
    assertThat(table.segments.getFirst().ended).isTrue();
    var wav = table.open(0);
    assertThat(wav).hasSize(Wav.HEAD + 2 * 8 * 3000);
    assertThat(Arrays.copyOf(wav, 4)).isEqualTo(new byte[] {'R', 'I', 'F', 'F'});
    for (var i = Wav.HEAD; i < wav.length; i += 2) {
      assertThat(wav[i]).isEqualTo((byte) 0x11);
      assertThat(wav[i + 1]).isEqualTo((byte) 0x22);
    }
  }

  @Test
  void a_long_call_is_sealed_in_segments_of_five_minutes_while_it_lasts() throws Exception {
    // by hand, without the recorder's threads: 5 min 2 s, of which the last second may change
    var tap = new Tape(new CallId(new UUID(1, 2)), table, brokeOff::countDown, now::get);
    var scratch = new byte[2000];
    for (var second = 0; second < 302; second++) {
      quick(tap, 50);
      assertThat(tap.turn(scratch)).isTrue();
    }
    assertThat(table.segments.getFirst().ended).isTrue();
    assertThat(table.finished).isEqualTo(-1);
    var first = table.open(0);
    assertThat(first).hasSize(Wav.HEAD + (int) (2 * Segments.MAX_FRAMES));
    tap.ended(true);
    assertThat(tap.turn(scratch)).isFalse();
    assertThat(table.segments).hasSize(2);
    assertThat(table.segments.getLast().startMs).isEqualTo(300_000);
    assertThat(table.open(1)).hasSize(Wav.HEAD + 2 * 8 * 2000);
    assertThat(table.finished).isEqualTo(302_000);
  }

  @Test
  void a_call_in_which_nobody_was_heard_leaves_nothing() throws Exception {
    var tape = new Tape(new CallId(new UUID(1, 2)), table, brokeOff::countDown, now::get);
    now.addAndGet(40_000_000_000L);
    tape.ended(true);

    assertThat(tape.turn(new byte[1 << 16])).as("it is over").isFalse();
    assertThat(table.segments).isEmpty();
    assertThat(table.over.getCount()).as("neither finished nor broken off").isEqualTo(1);
  }

  @Test
  void a_recording_begins_with_the_first_sound_and_not_with_the_ring() throws Exception {
    var tape = new Tape(new CallId(new UUID(1, 2)), table, brokeOff::countDown, now::get);
    now.addAndGet(40_000_000_000L);
    var ulaw = new byte[160];
    for (var n = 0; n < 50; n++) {
      tape.audio(Side.CALLER, 1, n, n * 160L, ulaw, 0, 160, now.addAndGet(20_000_000));
    }
    tape.ended(true);
    tape.turn(new byte[1 << 16]);

    assertThat(table.finished).as("one second").isEqualTo(1_000);
  }

  @Test
  void a_broken_media_plane_leaves_a_recording_that_does_not_look_whole() throws Exception {
    var tap = start();
    speak(tap, 400);
    tap.ended(false);
    table.over.await();
    assertThat(table.finished).isEqualTo(-1);
    assertThat(table.aborted).isEqualTo(8000);
    var saved = table.salvage(0);
    assertThat(saved.complete()).isFalse();
    assertThat(saved.length()).isGreaterThanOrEqualTo(65_536);
  }

  @Test
  void a_full_disk_ends_the_recording_and_not_the_call() throws Exception {
    var tap = start();
    table.full = true;
    speak(tap, 400);
    table.over.await();
    assertThat(table.aborted).isNotNegative();
    assertThat(brokeOff.await(10, TimeUnit.SECONDS)).isTrue();
    speak(tap, 10);
    tap.ended(true);
    assertThat(table.finished).isEqualTo(-1);
  }

  /// The hand-over is the bound: as long as it holds, a stall is caught up; beyond, it is cut.
  @Test
  void a_stalled_disk_is_waited_for_as_long_as_the_hand_over_holds() throws Exception {
    table.stall = new CountDownLatch(1);
    var tap = start();
    var room = PacketRing.BYTES / (2 * (PacketRing.HEAD + FRAME));
    quick(tap, room - 5);
    table.stall.countDown();
    TimeUnit.NANOSECONDS.sleep(3 * Recorder.PACE_NANOS);
    tap.ended(true);
    table.over.await();
    assertThat(table.finished).isEqualTo((room - 5) * 20L);
  }

  @Test
  void a_disk_that_stalls_longer_ends_the_recording_and_never_holds_up_the_media_thread()
      throws Exception {
    table.stall = new CountDownLatch(1);
    var tap = start();
    // the recorder takes the first packets and hangs
    quick(tap, 60);
    TimeUnit.NANOSECONDS.sleep(3 * Recorder.PACE_NANOS);
    var began = System.nanoTime();
    quick(tap, 5_000);
    tap.ended(true);
    assertThat(System.nanoTime() - began).isLessThan(2_000_000_000L);
    table.stall.countDown();
    table.over.await();
    assertThat(table.finished).isEqualTo(-1);
    assertThat(table.aborted).isBetween(1_000L, 10_000L);
    assertThat(table.salvage(0).complete()).isFalse();
  }

  /// Without pauses: faster than the recorder looks.
  private void quick(AudioTap tap, int frames) {
    var audio = new byte[FRAME];
    Arrays.fill(audio, (byte) 0x11);
    for (var i = 0; i < frames; i++) {
      var ts = (long) sequence * FRAME;
      tap.audio(Side.CALLER, 1, sequence & 0xffff, ts, audio, 0, FRAME, now.get());
      tap.audio(Side.OPERATOR, 2, sequence & 0xffff, ts, audio, 0, FRAME, now.get());
      sequence++;
      now.addAndGet(FRAME_NANOS);
    }
  }

  @Test
  void the_end_of_the_program_cuts_what_still_runs() throws Exception {
    var tap = start();
    speak(tap, 200);
    recorder.close();
    table.over.await();
    assertThat(table.finished).isEqualTo(-1);
    assertThat(table.aborted).isNotNegative();
  }

  /// Pieces need not end where segments do.
  @Test
  void a_piece_that_passes_a_segments_end_is_parted_there() throws Exception {
    var segments = new Segments(table);
    segments.frames(new byte[2 * FRAME], 2 * FRAME);
    var rest = new byte[(int) (2 * Segments.MAX_FRAMES)];
    segments.frames(rest, rest.length);
    segments.finish();
    assertThat(table.open(0)).hasSize(Wav.HEAD + rest.length);
    assertThat(table.open(1)).hasSize(Wav.HEAD + 2 * FRAME);
    assertThat(table.segments.get(1).startMs).isEqualTo(300_000);
    assertThat(table.finished).isEqualTo(300_020);
  }
}
