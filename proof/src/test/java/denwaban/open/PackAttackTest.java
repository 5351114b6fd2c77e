package denwaban.open;

import static org.assertj.core.api.Assertions.assertThat;

import denwaban.seal.age.Suite;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The tool refuses what a malicious server hands out.
class PackAttackTest extends ToolRuns {

  @ParameterizedTest(name = "{0}")
  @MethodSource("denwaban.open.PackAttack#all")
  void is_refused_with_a_plain_sentence(PackAttack attack) throws Exception {
    var pack = new TestPack(Suite.X25519, true, 0);
    var pin = pack.pin();
    attack.change().accept(pack);
    var zip = pack.write(folder.resolve("pack.zip"));

    assertThat(run("verify", zip, "--pin", pin, "--log-key", pack.logKey())).isEqualTo(1);
    assertThat(said()).as(attack.name()).contains("Refused: ").contains(attack.sentence());
    assertThat(run("verify", zip, "--pin", pin, "--log-key", pack.logKey(), "--lang", "ja"))
        .isEqualTo(1);
    assertThat(said()).contains("拒否しました：").contains("。");
    if (!attack.name().startsWith("log ")) {
      var keys = pack.keys(folder.resolve("key.txt"));
      assertThat(run("export", zip, "--pin", pin, "-i", keys, "-o", folder.resolve("out")))
          .isEqualTo(1);
      assertThat(said()).contains("Refused: ").contains(attack.sentence());
    }
  }

  /// Who knows the first fingerprint only, would believe it: a fork needs one who was trusted
  /// there.
  @Test
  void a_forked_chain_is_refused_to_who_knows_the_newest_fingerprint() throws Exception {
    var pack = new TestPack(Suite.X25519, true, 0);
    PackForgeries.forkedByTheLeaver(pack);
    var zip = pack.write(folder.resolve("pack.zip"));

    assertThat(run("verify", zip, "--pin", pack.line.name(2))).isEqualTo(1);
    assertThat(said()).contains("with this fingerprint");
  }
}
