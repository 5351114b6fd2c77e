package denwaban.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// The `age` command, as a client would use it in twenty years.
final class Age {

  private Age() {}

  /// What came out, and whether the file was whole.
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Opened(byte[] bytes, boolean whole, String said) {}

  static Opened open(Path key, Path file) throws Exception {
    var errors = Files.createTempFile("age", ".log");
    var age =
        new ProcessBuilder("age", "--decrypt", "--identity", key.toString(), file.toString())
            .redirectError(errors.toFile())
            .start();
    var bytes = age.getInputStream().readAllBytes();
    return new Opened(bytes, age.waitFor() == 0, Files.readString(errors));
  }

  /// A recording's two voices, as samples.
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Voices(byte[] caller, byte[] operator) {

    double seconds() {
      return caller.length / (double) Sound.TELEPHONE_HZ;
    }
  }

  /// Reads the stereo µ-law WAV segments and puts them one behind the other.
  static Voices voices(List<byte[]> segments) {
    var left = new ByteArrayOutputStream();
    var right = new ByteArrayOutputStream();
    for (var wav : segments) {
      var b = ByteBuffer.wrap(wav).order(ByteOrder.LITTLE_ENDIAN);
      assertThat(text(wav, 0)).isEqualTo("RIFF");
      assertThat(text(wav, 8)).isEqualTo("WAVE");
      var at = 12;
      while (!text(wav, at).equals("data")) {
        if (text(wav, at).equals("fmt ")) {
          assertThat(b.getShort(at + 8)).as("WAVE_FORMAT_MULAW").isEqualTo((short) 7);
          assertThat(b.getShort(at + 10)).as("channels").isEqualTo((short) 2);
          assertThat(b.getInt(at + 12)).as("rate").isEqualTo(Sound.TELEPHONE_HZ);
        }
        at += 8 + b.getInt(at + 4);
      }
      for (var i = at + 8; i + 1 < wav.length; i += 2) {
        left.write(wav[i]);
        right.write(wav[i + 1]);
      }
    }
    return new Voices(left.toByteArray(), right.toByteArray());
  }

  private static String text(byte[] wav, int at) {
    return new String(wav, at, 4, StandardCharsets.US_ASCII);
  }
}
