package denwaban.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.security.auth.module.UnixSystem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A folder is a demo's or an office's, for ever.
class DataFolderTest {

  @TempDir Path temporary;

  private void opens(Path path, String mode) throws IOException {
    try (var folder = DataFolder.open(path)) {
      folder.claim(mode);
    }
  }

  @Test
  void a_demo_does_not_start_in_an_offices_folder_nor_an_office_in_a_demos() throws Exception {
    var office = temporary.resolve("office");
    var demo = temporary.resolve("demo");
    opens(office, "office");
    opens(office, "office");
    opens(demo, "demo");

    assertThatThrownBy(() -> opens(office, "demo"))
        .isInstanceOf(CannotStart.class)
        .hasMessageContaining("a real office")
        .hasMessageContaining("--denwaban.data=FOLDER");
    assertThatThrownBy(() -> opens(demo, "office"))
        .isInstanceOf(CannotStart.class)
        .hasMessageContaining("a demo");
  }

  @Test
  void asking_for_it_a_second_time_does_not_give_it_up() throws Exception {
    var path = temporary.resolve("office");
    assertThat(DataFolder.isLocked(path)).isFalse();
    try (var _ = DataFolder.open(path)) {
      assertThat(HeldFolder.isHeld(path)).isTrue();
      assertThat(DataFolder.isLocked(path)).isTrue();
      assertThatThrownBy(() -> DataFolder.open(path)).isInstanceOf(CannotStart.class);
      assertThat(HeldFolder.isHeld(path)).as("still").isTrue();
    }
    assertThat(HeldFolder.isHeld(path)).isFalse();
    assertThat(DataFolder.isLocked(path)).isFalse();
    opens(path, "office");
  }

  @Test
  void root_writes_into_no_other_accounts_folder() throws Exception {
    assumeTrue(new UnixSystem().getUid() == 0, "only root can give a folder away");
    var office = Files.createDirectory(temporary.resolve("office"));
    Files.setOwner(
        office,
        office.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName("nobody"));
    for (var path : List.of(office, office.resolve("below/data"))) {
      assertThatThrownBy(() -> opens(path, "office"))
          .isInstanceOf(CannotStart.class)
          .hasMessageContaining("belongs to the account nobody")
          .hasMessageContaining("runuser -u nobody --");
    }
    assertThat(office).isEmptyDirectory();
  }

  @Test
  void a_folder_of_before_that_was_used_is_no_demos_unless_it_has_that_name() throws Exception {
    var used = Files.createDirectories(temporary.resolve("data/postgres")).getParent();
    assertThatThrownBy(() -> opens(used, "demo")).isInstanceOf(CannotStart.class);
    assertThatCode(() -> opens(used, "office")).doesNotThrowAnyException();

    var demo = Files.createDirectories(temporary.resolve("demo/postgres")).getParent();
    assertThatCode(() -> opens(demo, "demo")).doesNotThrowAnyException();
  }
}
