package denwaban.storage;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import denwaban.database.CannotStart;
import denwaban.kernel.Ids;
import denwaban.kernel.ObjectId;
import denwaban.seal.statement.NightSafe;
import denwaban.storage.StorageConfiguration.Keys;
import denwaban.storage.StorageConfiguration.Pkcs11;
import denwaban.storage.StorageConfiguration.Settings;
import denwaban.storage.StorageConfiguration.Storage;
import denwaban.storage.StorageConfiguration.Transit;
import denwaban.storage.bucket.S3Settings;
import denwaban.storage.key.Kek;
import denwaban.storage.key.KeyVault;
import denwaban.storage.key.Seal;
import denwaban.storage.key.SealConversion;
import denwaban.storage.key.StartMode;
import denwaban.storage.key.TransitEngine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StorageConfigurationTest {

  @TempDir Path data;

  private StartMode start = StartMode.UNATTENDED;

  private KeyVault vault(@Nullable Path library, @Nullable String address, @Nullable Path secret) {
    var keys = new Keys(new Pkcs11(library, 0, secret), new Transit(address, "transit", secret));
    var s3 = new S3Settings(null, "", "us-east-1", true, null, 0);
    return new StorageConfiguration()
        .keyVault(new Settings(data, start, new Storage(s3, "JP"), keys), Clock.systemUTC());
  }

  @Test
  void keys_are_files_unless_told_otherwise_and_stay_where_they_are() throws IOException {
    vault(null, null, null).wrap(new Kek("k"), new byte[1], new byte[0]);
    var token = Files.writeString(data.resolve("token"), TransitEngine.TOKEN);
    assertThatThrownBy(() -> vault(null, "http://127.0.0.1:1", token))
        .isInstanceOf(CannotStart.class)
        .hasMessageContaining("are files already");
  }

  @Test
  void keys_in_a_service_do_not_silently_become_files() throws IOException {
    var token = Files.writeString(data.resolve("token"), TransitEngine.TOKEN);
    try (var engine = new TransitEngine()) {
      var address = "http://127.0.0.1:" + engine.engine().getPort();
      var wrapped =
          vault(null, address, token).wrap(new Kek("k"), new byte[1], new byte[0]).toArray();
      assertThat(new String(wrapped, UTF_8)).startsWith("vault:v1:");
    }
    assertThatThrownBy(() -> vault(null, null, null))
        .isInstanceOf(CannotStart.class)
        .hasMessageContaining("none is named");
  }

  private ObjectStore store(@Nullable String endpoint) {
    var s3 = new S3Settings(endpoint, "b", "us-east-1", true, null, 0);
    var keys = new Keys(new Pkcs11(null, 0, null), new Transit(null, "transit", null));
    return new StorageConfiguration()
        .objectStore(
            new Settings(data, start, new Storage(s3, "JP"), keys),
            new PayloadReads(),
            Clock.systemUTC(),
            new Ids(Clock.systemUTC(), new Random()));
  }

  @Test
  void payloads_stay_where_they_are() throws IOException {
    store(null).put(new ObjectId(UUID.randomUUID()), 0, new byte[1]);
    assertThatThrownBy(() -> store("https://s3.example"))
        .isInstanceOf(CannotStart.class)
        .hasMessageContaining("in a folder already");
    Files.createDirectory(data.resolve("spool"));
    assertThatThrownBy(() -> store(null))
        .isInstanceOf(CannotStart.class)
        .hasMessageContaining("none is named");
  }

  @Test
  void two_places_no_secret_and_a_plain_address_do_not_start() {
    var file = data.resolve("token");
    assertThatThrownBy(() -> vault(file, "https://bao.example", file))
        .isInstanceOf(CannotStart.class)
        .hasMessageContaining("Both");
    assertThatThrownBy(() -> vault(file, null, null))
        .isInstanceOf(CannotStart.class)
        .hasMessageContaining("pin-file");
    assertThatThrownBy(() -> vault(null, "https://bao.example", null))
        .isInstanceOf(CannotStart.class)
        .hasMessageContaining("token-file");
    assertThatThrownBy(() -> vault(null, "http://bao.example", file))
        .isInstanceOf(CannotStart.class)
        .hasMessageContaining("https://");
    assertThatThrownBy(() -> vault(null, "http://192.0.2.1", file))
        .isInstanceOf(CannotStart.class)
        .hasMessageContaining("https://");
  }

  @Test
  void a_sealed_start_needs_a_seal_and_no_master_key_on_the_disk() throws Exception {
    start = StartMode.SEALED;
    assertThatThrownBy(() -> vault(null, null, null))
        .isInstanceOf(CannotStart.class)
        .hasMessageContaining("no seal yet")
        .hasMessageContaining("./denwaban seal");

    start = StartMode.UNATTENDED;
    vault(null, null, null).wrap(new Kek("k"), new byte[1], new byte[0]);
    start = StartMode.SEALED;
    assertThatThrownBy(() -> vault(null, null, null))
        .isInstanceOf(CannotStart.class)
        .hasMessageContaining("master key still lies on the disk")
        .hasMessageContaining("./denwaban seal");

    new SealConversion(data).seal(NightSafe.make());
    assertThat(vault(null, null, null)).isInstanceOf(Seal.class);

    Files.write(data.resolve("keys/master"), new byte[32]);
    assertThatThrownBy(() -> vault(null, null, null))
        .isInstanceOf(CannotStart.class)
        .hasMessageContaining("lies on its disk as well");
  }

  @Test
  void a_sealed_office_does_not_start_as_if_it_were_not() throws Exception {
    new SealConversion(data).seal(NightSafe.make());
    assertThatThrownBy(() -> vault(null, null, null))
        .isInstanceOf(CannotStart.class)
        .hasMessageContaining("--denwaban.start=sealed");
    assertThat(data.resolve("keys/master")).doesNotExist();
  }

  @Test
  void half_a_change_does_not_start_and_a_module_keeps_its_own_seal() throws Exception {
    Files.createDirectory(data.resolve("keys-old"));
    assertThatThrownBy(() -> vault(null, null, null))
        .isInstanceOf(CannotStart.class)
        .hasMessageContaining("cut off");
    start = StartMode.SEALED;
    var file = data.resolve("token");
    assertThatThrownBy(() -> vault(null, "https://bao.example", file))
        .isInstanceOf(CannotStart.class)
        .hasMessageContaining("seal of its own");
  }
}
