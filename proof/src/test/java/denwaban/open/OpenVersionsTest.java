package denwaban.open;

import static org.assertj.core.api.Assertions.assertThat;

import denwaban.audit.proof.EntryBundle;
import denwaban.kernel.ObjectId;
import denwaban.seal.age.Suite;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// Corrections in a pack: every version opens, and which is the newest is said and proven.
class OpenVersionsTest extends ToolRuns {

  @Test
  void all_versions_are_opened_whichever_is_asked_for() throws Exception {
    var pack = new TestPack(Suite.X25519, true, 0);
    pack.correctAgain();
    var zip = pack.write(folder.resolve("pack.zip"));
    var keys = pack.keys(folder.resolve("key.txt"));

    assertThat(run("verify", zip)).isZero();
    assertThat(said()).contains("4 objects");
    assertThat(run("open", zip, TestPack.CORRECTION, "-i", keys, "-o", folder.resolve("out")))
        .isZero();
    assertThat(said()).contains("corrected by a later version (3)").contains("the newest version");
    assertThat(out(TestPack.MESSAGE + "-v1-message-0.json")).isEqualTo(TestPack.FIRST);
    assertThat(out(TestPack.CORRECTION + "-v2-message-0.json")).isEqualTo(TestPack.CORRECTED);
  }

  @Test
  void the_list_says_which_is_the_newest() throws Exception {
    var zip = new TestPack(Suite.X25519, true, 0).write(folder.resolve("pack.zip"));
    assertThat(run("list", zip)).isZero();
    assertThat(said().lines())
        .anyMatch(line ->
            line.startsWith(TestPack.MESSAGE + " v1") && line.endsWith("a later version (2)"))
        .anyMatch(line ->
            line.startsWith(TestPack.CORRECTION + " v2") && line.endsWith("the newest version"))
        .anyMatch(line -> line.startsWith(TestPack.RECORDING + " v1") && line.endsWith("Z"));
  }

  @Test
  void what_was_corrected_after_the_export_is_no_lie_of_the_pack() throws Exception {
    var pack = new TestPack(Suite.X25519, true, 0);
    pack.logs(
        TestPack.deed("message.kept", TestPack.MESSAGE, "operate"),
        TestPack.deed("message.kept", TestPack.CORRECTION, "operate"),
        TestPack.deed("message.corrected", TestPack.MESSAGE, "correct"),
        TestPack.deed("object.header.released", TestPack.CORRECTION, "export"),
        TestPack.deed("message.corrected", TestPack.CORRECTION, "correct"));
    assertThat(run("verify", pack.write(folder.resolve("pack.zip")))).isZero();
    pack.logs(
        TestPack.deed("message.corrected", TestPack.CORRECTION, "correct"),
        TestPack.deed("object.header.released", TestPack.CORRECTION, "export"));
    assertThat(run("verify", pack.write(folder.resolve("later.zip")))).isEqualTo(1);
    assertThat(said()).contains("tells of a newer version");
  }

  @Test
  void a_first_version_may_be_missing_where_it_is_named_as_erased() throws Exception {
    var pack = new TestPack(Suite.X25519, true, 0);
    pack.drop(TestPack.M1);
    pack.erased.add(TestPack.MESSAGE);
    pack.logs(TestPack.deed("message.kept", TestPack.MESSAGE, "operate"));
    assertThat(run("verify", pack.write(folder.resolve("pack.zip")))).isZero();
    pack.erased.clear();
    assertThat(run("verify", pack.write(folder.resolve("other.zip")))).isEqualTo(1);
    assertThat(said()).contains("old one");
  }

  @Test
  void what_the_office_had_lost_is_named_and_the_rest_is_good_but_not_whole() throws Exception {
    var pack = new TestPack(Suite.X25519, true, 0);
    pack.drop(TestPack.M2);
    pack.drop(TestPack.M1);
    pack.lost.addAll(List.of(TestPack.MESSAGE, TestPack.CORRECTION));
    pack.logs(TestPack.deed("message.kept", TestPack.MESSAGE, "operate"));
    var zip = pack.write(folder.resolve("pack.zip"));
    var keys = pack.keys(folder.resolve("key.txt"));
    var out = folder.resolve("out");
    for (var command : List.of("list", "verify")) {
      assertThat(run(command, zip)).as(command).isEqualTo(Main.INCOMPLETE);
      assertThat(said()).contains("had lost this before its time").contains(TestPack.MESSAGE + "");
    }
    assertThat(run("export", zip, "-i", keys, "-o", out)).isEqualTo(Main.INCOMPLETE);
    assertThat(said()).contains("had lost this");
    pack.put(TestPack.M1 + "0.header", "x");
    assertThat(run("list", pack.write(folder.resolve("both.zip")))).isEqualTo(Main.REFUSED);
    assertThat(said()).contains("not an exit pack");
  }

  @Test
  void of_many_that_were_erased_their_number_is_said() throws Exception {
    var pack = new TestPack(Suite.X25519, true, 0);
    for (var n = 0; n <= Listing.ERASED_LINES; n++) pack.erased.add(new ObjectId(new UUID(9, n)));
    assertThat(run("verify", pack.write(folder.resolve("pack.zip")))).isZero();
    assertThat(said().lines().filter(line -> line.contains("was erased before")))
        .hasSize(Listing.ERASED_LINES);
    assertThat(said()).contains("1 more were erased");
  }

  @Test
  void an_entry_of_the_log_may_be_as_long_as_entries_are_and_no_longer() throws Exception {
    var pack = new TestPack(Suite.X25519, true, 0);
    pack.logs("x".repeat(EntryBundle.ENTRY_BYTES));
    assertThat(run("list", pack.write(folder.resolve("longest.zip")))).isZero();
    pack.logs("x".repeat(EntryBundle.ENTRY_BYTES + 1));
    assertThat(run("list", pack.write(folder.resolve("longer.zip")))).isEqualTo(Main.REFUSED);
    assertThat(said()).contains("larger than allowed");
  }

  @Test
  void a_message_of_which_the_log_tells_may_not_be_missing() throws Exception {
    var pack = new TestPack(Suite.X25519, true, 0);
    pack.drop(TestPack.M2);
    pack.drop(TestPack.M1);
    pack.logs(TestPack.deed("message.kept", TestPack.MESSAGE, "operate"));
    assertThat(run("verify", pack.write(folder.resolve("pack.zip")))).isEqualTo(1);
    assertThat(said()).contains("a message, that is not here");
  }
}
