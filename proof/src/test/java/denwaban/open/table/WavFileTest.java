package denwaban.open.table;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Segments come from whoever sealed them: their headers may be anything.
class WavFileTest {

  private static final byte[] FORMAT = {7, 0, 2, 0, 64, 31, 0, 0, -128, 62, 0, 0, 2, 0, 8, 0};
  private static final byte[] FRAMES = {-1, -1, -1, -1};

  @TempDir Path folder;

  private static byte[] chunk(String name, byte... content) {
    return chunk(name, content.length, content);
  }

  private static byte[] chunk(String name, int length, byte... content) {
    return ByteBuffer.allocate(8 + content.length)
        .order(ByteOrder.LITTLE_ENDIAN)
        .put(name.getBytes(US_ASCII))
        .putInt(length)
        .put(content)
        .array();
  }

  private static byte[] wav(byte[]... chunks) {
    var all = new ByteArrayOutputStream();
    all.writeBytes("RIFF....WAVE".getBytes(US_ASCII));
    for (var chunk : chunks) all.writeBytes(chunk);
    return all.toByteArray();
  }

  private static byte[] usual(byte... sound) {
    return wav(chunk("fmt ", FORMAT), chunk("fact", FRAMES), chunk("data", -1, sound));
  }

  /// Written so many bytes at once.
  private byte[] written(int piece, byte[]... segments) throws IOException {
    var path = folder.resolve("out.wav");
    Files.deleteIfExists(path);
    try (var file = new WavFile(path, Files.newOutputStream(path))) {
      for (var bytes : segments) {
        try (var segment = file.segment()) {
          for (var at = 0; at < bytes.length; at += piece) {
            segment.write(bytes, at, Math.min(piece, bytes.length - at));
          }
        }
      }
      file.finish();
    }
    return Files.readAllBytes(path);
  }

  @Test
  void the_segments_sound_follows_one_header_with_the_true_sizes() throws Exception {
    var first = usual((byte) 1, (byte) 2, (byte) 3, (byte) 4);
    var second = usual((byte) 5, (byte) 6);
    for (var piece : new int[] {1, 3, 7, 1_000}) {
      var all = written(piece, first, second);
      var read = ByteBuffer.wrap(all).order(ByteOrder.LITTLE_ENDIAN);
      assertThat(all).as("in pieces of %d", piece).hasSize(56 + 6);
      assertThat(Arrays.copyOfRange(all, 56, 62)).containsExactly(1, 2, 3, 4, 5, 6);
      assertThat(read.getInt(4)).isEqualTo(54);
      assertThat(read.getInt(44)).as("frames of two bytes").isEqualTo(3);
      assertThat(read.getInt(52)).isEqualTo(6);
    }
  }

  @Test
  void an_odd_chunk_has_a_byte_of_padding_behind_it() throws Exception {
    var odd = wav(chunk("fmt ", FORMAT), chunk("LIST", 3, new byte[4]), chunk("data", -1, FRAMES));
    assertThat(written(5, odd)).hasSize(odd.length).endsWith(-1, -1, -1, -1);
  }

  @Test
  void a_segment_that_broke_off_before_its_first_byte_is_none() throws Exception {
    assertThat(written(9, usual((byte) 1, (byte) 2), new byte[0])).hasSize(58);
    assertThat(written(9, new byte[0])).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 2, 14, 15})
  void a_format_that_does_not_say_its_frames_is_no_sound(int length) {
    var format = chunk("fmt ", Arrays.copyOf(FORMAT, length));
    if (length % 2 == 1) format = chunk("fmt ", length, Arrays.copyOf(FORMAT, length + 1));
    var behind = wav(chunk("fact", FRAMES), format, chunk("data", -1, FRAMES));
    assertThatThrownBy(() -> written(1_000, behind)).isInstanceOf(SoundFile.NotSound.class);
  }

  @Test
  void a_count_of_frames_without_its_room_is_no_sound() {
    var short_ = wav(chunk("fmt ", FORMAT), chunk("fact", new byte[2]), chunk("data", -1, FRAMES));
    assertThatThrownBy(() -> written(1_000, short_)).isInstanceOf(SoundFile.NotSound.class);
  }

  @Test
  void a_segment_of_another_format_or_none_is_refused() {
    var other = wav(chunk("fmt ", FORMAT), chunk("data", -1, FRAMES));
    for (var bad :
        new byte[][] {
          other,
          "no".getBytes(US_ASCII),
          "RIFX....WAVE".getBytes(US_ASCII),
          new byte[5_000],
          wav(chunk("fmt ", FORMAT), chunk("LIST", 5_000, new byte[5_000]), chunk("data", -1)),
          wav(chunk("LIST", -1, new byte[5_000]))
        }) {
      assertThatThrownBy(() -> written(10, usual(FRAMES), bad))
          .isInstanceOf(SoundFile.NotSound.class);
    }
    assertThatThrownBy(() -> written(4_097, chunk("RIFF", new byte[4_089])))
        .isInstanceOf(SoundFile.NotSound.class);
  }
}
