package denwaban.storage.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import denwaban.kernel.Bytes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.stream.Stream;
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

  @Test
  void keys_are_destroyed_below_at_and_above_what_goes_at_once() throws IOException {
    for (var count : new int[] {255, 256, 257}) {
      var vault = open();
      var keys = Stream.generate(KeyVaultContract::fresh).limit(count).toList();
      for (var key : keys) vault.wrap(key, new byte[] {1}, new byte[] {2});
      vault.destroyAll(keys);
      for (var key : keys) {
        assertThat(folder.resolve(SoftwareVault.file(key))).isEmptyFile();
        assertThatThrownBy(() -> open().wrap(key, new byte[] {1}, new byte[] {2}))
            .isInstanceOf(KeyDestroyed.class);
      }
    }
  }

  @Test
  void a_key_that_is_destroyed_while_its_file_is_read_opens_nothing_from_memory()
      throws IOException {
    var key = fresh();
    var wrapped = open().wrap(key, new byte[] {1}, new byte[] {2});
    var ring = new DestroyingRing(new MasterFile(new KeyFiles(folder)), () -> open().destroy(key));
    var vault = new SoftwareVault(new KeyFiles(folder), ring);

    assertThat(vault.unwrap(key, wrapped, new byte[] {2})).isEmpty();
    assertThat(vault.unwrap(key, wrapped, new byte[] {2})).isEmpty();
    assertThatThrownBy(() -> vault.wrap(key, new byte[] {1}, new byte[] {2}))
        .isInstanceOf(KeyDestroyed.class);
  }

  private interface Destroying {
    boolean now() throws IOException;
  }

  /// Between the reading of a key file and its opening, the key is destroyed.
  private record DestroyingRing(Keyring ring, Destroying destroying) implements Keyring {

    @Override
    public Bytes master() throws IOException {
      var _ = destroying.now();
      return ring.master();
    }

    @Override
    public Bytes shut(byte[] seed, byte[] place) throws IOException {
      return ring.shut(seed, place);
    }

    @Override
    public Optional<Bytes> open(Bytes shut, byte[] place) throws IOException {
      return ring.open(shut, place);
    }
  }

  @Test
  void a_master_key_that_is_gone_is_not_replaced_while_it_opens_something() throws IOException {
    var key = fresh();
    var wrapped = open().wrap(key, new byte[] {1}, new byte[] {2});
    var aside = Files.move(folder.resolve("master"), folder.resolve("aside"));

    assertThatThrownBy(() -> open().wrap(fresh(), new byte[] {1}, new byte[] {2}))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("the master key file is gone");
    assertThat(folder.resolve("master")).doesNotExist();
    Files.move(aside, folder.resolve("master"));
    assertThat(open().unwrap(key, wrapped, new byte[] {2})).isPresent();

    open().destroy(key);
    Files.delete(folder.resolve("master"));
    var _ = open().wrap(fresh(), new byte[] {1}, new byte[] {2});
    assertThat(folder.resolve("master")).as("nothing was left to open").exists();
  }

  @Test
  void a_file_of_zeros_is_a_destroyed_key_whose_program_died() throws IOException {
    var key = fresh();
    var wrapped = open().wrap(key, new byte[] {1}, new byte[] {2});
    var file = folder.resolve(SoftwareVault.file(key));
    var length = (int) Files.size(file);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    Files.write(file, new byte[length]);

    assertThat(open().unwrap(key, wrapped, new byte[] {2})).isEmpty();
    assertThatThrownBy(() -> open().wrap(key, new byte[] {1}, new byte[] {2}))
        .isInstanceOf(KeyDestroyed.class);
    assertThat(open().destroy(key)).as("was destroyed before").isFalse();
    assertThat(file).isEmptyFile();
  }
}
