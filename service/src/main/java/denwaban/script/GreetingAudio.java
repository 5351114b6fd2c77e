package denwaban.script;

import denwaban.kernel.Bytes;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
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

  /// Samples of [#LONGEST].
  private static final int MOST = (int) LONGEST.toSeconds() * RATE;

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
      try (var samples = new BufferedInputStream(AudioSystem.getAudioInputStream(pcm, file))) {
        var ulaw = ulaw(samples, format.getChannels(), format.getSampleRate());
        return ulaw.length == 0 || ulaw.length > MOST
            ? Optional.empty()
            : Optional.of(Bytes.of(ulaw));
      }
    } catch (UnsupportedAudioFileException | IOException | IllegalArgumentException e) {
      return Optional.empty(); // from outside: not a file we read
    }
  }

  /// Each output sample is the mean of the input it covers: a plain low-pass, good enough for
  /// speech on a telephone. Reads no further than one sample over [#LONGEST]: an upload of many
  /// minutes costs no more than one that fits.
  private static byte[] ulaw(InputStream pcm, int channels, float rate) throws IOException {
    var step = (double) rate / RATE;
    var out = new ByteArrayOutputStream();
    var frame = new byte[2 * channels];
    var read = 0;
    while (out.size() <= MOST) {
      var to = (int) ((out.size() + 1) * step);
      var from = read;
      var sum = 0.0;
      for (; read < to; read++) {
        if (pcm.readNBytes(frame, 0, frame.length) < frame.length) return out.toByteArray();
        sum += mono(frame);
      }
      out.write(Ulaw.encode((int) Math.round(sum / (to - from))));
    }
    return out.toByteArray();
  }

  /// The mean of one frame's channels, 16 bits each, the low byte first.
  private static double mono(byte[] frame) {
    var sum = 0.0;
    for (var at = 0; at < frame.length; at += 2) {
      sum += (short) ((frame[at] & 0xff) | (frame[at + 1] << 8));
    }
    return 2 * sum / frame.length;
  }
}
