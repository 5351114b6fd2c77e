package denwaban.storage.key;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SoftwareVaultTest extends KeyVaultContract {

  @TempDir Path folder;

  @Override
  protected KeyVault open() {
    return new SoftwareVault(folder);
  }

  @Test
  void a_name_that_could_leave_the_folder_is_no_name() {
    assertThatThrownBy(() -> new Kek("../x")).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Kek("a".repeat(81))).isInstanceOf(IllegalArgumentException.class);
    new Kek("a".repeat(80));
  }
}
