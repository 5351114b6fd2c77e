package denwaban.script;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import javax.sound.sampled.AudioFileFormat;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import org.junit.jupiter.api.Test;

class GreetingAudioTest {

  @Test
  void a_tone_at_48_kHz_stereo_stays_the_same_tone() throws IOException {
    var ulaw = GreetingAudio.fromWav(wav(48_000, 2, 48_000)).orElseThrow().toArray();
    assertThat(ulaw).hasSize(8_000);
    var crossings = 0;
    for (var i = 1; i < ulaw.length; i++) {
      if ((ulaw[i] < 0) != (ulaw[i - 1] < 0)) {
        crossings++;
      }
    }
    assertThat(crossings).as("1 s of 400 Hz").isBetween(798, 802);
  }

  @Test
  void mu_law_is_that_of_g711() {
    assertThat(Ulaw.encode(0) & 0xff).isEqualTo(0xff);
    assertThat(Ulaw.encode(-1) & 0xff).isEqualTo(0x7f);
    assertThat(Ulaw.encode(32_767) & 0xff).isEqualTo(0x80);
    assertThat(Ulaw.encode(-32_768) & 0xff).isEqualTo(0x00);
    assertThat(Ulaw.encode(1_000) & 0xff).isEqualTo(0xce);
  }

  @Test
  void what_is_no_wav_or_too_long_or_too_slow_is_refused() throws IOException {
    assertThat(GreetingAudio.fromWav(new byte[0])).isEmpty();
    assertThat(GreetingAudio.fromWav("not a wav at all, but long enough".getBytes(UTF_8)))
        .isEmpty();
    assertThat(GreetingAudio.fromWav(wav(8_000, 1, 60 * 8_000))).isPresent();
    assertThat(GreetingAudio.fromWav(wav(8_000, 1, 60 * 8_000 + 1))).isEmpty();
    assertThat(GreetingAudio.fromWav(wav(7_999, 1, 8_000))).isEmpty();
    assertThat(GreetingAudio.fromWav(wav(8_000, 1, 0))).isEmpty();
  }

  @Test
  void an_upload_of_many_minutes_costs_no_more_than_one_that_fits() {
    var upload = eightBits(GreetingAudio.UPLOAD_LIMIT - 44);
    var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    var before = threads.getCurrentThreadAllocatedBytes();
    assertThat(GreetingAudio.fromWav(upload)).isEmpty();
    assertThat(threads.getCurrentThreadAllocatedBytes() - before)
        .as("bytes, of a file of 12 MiB")
        .isLessThan(12L * 1024 * 1024);
    assertThat(GreetingAudio.fromWav(eightBits(60 * 8_000))).isPresent();
  }

  /// Mono, 8 kHz, 8 bits: the most time that fits into so many bytes.
  private static byte[] eightBits(int samples) {
    var file = ByteBuffer.allocate(44 + samples).order(ByteOrder.LITTLE_ENDIAN);
    file.put("RIFF".getBytes(UTF_8)).putInt(36 + samples).put("WAVEfmt ".getBytes(UTF_8));
    file.putInt(16).putShort((short) 1).putShort((short) 1).putInt(8_000).putInt(8_000);
    file.putShort((short) 1).putShort((short) 8).put("data".getBytes(UTF_8)).putInt(samples);
    return file.array();
  }

  @Test
  void the_two_sides_of_stereo_and_the_samples_of_a_faster_rate_are_averaged() throws IOException {
    var stereo = GreetingAudio.fromWav(file(8_000, 2, (short) 1_000, (short) 3_000)).orElseThrow();
    assertThat(stereo.toArray()).isEqualTo(new byte[] {Ulaw.encode(2_000)});
    var fast =
        GreetingAudio.fromWav(
            file(16_000, 1, (short) -300, (short) -500, (short) 8_000, (short) 8_002));
    assertThat(fast.orElseThrow().toArray())
        .isEqualTo(new byte[] {Ulaw.encode(-400), Ulaw.encode(8_001)});
    var odd =
        GreetingAudio.fromWav(file(12_000, 1, (short) 100, (short) 2_000, (short) 6_000))
            .orElseThrow();
    assertThat(odd.toArray()).isEqualTo(new byte[] {Ulaw.encode(100), Ulaw.encode(4_000)});
  }

  @Test
  void rates_and_channels_have_their_ends() throws IOException {
    var four = new short[] {1, 2, 3, 4};
    var long_ = new short[48];
    assertThat(GreetingAudio.fromWav(file(192_000, 1, long_))).isPresent();
    assertThat(GreetingAudio.fromWav(file(192_001, 1, long_))).isEmpty();
    assertThat(GreetingAudio.fromWav(file(8_000, 2, four))).isPresent();
    assertThat(GreetingAudio.fromWav(file(8_000, 4, four))).isEmpty();
  }

  @Test
  void an_upload_has_twelve_mebibytes() throws IOException {
    var small = file(8_000, 1, (short) 1);
    for (var length : new int[] {12_582_912, 12_582_913}) {
      assertThat(GreetingAudio.fromWav(java.util.Arrays.copyOf(small, length)).isPresent())
          .isEqualTo(length == 12_582_912);
    }
  }

  private static byte[] file(int rate, int channels, short... samples) throws IOException {
    var pcm =
        java.nio.ByteBuffer.allocate(2 * samples.length).order(java.nio.ByteOrder.LITTLE_ENDIAN);
    for (var sample : samples) pcm.putShort(sample);
    var format = new AudioFormat(rate, 16, channels, true, false);
    var out = new ByteArrayOutputStream();
    var frames = samples.length / channels;
    AudioSystem.write(
        new AudioInputStream(new ByteArrayInputStream(pcm.array()), format, frames),
        AudioFileFormat.Type.WAVE,
        out);
    return out.toByteArray();
  }

  private static byte[] wav(int rate, int channels, int frames) throws IOException {
    var pcm = new byte[frames * channels * 2];
    for (var i = 0; i < frames; i++) {
      var sample = (short) (8_000 * Math.sin(2 * Math.PI * 400 * i / rate));
      for (var c = 0; c < channels; c++) {
        pcm[2 * (i * channels + c)] = (byte) sample;
        pcm[2 * (i * channels + c) + 1] = (byte) (sample >> 8);
      }
    }
    var format = new AudioFormat(rate, 16, channels, true, false);
    var out = new ByteArrayOutputStream();
    AudioSystem.write(
        new AudioInputStream(new ByteArrayInputStream(pcm), format, frames),
        AudioFileFormat.Type.WAVE,
        out);
    return out.toByteArray();
  }
}
