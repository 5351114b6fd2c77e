package denwaban.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import denwaban.database.CannotStart;
import denwaban.kernel.Ids;
import denwaban.seal.age.Identity;
import denwaban.seal.age.Suite;
import denwaban.storage.bucket.Lock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What a backup is asked for in an unsafe way does not start.
class BackupSettingsTest {

  private static final Identity RECOVERY = Identity.generate(Suite.X25519);
  private static final String KEY = RECOVERY.recipient().text();

  @TempDir Path folder;

  private @Nullable Target of(@Nullable Path place, @Nullable String key, int keep, int drill) {
    var data = folder.resolve("data");
    return Target.of(
        new BackupSettings(
            place, BackupHouse.NO_BUCKET, Lock.Mode.NONE, key, origin(), keep, drill),
        data,
        true,
        new Ids(Clock.systemUTC(), new Random()),
        Clock.systemUTC());
  }

  private Path origin() {
    return BackupHouse.origin(folder.resolve("data"), RECOVERY);
  }

  private void refused(@Nullable Path place, @Nullable String key, String says) {
    assertThatThrownBy(() -> of(place, key, 14, 7))
        .isInstanceOf(CannotStart.class)
        .hasMessageContaining(says);
  }

  @Test
  void without_a_folder_there_is_none_and_nothing_is_made() {
    assertThat(of(null, null, 14, 7)).isNull();
    assertThat(folder.resolve("data")).doesNotExist();
  }

  @Test
  void a_folder_without_a_key_does_not_start() {
    refused(folder.resolve("there"), null, "backup-key");
    refused(folder.resolve("there"), " ", "backup-key");
  }

  @Test
  void what_is_no_key_or_a_secret_one_does_not_start() {
    refused(folder.resolve("there"), "age1abc", "not a public key");
    refused(folder.resolve("there"), Identity.generate(Suite.X25519).export(), "not a public key");
    refused(
        folder.resolve("there"),
        Identity.generate(Suite.HYBRID).recipient().text(),
        "not a public key");
  }

  @Test
  void a_place_in_the_data_folder_or_around_it_does_not_start() {
    refused(folder.resolve("data"), KEY, "data folder");
    refused(folder.resolve("data/backup"), KEY, "data folder");
    refused(folder.resolve("x/../data/y"), KEY, "data folder");
    refused(folder, KEY, "data folder");
  }

  @Test
  void a_link_into_the_data_folder_does_not_start() throws Exception {
    var data = Files.createDirectory(folder.resolve("data"));
    var link = Files.createSymbolicLink(folder.resolve("there"), data);
    refused(link, KEY, "data folder");
    refused(link.resolve("not-yet"), KEY, "data folder");
    var around = Files.createSymbolicLink(folder.resolve("around"), folder);
    refused(around, KEY, "data folder");
    assertThatCode(() -> of(around.resolve("apart"), KEY, 14, 7)).doesNotThrowAnyException();
  }

  @Test
  void a_database_of_its_own_is_not_backed_up_by_us() {
    assertThatThrownBy(() ->
            Target.of(
                new BackupSettings(
                    folder.resolve("there"),
                    BackupHouse.NO_BUCKET,
                    Lock.Mode.NONE,
                    KEY,
                    origin(),
                    14,
                    7),
                folder.resolve("data"),
                false,
                new Ids(Clock.systemUTC(), new Random()),
                Clock.systemUTC()))
        .isInstanceOf(CannotStart.class)
        .hasMessageContaining("tools of yours");
  }

  @ParameterizedTest
  @CsvSource({"0, 7", "36, 7", "14, 0", "14, 32"})
  void days_out_of_range_do_not_start(int keep, int drill) {
    assertThatThrownBy(() -> of(folder.resolve("there"), KEY, keep, drill))
        .isInstanceOf(CannotStart.class);
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "35, 31"})
  void days_at_the_limit_start(int keep, int drill) {
    assertThatCode(() -> of(folder.resolve("there"), KEY, keep, drill)).doesNotThrowAnyException();
  }

  @Test
  void the_drills_key_is_ours_alone_and_stays_the_same() throws Exception {
    var one = of(folder.resolve("there"), KEY, 14, 7);
    var two = of(folder.resolve("there"), KEY, 14, 7);
    assertThat(one).isNotNull();
    assertThat(two).isNotNull();
    assertThat(one.drill().identity().export()).isEqualTo(two.drill().identity().export());
    assertThat(one.office()).isEqualTo(two.office());
    assertThat(Files.getPosixFilePermissions(folder.resolve("data/backup/drill.key"))).hasSize(2);
  }
}
