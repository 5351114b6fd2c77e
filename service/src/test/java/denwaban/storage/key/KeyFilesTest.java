package denwaban.storage.key;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyFilesTest {

  private static final byte[] ONE = "one".getBytes(UTF_8);

  @TempDir Path data;

  private KeyFiles files() {
    return new KeyFiles(data.resolve("keys"));
  }

  private String mode(String name) throws IOException {
    return PosixFilePermissions.toString(
        Files.getPosixFilePermissions(data.resolve("keys").resolve(name)));
  }

  private List<String> all() throws IOException {
    try (var all = Files.list(data.resolve("keys"))) {
      return all.map(it -> it.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void a_file_is_our_users_alone_and_written_once() throws IOException {
    assertThat(files().create("a", ONE)).isTrue();
    assertThat(mode("")).isEqualTo("rwx------");
    assertThat(mode("a")).isEqualTo("r--------");

    assertThat(files().create("a", "two".getBytes(UTF_8))).isFalse();
    assertThat(files().read("a")).hasValueSatisfying(it -> assertThat(it).isEqualTo(ONE));
    assertThat(all()).as("nothing beside it").containsExactly("a");
  }

  @Test
  void an_erased_file_stays_empty_under_its_name() throws IOException {
    for (var name : List.of("a", "b", "c")) files().create(name, ONE);
    assertThat(files().erase(List.of("a", "c", "never"))).containsExactlyInAnyOrder("a", "c");
    assertThat(files().erase(List.of("a", "b"))).containsExactly("b");

    assertThat(all()).containsExactly("a", "b", "c");
    for (var name : List.of("a", "b", "c")) {
      assertThat(data.resolve("keys").resolve(name)).isEmptyFile();
      assertThat(files().read(name)).isEmpty();
      assertThat(files().remains(name)).isFalse();
      assertThat(files().erased(name)).isTrue();
      assertThat(files().create(name, ONE)).isFalse();
    }
    assertThat(files().erased("never")).isFalse();
    assertThat(files().exists("never")).isFalse();
  }

  @Test
  void one_byte_that_is_not_zero_is_a_file_that_remains() throws IOException {
    files().create("first", new byte[] {1, 0, 0});
    files().create("last", new byte[] {0, 0, 1});
    files().create("zeros", new byte[3]);
    assertThat(files().remains("first")).isTrue();
    assertThat(files().remains("last")).isTrue();
    assertThat(files().remains("zeros")).isFalse();
    assertThat(files().erased("last")).isFalse();
  }

  @Test
  void names_come_in_order_with_their_beginning() throws IOException {
    assertThat(files().names("kek-")).as("no folder yet").isEmpty();
    for (var name : List.of("kek-b", "kek-a", "intake-a")) files().create(name, ONE);
    files().erase(List.of("kek-a"));
    assertThat(files().names("kek-")).containsExactly("kek-a", "kek-b");
  }
}
