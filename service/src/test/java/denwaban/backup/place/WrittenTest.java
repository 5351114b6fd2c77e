package denwaban.backup.place;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import denwaban.kernel.Bytes;
import denwaban.seal.crypto.Digest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What we wrote to the backup's place is known here, also after a power cut.
class WrittenTest {

  private static final Instant AT = Instant.parse("2026-12-04T03:00:00Z");
  private static final Bytes DIGEST = Digest.sha256(Bytes.of(new byte[] {1}));
  private static final Written.File FILE = new Written.File(17, DIGEST, AT);

  @TempDir Path folder;

  private Written written;

  @BeforeEach
  void open() {
    written = new Written(folder);
  }

  @Test
  void what_was_written_added_told_of_and_removed_is_known() throws IOException {
    assertThat(written.fresh()).isTrue();
    written.wrote("base/1", FILE);
    written.wrote("base/2", FILE);
    written.added("erased/list", DIGEST);
    written.told("base/2");
    assertThat(written.fresh()).isFalse();
    assertThat(written.read().files()).containsOnlyKeys("base/1", "base/2").containsValue(FILE);
    assertThat(written.read().lists()).containsEntry("erased/list", List.of(DIGEST));
    assertThat(written.read().bad()).containsExactly("base/2");
    written.wrote("base/2", FILE);
    assertThat(written.read().bad()).as("written anew").isEmpty();
    written.told("base/1");
    written.removed("base/1");
    assertThat(written.read().files()).containsOnlyKeys("base/2");
    assertThat(written.read().bad()).isEmpty();
  }

  @Test
  void shortened_it_says_the_same() throws IOException {
    written.wrote("base/1", FILE);
    written.wrote("base/2", FILE);
    written.added("erased/list", DIGEST);
    written.added("erased/list", Digest.sha256(DIGEST));
    written.told("base/1");
    written.removed("base/2");
    var before = written.read();
    written.shorten();
    assertThat(written.read()).isEqualTo(before);
    assertThat(Files.readAllLines(folder.resolve("record"))).hasSize(4);
  }

  @Test
  void a_torn_line_does_not_spoil_the_next_one() throws IOException {
    written.wrote("base/1", FILE);
    Files.writeString(folder.resolve("record"), "+ base/2 1", US_ASCII, StandardOpenOption.APPEND);
    written.wrote("base/3", FILE);
    assertThat(written.read().files()).containsOnlyKeys("base/1", "base/3");
  }

  @Test
  void how_far_the_last_look_came_is_known_whatever_the_path_is_called() throws IOException {
    assertThat(written.cursor()).isEqualTo(new Written.Cursor(Instant.EPOCH, ""));
    for (var path : List.of("base/1", "a name with spaces", "")) {
      written.cursor(new Written.Cursor(AT, path));
      assertThat(written.cursor()).isEqualTo(new Written.Cursor(AT, path));
    }
    written.clear();
    assertThat(written.cursor()).isEqualTo(new Written.Cursor(Instant.EPOCH, ""));
    assertThat(written.fresh()).isTrue();
    assertThat(written.places()).isEqualTo(1);
  }
}
