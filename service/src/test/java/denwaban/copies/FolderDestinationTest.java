package denwaban.copies;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import denwaban.kernel.Bytes;
import denwaban.kernel.Ids;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A copy of a log in a folder, which may lie on a share.
class FolderDestinationTest {

  private static final Bytes ONE = bytes("one");

  @TempDir Path folder;

  private Path share;
  private FolderDestination log;

  @BeforeEach
  void open() throws Exception {
    share = folder.resolve("share");
    var data = Files.createDirectory(folder.resolve("data"));
    var copies = CopiesFolder.of(new CopiesSettings(share, false, null, null), data).orElseThrow();
    copies.use(new Ids(Clock.systemUTC(), new Random()), () -> false);
    log = new FolderDestination(copies, "log");
  }

  private static Bytes bytes(String text) {
    return Bytes.of(text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void nothing_is_written_beside_a_share_that_went() throws IOException {
    log.put("tile/0/000", ONE);
    Files.move(share, folder.resolve("elsewhere"));
    Files.createDirectory(share);
    assertThatThrownBy(() -> log.put("tile/0/001", ONE)).isInstanceOf(CopyStays.class);
    assertThat(share).isEmptyDirectory();
  }

  @Test
  void a_tile_that_is_there_is_the_same_or_the_copy_is_of_another_log() throws IOException {
    log.put("tile/0/000", ONE);
    log.put("tile/0/000", ONE);
    assertThatThrownBy(() -> log.put("tile/0/000", bytes("two"))).isInstanceOf(CopyFailed.class);
    assertThat(share.resolve("log/tile/0/000")).hasContent("one");
  }

  @Test
  void the_newest_state_says_how_many_entries_are_there() throws IOException {
    assertThat(log.size()).hasValue(0);
    log.put(FolderDestination.NEWEST, bytes("log\n17\nhash\n"));
    assertThat(log.size()).hasValue(17);
    log.put(FolderDestination.NEWEST, bytes("log\n18\nhash\n"));
    assertThat(log.size()).hasValue(18);
    log.put(FolderDestination.NEWEST, bytes("torn"));
    assertThat(log.size()).hasValue(0);
    assertThat(share.resolve("log")).isDirectoryNotContaining("glob:**.half");
  }
}
