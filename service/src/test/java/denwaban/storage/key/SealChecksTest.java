package denwaban.storage.key;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import denwaban.database.CannotStart;
import denwaban.kernel.Bytes;
import denwaban.seal.age.Identity;
import denwaban.seal.age.Suite;
import denwaban.seal.statement.NightSafe;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// How an office may start by what lies in its folder, and files of keys that are damaged.
class SealChecksTest {

  @TempDir Path data;

  private void lies(String name) throws IOException {
    var file = data.resolve(name);
    Files.createDirectories(file.getParent());
    Files.write(file, new byte[] {1});
  }

  private void starts(StartMode mode) {
    assertThatCode(() -> SealConversion.check(data, mode)).doesNotThrowAnyException();
  }

  private void refused(StartMode mode, String why) {
    assertThatThrownBy(() -> SealConversion.check(data, mode))
        .isInstanceOf(CannotStart.class)
        .hasMessageContaining(why);
  }

  @Test
  void an_office_without_keys_starts_unattended_and_not_sealed() {
    starts(StartMode.UNATTENDED);
    refused(StartMode.SEALED, "has no seal yet");
  }

  @Test
  void a_master_key_on_the_disk_is_no_sealed_start() throws IOException {
    lies("keys/master");
    starts(StartMode.UNATTENDED);
    refused(StartMode.SEALED, "still lies on the disk");
  }

  @Test
  void a_sealed_office_starts_sealed_alone() throws IOException {
    lies("keys/seal");
    starts(StartMode.SEALED);
    refused(StartMode.UNATTENDED, "three sheets of paper");
  }

  @Test
  void a_master_key_beside_a_seal_starts_in_no_way() throws IOException {
    lies("keys/seal");
    lies("keys/master");
    for (var mode : StartMode.values()) refused(mode, "a master key lies on its disk as well");
  }

  @Test
  void keys_whose_master_key_is_gone_start_in_no_way() throws IOException {
    lies("keys/kek-1");
    for (var mode : StartMode.values()) refused(mode, "not the master key that opens them");
    lies("keys/master");
    starts(StartMode.UNATTENDED);
    Files.delete(data.resolve("keys/master"));
    lies("keys/seal");
    starts(StartMode.SEALED);
    lies("keys/log/intake-1");
    for (var mode : StartMode.values()) refused(mode, "not the master key that opens them");
    Files.write(data.resolve("keys/log/intake-1"), new byte[0]);
    starts(StartMode.SEALED);
  }

  @Test
  void a_change_that_was_cut_off_starts_in_no_way() throws IOException {
    for (var half : new String[] {"keys-old", "keys-new"}) {
      lies("keys/seal");
      lies(half + "/master");
      for (var mode : StartMode.values()) refused(mode, "was cut off");
      Files.delete(data.resolve(half + "/master"));
      Files.delete(data.resolve(half));
    }
    starts(StartMode.SEALED);
  }

  @Test
  void a_seal_of_another_form_is_damaged() throws IOException {
    var slot = NightSafe.make().slot().text();
    var good = "denwaban seal v1\n" + slot + "\nAAAA\n";
    assertThat(SealFile.parse(good.getBytes(UTF_8)).master()).isEqualTo(Bytes.of(new byte[3]));
    for (var bad : others(good, slot)) {
      assertThatThrownBy(() -> SealFile.parse(bad.getBytes(UTF_8)))
          .as(bad)
          .isInstanceOf(IOException.class)
          .hasMessage("the seal file is damaged");
    }
  }

  @Test
  void a_slot_of_another_form_is_damaged() throws IOException {
    var slot = NightSafe.make().slot().text();
    var good = "denwaban intake v1\n" + slot + "\nAAAA\n";
    assertThat(Intake.Entry.parse(good.getBytes(UTF_8)).slot().text()).isEqualTo(slot);
    for (var bad : others(good, slot)) {
      assertThatThrownBy(() -> Intake.Entry.parse(bad.getBytes(UTF_8)))
          .as(bad)
          .isInstanceOf(IOException.class)
          .hasMessage("a file of the intake is damaged");
    }
  }

  private static String[] others(String good, String slot) {
    var classic = Identity.generate(Suite.X25519).recipient().text();
    return new String[] {
      "",
      good.strip(),
      good + "\n",
      good + "x",
      "\n" + good,
      good.replace("v1", "v2"),
      good.replace("\nAAAA", ""),
      good.replace("AAAA", "A*AA"),
      good.replace(slot, classic),
      good.replace(slot, ""),
    };
  }

  @Test
  void the_seal_holds_a_key_of_32_bytes_and_no_other() throws IOException {
    var safe = NightSafe.make();
    var place = "master".getBytes(UTF_8);
    for (var length : new int[] {31, 32, 33}) {
      var seal = new SealFile(safe.slot(), safe.slot().drop(new byte[length], place));
      if (length == 32) {
        assertThat(seal.open(safe).master().length()).isEqualTo(32);
      } else {
        assertThatThrownBy(() -> seal.open(safe)).isInstanceOf(IOException.class);
      }
    }
    var master = new KeyFiles(data.resolve("keys"));
    master.create("master", new byte[] {1});
    assertThatThrownBy(() -> new MasterFile(master).master()).hasMessageContaining("damaged");
  }

  @Test
  void what_was_taken_in_is_known_by_its_mark_and_more() {
    var mark = KeyVault.INTAKE_MARK.toArray();
    var more = Arrays.copyOf(mark, mark.length + 1);
    assertThat(Intake.took(Bytes.of(more))).isTrue();
    assertThat(Intake.took(KeyVault.INTAKE_MARK)).isFalse();
    more[mark.length - 1] ^= 1;
    assertThat(Intake.took(Bytes.of(more))).isFalse();
    assertThat(Intake.took(Bytes.of(new byte[0]))).isFalse();
  }
}
