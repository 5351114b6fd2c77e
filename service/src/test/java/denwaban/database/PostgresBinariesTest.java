package denwaban.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// For which systems PostgreSQL is inside, and what the others are told.
class PostgresBinariesTest {

  /// e_machine of an ELF file: EM_X86_64 and EM_AARCH64.
  private static final short X86_64 = 62;

  private static final short ARM64 = 183;

  @TempDir Path folder;

  @Test
  void linux_on_both_usual_processors_gets_its_own() throws IOException {
    assertThat(machine("amd64")).isEqualTo(X86_64);
    assertThat(machine("aarch64")).isEqualTo(ARM64);
  }

  @Test
  void any_other_system_is_told_to_bring_its_own() {
    for (var system : new String[][] {{"Mac OS X", "aarch64"}, {"Linux", "riscv64"}}) {
      assertThatThrownBy(() -> PostgresBinaries.unpack(folder, system[0], system[1]))
          .isInstanceOf(CannotStart.class)
          .hasMessageContaining("not for %s on %s.", system[0], system[1])
          .hasMessageContaining("--denwaban.db.url=jdbc:postgresql://");
    }
  }

  private short machine(String arch) throws IOException {
    var home = PostgresBinaries.unpack(folder.resolve(arch), "Linux", arch);
    var elf = ByteBuffer.wrap(Files.readAllBytes(home.resolve("bin/postgres")));
    return elf.order(ByteOrder.LITTLE_ENDIAN).getShort(18);
  }
}
