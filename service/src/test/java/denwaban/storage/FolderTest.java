package denwaban.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderTest extends ObjectStoreContract {

  @TempDir Path root;

  @Override
  ObjectStore open() {
    return new Folder(root);
  }

  @Test
  void nobody_else_may_read_and_no_half_file_is_left() throws IOException {
    var store = new Folder(root);
    store.put(object, 0, new byte[100]);
    try (var files = Files.walk(root).filter(Files::isRegularFile)) {
      assertThat(files.toList())
          .singleElement()
          .satisfies(file ->
              assertThat(Files.getPosixFilePermissions(file).toString())
                  .doesNotContain("GROUP")
                  .doesNotContain("OTHERS"));
    }
  }
}
