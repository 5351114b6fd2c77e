package denwaban.script;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
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
