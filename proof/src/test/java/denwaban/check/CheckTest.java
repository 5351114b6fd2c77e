package denwaban.check;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import denwaban.audit.proof.Cosignature;
import denwaban.audit.proof.Note;
import denwaban.audit.proof.NoteKey;
import denwaban.kernel.Bytes;
import denwaban.open.Lang;
import denwaban.seal.crypto.Signer;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CheckTest extends ProofRuns {

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 255, 256, 257, 511, 512, 700, 65_536, 65_537})
  void a_copy_is_checked_from_its_first_entry_to_its_last(int size) throws Exception {
    var log = log().grow(size).write();

    assertThat(run(log.folder, "--log-key", log.key(), "--log-key", log.lastingKey()))
        .as(said())
        .isZero();
    assertThat(said()).contains("The " + size + " entries give what the checkpoint signs");
    assertThat(said()).contains("ED25519, ML_DSA_44").contains("1 earlier checkpoints");
  }

  @Test
  void a_log_that_grew_goes_on_from_the_last_check_and_the_new_state_is_kept() throws Exception {
    var log = log().grow(257).write();
    assertThat(run(log.folder, "--log-key", log.key(), "--last", last(), "--first")).isZero();
    assertThat(said()).contains("This is the first check");
    var first = Files.readString(last());
    assertThat(first).isEqualTo(Files.readString(log.folder.resolve("checkpoint")));

    log.grow(500).write();
    assertThat(run(log.folder, "--log-key", log.key(), "--last", last())).isZero();
    assertThat(said()).contains("The 257 entries of the last check are all there");
    assertThat(Files.readString(last())).isEqualTo(first);

    assertThat(run(log.folder, "--log-key", log.key(), "--last", last(), "--keep")).isZero();
    assertThat(Files.readString(last()))
        .isEqualTo(Files.readString(log.folder.resolve("checkpoint")));
    assertThat(said()).contains("2 earlier checkpoints").doesNotContain("no part of a log copy");
  }

  @Test
  void narrower_tiles_that_stayed_and_wider_ones_that_came_early_are_compared_too()
      throws Exception {
    var log = log().grow(300).write().grow(100).write().grow(200).write();
    var earlier = log.note(400);
    assertThat(run(log.folder, "--log-key", log.key())).isZero();

    log.state(400, earlier);
    assertThat(run(log.folder, "--log-key", log.key())).isZero();
    assertThat(said()).contains("The 400 entries").contains("belong to what the newest checkpoint");

    var narrow = log.folder.resolve("tile/0/001.p/44");
    var bytes = Files.readAllBytes(narrow);
    bytes[7] ^= 1;
    Files.write(narrow, bytes);
    assertThat(run(log.folder, "--log-key", log.key())).isEqualTo(1);
    assertThat(said()).contains("tile/0/001.p/44");
  }

  @Test
  void a_past_that_was_rewritten_and_signed_again_is_refused_given_the_last_check()
      throws Exception {
    var log = log().grow(400).write();
    assertThat(run(log.folder, "--log-key", log.key(), "--last", last(), "--first")).isZero();
    var kept = Files.readString(last());

    var forged = log.fork(temporary.resolve("forged")).grow(500);
    forged.entries.set(7, TestLog.entry(8_000, TestLog.at(7)));
    forged.write();

    assertThat(run(forged.folder, "--log-key", log.key())).isZero();
    assertThat(said()).contains("whether the past was rewritten is not known");
    assertThat(run(forged.folder, "--log-key", log.key(), "--last", last(), "--keep")).isEqualTo(1);
    assertThat(said()).contains("its past was rewritten");
    assertThat(run(forged.folder, "--log-key", log.key(), "--last", last(), "--json")).isEqualTo(1);
    assertThat(said()).contains("\"why\":\"rewritten\"").contains("\"where\":\"400\"");
    assertThat(Files.readString(last())).isEqualTo(kept);
  }

  @Test
  void a_log_that_became_shorter_is_refused() throws Exception {
    var log = log().grow(400).write();
    run(log.folder, "--log-key", log.key(), "--last", last(), "--first");
    var shorter = log.fork(temporary.resolve("shorter")).grow(399).write();

    assertThat(run(shorter.folder, "--log-key", log.key(), "--last", last())).isEqualTo(1);
    assertThat(said()).contains("shorter than when it was last checked");
  }

  @Test
  void what_was_asked_for_and_cannot_be_checked_is_no_success() throws Exception {
    var log = log().grow(10).write();
    assertThat(run(log.folder, "--log-key", log.key(), "--last", last())).isEqualTo(2);
    assertThat(said()).contains("The file of the last checkpoint cannot be read");

    var witness = new NoteKey("w.example", NoteKey.Type.COSIGNATURE, Signer.generate().publicKey());
    assertThat(run(log.folder, "--log-key", log.key(), "--witness", witness.vkey())).isEqualTo(2);
    assertThat(said()).contains("no signature of this witness: w.example");

    Files.writeString(last(), "something else\n");
    assertThat(run(log.folder, "--log-key", log.key(), "--last", last(), "--keep")).isEqualTo(2);
    assertThat(Files.readString(last())).isEqualTo("something else\n");
  }

  @Test
  void a_newer_form_of_entries_is_not_taken_as_checked() throws Exception {
    var log = log().grow(3);
    log.entries.set(1, Bytes.of("{\"anything\":{\"at\":\"all\"},\"v\":2}".getBytes(UTF_8)));
    log.write();

    assertThat(run(log.folder, "--log-key", log.key())).isEqualTo(2);
    assertThat(said()).contains("1 entries are of a newer form").contains("2 entries are written");
  }

  @Test
  void the_witness_and_when_he_signed_are_named() throws Exception {
    var log = log().grow(10).write().grow(10).write();
    var witness = Signer.generate();
    var key = new NoteKey("w.example", NoteKey.Type.COSIGNATURE, witness.publicKey());
    log.state(20, cosigned(log.note(20), witness, Duration.ofMinutes(30)));

    assertThat(run(log.folder, "--log-key", log.key(), "--witness", key.vkey())).isZero();
    assertThat(said()).contains("A witness confirms: w.example, 20, 2026-11-24T00:30:00Z");

    log.state(20, cosigned(log.note(20), witness, Duration.ofMinutes(17)));
    assertThat(run(log.folder, "--log-key", log.key(), "--witness", key.vkey())).isEqualTo(1);
    assertThat(said()).contains("times of the entries contradict");
  }

  @Test
  void a_signature_in_a_witness_name_that_is_not_his_is_refused() throws Exception {
    var log = log().grow(10).write();
    var witness = Signer.generate();
    var key = new NoteKey("w.example", NoteKey.Type.COSIGNATURE, witness.publicKey());
    var other = Note.parse(cosigned(log.note(9), witness, Duration.ofMinutes(30)));
    var borrowed = Note.parse(log.note(10)).with(other.signatures().getLast()).write();
    log.state(10, borrowed);

    assertThat(run(log.folder, "--log-key", log.key())).isZero();
    assertThat(run(log.folder, "--log-key", log.key(), "--witness", key.vkey())).isEqualTo(1);
    assertThat(said()).contains("in a witness's name is not that witness's");
  }

  static String cosigned(String note, Signer witness, Duration after) {
    var parsed = Note.parse(note);
    var at = TestLog.START.plus(after);
    return parsed.with(Cosignature.sign(parsed.text(), "w.example", witness, at)).write();
  }

  @Test
  void silence_longer_than_allowed_is_refused_and_shorter_is_not() throws Exception {
    var log = log().grow(5);
    log.entries.add(TestLog.entry(5, TestLog.at(4).plus(Duration.ofHours(2))));
    log.write();
    now = TestLog.at(4).plus(Duration.ofHours(3));

    assertThat(run(log.folder, "--log-key", log.key(), "--silence", "2h")).isZero();
    assertThat(said()).contains("No silence is longer than 2h");
    assertThat(run(log.folder, "--log-key", log.key(), "--silence", "119m")).isEqualTo(1);
    assertThat(said()).contains("5: 2026-11-24T00:04:00Z – 2026-11-24T02:04:00Z");
    assertThat(run(log.folder, "--log-key", log.key())).isZero();
    assertThat(said()).contains("No longest silence was given");
    now = now.plus(Duration.ofHours(2));
    assertThat(run(log.folder, "--log-key", log.key(), "--silence", "2h")).isEqualTo(1);
  }

  @Test
  void times_may_run_back_as_far_as_allowed_and_no_further() throws Exception {
    var log = log().grow(5);
    log.entries.add(TestLog.entry(5, TestLog.at(4).minusSeconds(60)));
    log.write();
    assertThat(run(log.folder, "--log-key", log.key())).isZero();
    assertThat(run(log.folder, "--log-key", log.key(), "--back", "59s")).isEqualTo(1);
    assertThat(said()).contains("5: 2026-11-24T00:03:00Z < 2026-11-24T00:04:00Z");
  }

  @Test
  void both_keys_of_the_log_must_have_signed_if_both_are_given() throws Exception {
    var log = log().grow(10).write();
    var one = Note.parse(log.note());
    log.state(10, new Note(one.text(), List.of(one.signatures().getFirst())).write());

    assertThat(run(log.folder, "--log-key", log.key())).isZero();
    assertThat(said()).contains("second key");
    assertThat(run(log.folder, "--log-key", log.key(), "--log-key", log.lastingKey())).isEqualTo(1);
  }

  @Test
  void other_files_are_counted_and_said() throws Exception {
    var log = log().grow(10).write();
    log.put("Thumbs.db", Bytes.of(new byte[3]));
    log.put("keys", Bytes.of((log.key() + "\n").getBytes(UTF_8)));

    assertThat(run(log.folder, "--log-key", log.key())).isZero();
    assertThat(said()).contains("1 files are no part of a log copy");
  }

  @Test
  void trust_comes_from_a_file_of_the_user() throws Exception {
    var log = log().grow(10).write();
    var trust = temporary.resolve("trust");
    Files.writeString(trust, "# Aoba\nlog %s\n\nlog  %s\n".formatted(log.key(), log.lastingKey()));
    assertThat(run(log.folder, "--trust", trust)).isZero();
    Files.writeString(trust, "logs " + log.key());
    assertThat(run(log.folder, "--trust", trust)).isEqualTo(64);
  }

  @Test
  void what_is_not_understood_is_answered_with_the_usage() throws Exception {
    var log = log().grow(10).write();
    assertThat(run()).isEqualTo(64);
    assertThat(run(log.folder)).isEqualTo(64);
    assertThat(run(log.folder, "--log-key")).isEqualTo(64);
    assertThat(run(log.folder, "--log-key", "x")).isEqualTo(64);
    assertThat(run(log.folder, "--log-key", log.key(), "--keep")).isEqualTo(64);
    assertThat(run(log.folder, "--log-key", log.key(), "--silence", "1w")).isEqualTo(64);
    assertThat(run(log.folder, "--log-key", log.key(), "--strange")).isEqualTo(64);
    assertThat(run(log.folder, "--log-key", log.key(), "--witness", log.key())).isEqualTo(64);
    Files.writeString(last(), log.note());
    assertThat(run(log.folder, "--log-key", log.key(), "--last", last(), "--first")).isEqualTo(64);
    assertThat(said()).contains("Usage");
    assertThat(run("--lang", "ja")).isEqualTo(64);
    assertThat(said()).contains("Usage");
    for (var wanted : List.of("ja", "en")) {
      assertThat(Options.lang(new String[] {"x", "--lang", wanted}))
          .isEqualTo(wanted.equals("ja") ? Lang.JA : Lang.EN);
    }
    var here = Options.lang(new String[0]);
    assertThat(Options.lang(new String[] {"x", "--lang"})).isEqualTo(here);
    assertThat(run(temporary.resolve("nothing"), "--log-key", log.key())).isEqualTo(1);
    assertThat(run(log.folder, "--trust", temporary.resolve("nothing"))).isEqualTo(2);
  }
}
