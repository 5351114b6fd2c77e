package denwaban.backup.place;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What lies in the folder of a backup and was not put there whole by us.
class FolderPlaceTest {

  @TempDir Path root;

  private FolderPlace place;

  @BeforeEach
  void one_file() throws IOException {
    place = new FolderPlace(root);
    place.put("keys/one.age", out -> out.write('x'));
  }

  private Path lies(String name) throws IOException {
    var file = root.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, "half");
  }

  @Test
  void what_a_killed_life_left_half_is_gone_with_the_next_one() throws IOException {
    var base = lies("base/20261201T000000Z/.half-base.tar.gz.age");
    var keys = lies("keys/.half-two.age");
    place.check(false);
    assertThat(base).exists();
    assertThat(keys).exists();
    place.check(true);
    assertThat(base).doesNotExist();
    assertThat(keys).doesNotExist();
    assertThat(place.has("keys/one.age")).isTrue();
  }

  @Test
  void what_others_put_there_is_not_ours() throws IOException {
    for (var stranger : new String[] {".DS_Store", "._one.age", ".nfs0001", "a file (1).age"}) {
      var file = lies("keys/" + stranger);
      assertThat(place.list("keys"))
          .extracting(BackupPlace.Stored::path)
          .containsOnly("keys/one.age");
      place.clear("keys", "keys/one.age");
      assertThat(file).exists();
    }
  }

  @Test
  void a_folder_that_is_not_there_is_away() throws IOException {
    Files.delete(root.resolve("keys/one.age"));
    Files.delete(root.resolve("keys"));
    Files.delete(root);
    assertThatThrownBy(() -> place.list("keys")).isInstanceOf(NoSuchFileException.class);
    assertThatThrownBy(() -> place.check(true)).isInstanceOf(NoSuchFileException.class);
    Files.createDirectory(root);
  }
}
