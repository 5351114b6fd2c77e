package denwaban.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import denwaban.kernel.ObjectId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A store that others can read is seen, and gives nothing out while its reads are closed.
class ExposureTest {

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"rwxr-x---", "rwx--x---", "rwx---r--", "rwx-----x", "rwx-w----"})
  void a_folder_that_others_may_enter_is_open(String permissions) throws IOException {
    var objects = Files.createDirectory(folder.resolve("objects"));
    Files.setPosixFilePermissions(objects, PosixFilePermissions.fromString("rwx------"));
    assertThat(new FolderExposure(objects).look()).isEqualTo(Exposure.Seen.PRIVATE);
    Files.setPosixFilePermissions(objects, PosixFilePermissions.fromString(permissions));
    assertThat(new FolderExposure(objects).look()).isEqualTo(Exposure.Seen.OPEN);
  }

  @Test
  void behind_a_closed_gate_nothing_is_read_and_all_is_written() throws IOException {
    var reads = new PayloadReads();
    var object = new ObjectId(UUID.randomUUID());
    try (var store = new ClosableStore(new Folder(folder.resolve("objects")), reads)) {
      store.put(object, 0, new byte[] {1, 2, 3});
      reads.close();
      assertThatThrownBy(() -> store.read(object, 0, 0, 3)).isInstanceOf(ReadsClosed.class);
      store.put(new ObjectId(UUID.randomUUID()), 0, new byte[] {4});
      reads.open();
      try (var in = store.read(object, 0, 0, 3)) {
        assertThat(in.readAllBytes()).containsExactly(1, 2, 3);
      }
    }
  }
}
