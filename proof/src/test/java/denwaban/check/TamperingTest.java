package denwaban.check;

import static org.assertj.core.api.Assertions.assertThat;

import denwaban.Often;
import denwaban.seal.crypto.MlDsaSigner;
import denwaban.seal.crypto.Signer;
import java.nio.file.Files;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// A failing seed is replayed by `-Dseed=N`.
class TamperingTest extends ProofRuns {

  /// All of them.
  private static final int CASES = 1_000;

  private static final int SAMPLE = 200;
  private static final List<Attack> ATTACKS = List.of(Attack.values());
  private static final Long ONE = Long.getLong("seed");

  /// The first of the seeds.
  private final int first = new Random().nextInt(CASES);

  private final Signer signer = Signer.generate();
  private final MlDsaSigner lasting = MlDsaSigner.generate();

  @Test
  void changes_at_the_level_of_root_are_all_found_given_the_last_check() throws Exception {
    now = TestLog.at(100_000);
    Map<Attack, Integer> tried = new EnumMap<>(Attack.class);
    var cases =
        ONE != null ? CASES : Often.times("changes at the level of root", first, SAMPLE, CASES);
    for (var n = 0; n < cases; n++) {
      long seed = (first + n) % CASES;
      if (ONE != null && ONE != seed) {
        continue;
      }
      var chance = new Random(seed);
      var attack = ATTACKS.get((int) (seed % ATTACKS.size()));
      var it = grown(chance, seed, 1 + chance.nextInt(3));
      attack.on(it, chance);

      assertThat(check(it.log)).as("seed " + seed + " " + attack + " " + said()).isEqualTo(1);
      assertThat(said()).contains("Refused: ");
      tried.merge(attack, 1, Integer::sum);
      Tampered.clear(it.log.folder);
    }
    assertThat(ONE != null || tried.size() == ATTACKS.size()).isTrue();
  }

  @Test
  void clean_copies_raise_no_alarm() throws Exception {
    now = TestLog.at(100_000);
    var cases = ONE != null ? CASES : Often.times("clean copies", first, SAMPLE, CASES);
    for (var n = 0; n < cases; n++) {
      long seed = (first + n) % CASES;
      if (ONE != null && ONE != seed) {
        continue;
      }
      var chance = new Random(~seed);
      var it = grown(chance, seed, chance.nextInt(4));

      assertThat(check(it.log)).as("seed " + seed + " " + said()).isZero();
      Tampered.clear(it.log.folder);
    }
  }

  /// A copy that was checked once, and grew `times` since.
  private Tampered grown(Random chance, long seed, int times) throws Exception {
    var log = new TestLog(temporary.resolve("copy" + seed), signer, lasting);
    var seen = 1 + (chance.nextInt(16) == 0 ? chance.nextInt(1_200) : chance.nextInt(120));
    log.grow(seen).write();
    Files.writeString(last(), log.note());
    for (var i = 0; i < times; i++) {
      log.grow(1 + chance.nextInt(chance.nextInt(8) == 0 ? 400 : 40)).write();
    }
    return new Tampered(log, seen);
  }

  private int check(TestLog log) {
    return run(
        log.folder,
        "--log-key",
        log.key(),
        "--log-key",
        log.lastingKey(),
        "--last",
        last(),
        "--back",
        Duration.ofDays(9).toHours() + "h");
  }
}
