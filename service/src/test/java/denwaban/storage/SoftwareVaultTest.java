package denwaban.storage;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import denwaban.kernel.Bytes;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SoftwareVaultTest {

  private static final byte[] PLACE = "here".getBytes(UTF_8);
  private static final byte[] SECRET = "secret".getBytes(UTF_8);
  private static final Kek WEEK_1 = new Kek("client-1");
  private static final Kek WEEK_2 = new Kek("client-2");

  @TempDir Path folder;

  @Test
  void a_secret_opens_after_a_restart() throws IOException {
    var wrapped = new SoftwareVault(folder).wrap(WEEK_1, SECRET, PLACE);
    assertThat(new SoftwareVault(folder).unwrap(WEEK_1, wrapped, PLACE)).contains(Bytes.of(SECRET));
  }

  @Test
  void another_key_or_place_does_not_open_it() throws IOException {
    var vault = new SoftwareVault(folder);
    var wrapped = vault.wrap(WEEK_1, SECRET, PLACE);
    vault.wrap(WEEK_2, SECRET, PLACE);
    assertThat(vault.unwrap(WEEK_2, wrapped, PLACE)).isEmpty();
    assertThat(vault.unwrap(WEEK_1, wrapped, "there".getBytes(UTF_8))).isEmpty();
    assertThat(vault.unwrap(new Kek("unknown"), wrapped, PLACE)).isEmpty();
  }

  @Test
  void a_destroyed_key_stays_dead_with_everything_under_it() throws IOException {
    var vault = new SoftwareVault(folder);
    var wrapped = vault.wrap(WEEK_1, SECRET, PLACE);

    assertThat(vault.destroy(WEEK_1)).isTrue();
    assertThat(vault.destroy(WEEK_1)).isFalse();
    assertThat(vault.unwrap(WEEK_1, wrapped, PLACE)).isEmpty();
    assertThat(new SoftwareVault(folder).unwrap(WEEK_1, wrapped, PLACE)).isEmpty();
    assertThatThrownBy(() -> new SoftwareVault(folder).wrap(WEEK_1, SECRET, PLACE))
        .isInstanceOf(KeyDestroyed.class);
  }

  @Test
  void a_name_that_could_leave_the_folder_is_no_name() {
    assertThatThrownBy(() -> new Kek("../x")).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Kek("a".repeat(81))).isInstanceOf(IllegalArgumentException.class);
    new Kek("a".repeat(80));
  }
}
