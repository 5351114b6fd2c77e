package denwaban.storage.key;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import denwaban.database.CannotStart;
import denwaban.storage.TestStorage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.Security;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Against softhsm2, a module in software.
class Pkcs11VaultTest extends KeyVaultContract {

  private static final byte[] PLACE = "here".getBytes(UTF_8);

  @TempDir Path folder;

  @Override
  protected KeyVault open() throws IOException {
    return TestStorage.sure(token(SoftHsm.PIN).open(), folder);
  }

  private Pkcs11Token token(String pin) throws IOException {
    assertThat(SoftHsm.TOKENS).isDirectory();
    return new Pkcs11Token(
        SoftHsm.LIBRARY, 0, Files.writeString(folder.resolve("pin"), pin + "\n"));
  }

  @Test
  void keys_do_not_leave_the_module() throws Exception {
    var kek = fresh();
    open().wrap(kek, new byte[16], PLACE);
    var seen =
        Security.getProvider("SunPKCS11")
            .configure(
                "--name = Seen\nlibrary = %s\nslotListIndex = 0\n".formatted(SoftHsm.LIBRARY));
    var store = KeyStore.getInstance("PKCS11", seen);
    store.load(null, SoftHsm.PIN.toCharArray());
    var key = store.getKey("kek-" + kek.name(), null);
    assertThat(key.getAlgorithm()).isEqualTo("AES");
    assertThat(key.getEncoded()).isNull();
    // 32 bytes; the JDK calls them bits
    assertThat(key.toString()).contains("32 bits token object, sensitive, unextractable");
  }

  /// In a process of its own: one that is logged in stays so, whatever PIN comes later.
  @Test
  void a_wrong_pin_does_not_start() throws Exception {
    assertThat(alone("wrong-pin"))
        .singleElement()
        .asString()
        .startsWith("The security module refuses the PIN.")
        .doesNotContain("000000");
  }

  @Test
  void no_library_no_slot_and_no_pin_do_not_start() throws IOException {
    var pin = Files.writeString(folder.resolve("pin"), SoftHsm.PIN);
    assertThatThrownBy(() -> new Pkcs11Token(folder.resolve("no.so"), 0, pin).open())
        .isInstanceOf(CannotStart.class)
        .hasMessageContaining("or its library cannot be used");
    assertThatThrownBy(() -> new Pkcs11Token(SoftHsm.LIBRARY, 99, pin).open())
        .isInstanceOf(CannotStart.class);
    assertThatThrownBy(() -> new Pkcs11Token(SoftHsm.LIBRARY, 0, folder.resolve("no")).open())
        .isInstanceOf(CannotStart.class)
        .hasMessageContaining("PIN file");
  }

  /// In a process of its own: softhsm2 does not recover from it.
  @Test
  void a_module_that_lost_its_keys_is_away_and_not_a_module_without_this_key() throws Exception {
    assertThat(alone("lost")).containsExactly("unwrap", "unwrap of another", "wrap", "destroy");
  }

  private List<String> alone(String act) throws Exception {
    var words =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-cp",
            System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
            BadModule.class.getName(),
            act,
            folder.toString());
    var process = new ProcessBuilder(words).redirectErrorStream(true);
    process.environment().put("SOFTHSM2_CONF", folder.resolve("softhsm2.conf").toString());
    var running = process.start();
    var said = new String(running.getInputStream().readAllBytes(), UTF_8);
    assertThat(running.waitFor()).as(said).isZero();
    return said.lines().toList();
  }

  @Test
  void another_module_than_the_one_the_folder_knows_does_not_start() throws IOException {
    open();
    var first = folder.resolve("keys").resolve("first");
    var bytes = Files.readAllBytes(first);
    bytes[20] ^= 1;
    Files.write(first, bytes);
    assertThatThrownBy(this::open)
        .isInstanceOf(CannotStart.class)
        .hasMessageContaining("not those of this office");
  }
}
