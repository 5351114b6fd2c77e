package denwaban.script;

import denwaban.kernel.Bytes;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.UnsupportedAudioFileException;

/// Turns an uploaded WAV into what callers hear: G.711 µ-law, 8 kHz, mono.
public final class GreetingAudio {

  /// Bytes of an upload; a minute of 48 kHz stereo fits.
  public static final int UPLOAD_LIMIT = 12 * 1024 * 1024;

  /// The longest greeting.
  public static final Duration LONGEST = Duration.ofSeconds(60);

  static final int RATE = 8_000;

  private GreetingAudio() {}

  /// @return µ-law without a header, or empty if it is no PCM WAV, or too long or empty
  public static Optional<Bytes> fromWav(byte[] wav) {
    if (wav.length > UPLOAD_LIMIT) {
      return Optional.empty();
    }
    try (var file = AudioSystem.getAudioInputStream(new ByteArrayInputStream(wav))) {
      var format = file.getFormat();
      if (format.getChannels() < 1
          || format.getChannels() > 2
          || format.getSampleRate() < RATE
          || format.getSampleRate() > 192_000) {
        return Optional.empty();
      }
      var pcm = new AudioFormat(format.getSampleRate(), 16, format.getChannels(), true, false);
      if (!AudioSystem.isConversionSupported(pcm, format)) {
        return Optional.empty();
      }
      byte[] samples;
      try (var converted = AudioSystem.getAudioInputStream(pcm, file)) {
        samples = converted.readAllBytes();
      }
      var ulaw = ulaw(mono(samples, format.getChannels()), format.getSampleRate());
      var longest = LONGEST.toSeconds() * RATE;
      return ulaw.length == 0 || ulaw.length > longest
          ? Optional.empty()
          : Optional.of(Bytes.of(ulaw));
    } catch (UnsupportedAudioFileException | IOException | IllegalArgumentException e) {
      return Optional.empty(); // from outside: not a file we read
    }
  }

  private static double[] mono(byte[] samples, int channels) {
    var frames = samples.length / 2 / channels;
    var mono = new double[frames];
    for (var i = 0; i < frames; i++) {
      for (var c = 0; c < channels; c++) {
        var at = 2 * (i * channels + c);
        mono[i] += (short) ((samples[at] & 0xff) | (samples[at + 1] << 8));
      }
      mono[i] /= channels;
    }
    return mono;
  }

  /// Each output sample is the mean of the input it covers: a plain low-pass, good enough for
  /// speech on a telephone.
  private static byte[] ulaw(double[] mono, float rate) {
    var step = (double) rate / RATE;
    var out = new byte[(int) (mono.length / step)];
    for (var i = 0; i < out.length; i++) {
      var from = (int) (i * step);
      var to = Math.max(from + 1, Math.min(mono.length, (int) ((i + 1) * step)));
      var sum = 0.0;
      for (var j = from; j < to; j++) {
        sum += mono[j];
      }
      out[i] = Ulaw.encode((int) Math.round(sum / (to - from)));
    }
    return out;
  }
}
