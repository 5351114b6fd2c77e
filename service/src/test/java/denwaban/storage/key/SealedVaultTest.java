package denwaban.storage.key;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import denwaban.kernel.Bytes;
import denwaban.seal.crypto.AtRest;
import denwaban.seal.statement.NightSafe;
import denwaban.seal.statement.Share;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SealedVaultTest {

  private static final byte[] PLACE = "here".getBytes(UTF_8);
  private static final byte[] SECRET = "secret".getBytes(UTF_8);
  private static final Kek WEEK = new Kek("0196f0a0-0000-7000-8000-000000000001-2900");

  @TempDir Path data;

  private Instant now = Instant.parse("2026-11-24T06:00:00Z");
  private List<String> shares = List.of();

  private KeyVault unattended() {
    return new SoftwareVault(keys());
  }

  private Path keys() {
    return data.resolve("keys");
  }

  private void seal() throws IOException {
    var safe = NightSafe.make();
    shares = safe.split().stream().map(Share::export).toList();
    new SealConversion(data).seal(safe);
  }

  private SealedVault started() throws IOException {
    var seal = SealFile.read(new KeyFiles(keys())).orElseThrow();
    return new SealedVault(keys(), seal, () -> now);
  }

  private SealedVault opened() throws Exception {
    var vault = started();
    vault.open(shares.get(0), shares.get(2));
    return vault;
  }

  @Test
  void takes_in_while_it_is_sealed_and_gives_nothing_out_until_two_holders_come() throws Exception {
    var before = unattended().wrap(WEEK, SECRET, PLACE);
    seal();
    var vault = started();
    var during = vault.wrap(WEEK, SECRET, PLACE);

    for (var wrapped : List.of(before, during)) {
      assertThatThrownBy(() -> vault.unwrap(WEEK, wrapped, PLACE))
          .isInstanceOfSatisfying(
              VaultSealed.class, sealed -> assertThat(sealed.since()).isEqualTo(now));
    }
    assertThatThrownBy(vault::mustBeOpen).isInstanceOf(VaultSealed.class);
    assertThat(vault.since()).contains(now);

    vault.open(shares.get(1), shares.get(2));

    assertThat(vault.since()).isEmpty();
    vault.mustBeOpen();
    assertThat(vault.unwrap(WEEK, before, PLACE)).contains(Bytes.of(SECRET));
    assertThat(vault.unwrap(WEEK, during, PLACE)).contains(Bytes.of(SECRET));
    assertThat(Intake.took(during)).isTrue();
    assertThat(Intake.took(vault.wrap(WEEK, SECRET, PLACE))).isFalse();
  }

  @Test
  void what_was_taken_in_is_bound_to_its_key_and_place() throws Exception {
    seal();
    var vault = started();
    var wrapped = vault.wrap(WEEK, SECRET, PLACE);
    var other = new Kek("other");
    vault.wrap(other, SECRET, PLACE);
    vault.open(shares.get(0), shares.get(1));
    assertThat(vault.unwrap(other, wrapped, PLACE)).isEmpty();
    assertThat(vault.unwrap(new Kek("never"), wrapped, PLACE)).isEmpty();
    assertThat(vault.unwrap(WEEK, wrapped, "there".getBytes(UTF_8))).isEmpty();
    var bent = wrapped.toArray();
    bent[bent.length - 1] ^= 1;
    assertThat(vault.unwrap(WEEK, Bytes.of(bent), PLACE)).isEmpty();
    assertThat(vault.unwrap(WEEK, Bytes.of(Arrays.copyOf(bent, 17)), PLACE)).isEmpty();
  }

  @Test
  void opens_what_several_runs_took_in() throws Exception {
    seal();
    var first = started().wrap(WEEK, SECRET, PLACE);
    var second = started().wrap(WEEK, SECRET, PLACE);
    assertThat(opened().unwrap(WEEK, first, PLACE)).contains(Bytes.of(SECRET));
    assertThat(opened().unwrap(WEEK, second, PLACE)).contains(Bytes.of(SECRET));
  }

  @Test
  void a_wrong_a_single_and_a_foreign_share_open_nothing() throws Exception {
    seal();
    var vault = started();
    var foreign = NightSafe.make().split().get(1).export();
    refused(vault, shares.get(0), shares.get(0), Share.Why.SAME_SHARE);
    refused(vault, shares.get(0), "", Share.Why.MALFORMED);
    refused(vault, shares.get(0), shares.get(1).replaceFirst(".$", "!"), Share.Why.MALFORMED);
    refused(vault, shares.get(0), foreign, Share.Why.OTHER_SET);
    var others = NightSafe.make().split();
    refused(vault, others.get(0).export(), others.get(1).export(), Share.Why.WRONG_KEY);
    assertThat(vault.since()).isPresent();
  }

  private static void refused(Seal vault, String one, String two, Share.Why why) {
    assertThatThrownBy(() -> vault.open(one, two))
        .isInstanceOfSatisfying(
            Share.NotCombined.class, refused -> assertThat(refused.why()).isEqualTo(why));
  }

  @Test
  void sealed_again_it_forgets_and_says_since_when() throws Exception {
    seal();
    var vault = opened();
    var wrapped = vault.wrap(WEEK, SECRET, PLACE);
    now = now.plusSeconds(60);
    vault.close();
    assertThat(vault.since()).contains(now);
    assertThatThrownBy(() -> vault.unwrap(WEEK, wrapped, PLACE)).isInstanceOf(VaultSealed.class);
    assertThat(Intake.took(vault.wrap(WEEK, SECRET, PLACE))).isTrue();
    now = now.plusSeconds(60);
    vault.close();
    assertThat(vault.since()).as("a second time changes nothing").contains(now.minusSeconds(60));
  }

  @Test
  void the_keys_of_the_log_work_while_it_is_sealed_and_open_nothing_else() throws Exception {
    var signers = new Kek("audit-signers");
    var before = unattended().wrap(signers, SECRET, PLACE);
    seal();
    var vault = started();
    assertThat(vault.unwrap(signers, before, PLACE)).contains(Bytes.of(SECRET));
    var during = vault.wrap(signers, SECRET, PLACE);
    assertThat(vault.unwrap(signers, during, PLACE)).contains(Bytes.of(SECRET));
    assertThat(keys().resolve("kek-audit-signers")).doesNotExist();
  }

  @Test
  void a_destroyed_key_takes_what_came_in_with_it_even_while_it_is_sealed() throws Exception {
    var before = unattended().wrap(WEEK, SECRET, PLACE);
    seal();
    var vault = started();
    var during = vault.wrap(WEEK, SECRET, PLACE);
    var young = new Kek("young");
    var first = vault.wrap(young, SECRET, PLACE);
    for (var kek : List.of(WEEK, young)) {
      assertThat(vault.destroy(kek)).isTrue();
      assertThat(vault.destroy(kek)).isFalse();
      assertThatThrownBy(() -> vault.wrap(kek, SECRET, PLACE)).isInstanceOf(KeyDestroyed.class);
    }
    var later = opened();
    assertThat(later.unwrap(WEEK, before, PLACE)).isEmpty();
    assertThat(later.unwrap(WEEK, during, PLACE)).isEmpty();
    assertThat(later.unwrap(young, first, PLACE)).isEmpty();
    assertThatThrownBy(() -> later.wrap(WEEK, SECRET, PLACE)).isInstanceOf(KeyDestroyed.class);
    assertThatThrownBy(() -> later.wrap(young, SECRET, PLACE)).isInstanceOf(KeyDestroyed.class);
    new SealConversion(data).undo(shares.get(0), shares.get(1));
    assertThatThrownBy(() -> unattended().wrap(young, SECRET, PLACE))
        .isInstanceOf(KeyDestroyed.class);
  }

  @Test
  void there_and_back_again_everything_opens_and_old_sheets_open_nothing() throws Exception {
    var signers = new Kek("audit-signers");
    var log = unattended().wrap(signers, SECRET, PLACE);
    var unsealed = unattended().wrap(WEEK, SECRET, PLACE);
    seal();
    var oldSheets = shares;
    var taken = started().wrap(WEEK, SECRET, PLACE);
    new SealConversion(data).undo(shares.get(2), shares.get(1));
    assertThat(keys().resolve("seal")).doesNotExist();
    for (var wrapped : List.of(unsealed, taken)) {
      assertThat(unattended().unwrap(WEEK, wrapped, PLACE)).contains(Bytes.of(SECRET));
    }
    assertThat(unattended().unwrap(signers, log, PLACE)).contains(Bytes.of(SECRET));

    seal();
    for (var wrapped : List.of(unsealed, taken)) {
      assertThat(opened().unwrap(WEEK, wrapped, PLACE)).contains(Bytes.of(SECRET));
    }
    assertThat(opened().unwrap(signers, log, PLACE)).contains(Bytes.of(SECRET));
    refused(started(), oldSheets.get(0), oldSheets.get(1), Share.Why.WRONG_KEY);
  }

  @Test
  void two_wrong_shares_change_nothing_on_the_way_back() throws Exception {
    seal();
    assertThatThrownBy(() -> new SealConversion(data).undo(shares.get(0), shares.get(0)))
        .isInstanceOf(Share.NotCombined.class);
    assertThat(SealConversion.halfWay(data)).isFalse();
    opened();
  }

  @Test
  void a_change_that_was_cut_off_is_ended_either_way() throws Exception {
    var wrapped = unattended().wrap(WEEK, SECRET, PLACE);
    Files.move(keys(), data.resolve("keys-old"));
    Files.createDirectory(data.resolve("keys-new"));
    new SealConversion(data).mend();
    assertThat(unattended().unwrap(WEEK, wrapped, PLACE)).contains(Bytes.of(SECRET));

    seal();
    Files.createDirectory(data.resolve("keys-old"));
    Files.write(data.resolve("keys-old/master"), new byte[32]);
    new SealConversion(data).mend();
    assertThat(SealConversion.halfWay(data)).isFalse();
    assertThat(opened().unwrap(WEEK, wrapped, PLACE)).contains(Bytes.of(SECRET));
  }

  /// Whoever copies the whole folder tries every 32 bytes of every file, as a key for every file
  /// and every wrapped secret, as the seed of a safe too.
  @Test
  void a_thief_of_the_folder_opens_nothing() throws Exception {
    var before = unattended().wrap(WEEK, SECRET, PLACE);
    var kek = keys().resolve("kek-" + WEEK.name());
    var unattended = Bytes.of(Files.readAllBytes(kek));
    assertThat(guesses())
        .as("without a seal the thief has it")
        .anyMatch(guess -> AtRest.unwrap(guess, unattended, SoftwareVault.place(WEEK)).isPresent());

    seal();
    var during = started().wrap(WEEK, SECRET, PLACE);
    var found = guesses();
    assertThat(found).hasSizeGreaterThan(3_000);
    var seal = SealFile.read(new KeyFiles(keys())).orElseThrow();
    var wrapped = Bytes.of(Files.readAllBytes(kek));
    for (var guess : found) {
      assertThat(AtRest.unwrap(guess, before, PLACE)).isEmpty();
      assertThat(AtRest.unwrap(guess, wrapped, SoftwareVault.place(WEEK))).isEmpty();
      assertThat(AtRest.unwrap(guess, seal.master(), "master".getBytes(UTF_8))).isEmpty();
    }
    var slot = new Intake(new KeyFiles(keys())).find(WEEK).orElseThrow().slot().text();
    for (var n = 0; n < found.size(); n += 7) { // an expansion takes its time
      var text = NightSafe.of(found.get(n)).slot().text();
      assertThat(text).isNotEqualTo(seal.slot().text()).isNotEqualTo(slot);
    }
    assertThat(opened().unwrap(WEEK, during, PLACE)).as("the holders do").isPresent();
  }

  private List<Bytes> guesses() throws IOException {
    var all = new ArrayList<Bytes>();
    try (var files = Files.walk(data)) {
      for (var file : files.filter(Files::isRegularFile).toList()) {
        var bytes = Files.readAllBytes(file);
        for (var at = 0; at + 32 <= bytes.length; at++) {
          all.add(Bytes.of(Arrays.copyOfRange(bytes, at, at + 32)));
        }
      }
    }
    return all;
  }
}
