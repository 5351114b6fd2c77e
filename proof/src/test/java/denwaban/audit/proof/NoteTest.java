package denwaban.audit.proof;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import denwaban.kernel.Bytes;
import denwaban.seal.crypto.Signer;
import java.time.Instant;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Signed notes, proofs and bundles from anybody, at each of their bounds.
class NoteTest {

  private static final String FIVE_BYTES = Base64.getEncoder().encodeToString(new byte[5]);
  private static final String LINE = "— a " + FIVE_BYTES + "\n";

  private static String signed(int lines) {
    return "text\n\n" + LINE.repeat(lines);
  }

  private static void refused(String note) {
    assertThatIllegalArgumentException().isThrownBy(() -> Note.parse(note));
  }

  @Test
  void sixty_four_people_may_sign() {
    assertThat(Note.parse(signed(64)).signatures()).hasSize(64);
    refused(signed(65));
  }

  @Test
  void a_note_has_sixty_four_kibibytes_at_most() {
    var room = 65_536 - signed(1).length();
    assertThat(Note.parse("x".repeat(room) + signed(1)).write()).hasSize(65_536);
    refused("x".repeat(room + 1) + signed(1));
  }

  @Test
  void a_text_may_be_empty_and_its_border_may_not_lack() {
    assertThat(Note.parse("\n\n" + LINE).write()).isEqualTo("\n\n" + LINE);
    refused("text\n" + LINE);
    for (var unsigned : List.of("\n", "\n\n", "text\n\n", "text\n\n\n")) refused(unsigned);
    refused(signed(1).strip());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"— a AAAA\n", "— a\n", "—  AAAAAAA=\n", "- a AAAAAAA=\n", "— a AAAAAAB=\n"})
  void a_signature_names_someone_and_is_longer_than_the_name_of_its_key(String line) {
    refused("text\n\n" + line);
  }

  @Test
  void a_name_has_255_characters_without_space_plus_or_control() {
    var key = Signer.generate().publicKey();
    assertThat(new NoteKey("n".repeat(255), key).name()).hasSize(255);
    for (var bad : List.of("", "n".repeat(256), "a b", "a+b", "a\tb")) {
      assertThatIllegalArgumentException().isThrownBy(() -> new NoteKey(bad, key));
    }
  }

  @Test
  void who_signs_the_time_zero_claims_no_time() {
    var signer = Signer.generate();
    var key = new NoteKey("witness", NoteKey.Type.COSIGNATURE, signer.publicKey());
    var text = new Checkpoint("denwaban.example/log/1", 3, Merkle.empty()).text();
    for (var seconds : List.of(0L, 1L)) {
      var at = Instant.ofEpochSecond(seconds);
      var note = new Note(text, List.of(Cosignature.sign(text, "witness", signer, at)));
      assertThat(note.isSignedBy(key)).isTrue();
      assertThat(note.signedAt(key)).isEqualTo(Note.parse(note.write()).signedAt(key));
      if (seconds == 0) assertThat(note.signedAt(key)).isEmpty();
      else assertThat(note.signedAt(key)).contains(at);
    }
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Cosignature(-1, Bytes.of(new byte[64])));
    assertThatIllegalArgumentException().isThrownBy(() -> Cosignature.parse(new byte[8]));
    assertThat(Cosignature.parse(new byte[9]).raw().length()).isOne();
  }

  @Test
  void a_proof_has_an_index_and_sixty_three_hashes_at_most() {
    var path = Collections.nCopies(63, Merkle.empty());
    var text = new LogProof(0, path, signed(1)).write();
    assertThat(LogProof.parse(text).path()).hasSize(63);
    var more = text.replace("index 0\n", "index 0\n" + Merkle.empty().base64() + "\n");
    assertThatIllegalArgumentException().isThrownBy(() -> LogProof.parse(more));
    var none = text.substring(0, text.indexOf("index")) + "\n" + signed(1);
    assertThatIllegalArgumentException().isThrownBy(() -> LogProof.parse(none));
    assertThatIllegalArgumentException().isThrownBy(() -> new LogProof(-1, List.of(), ""));
    assertThat(LogProof.parse(new LogProof(0, List.of(), signed(1)).write()).path()).isEmpty();
    assertThat(LogProof.extra(text.replace("index 0\n", "extra YWJj\nindex 0\n")))
        .contains(Bytes.of("abc".getBytes(UTF_8)));
    assertThat(LogProof.extra(text)).isEmpty();
    assertThat(LogProof.extra("h\nextra YWJj")).isEmpty();
  }

  @Test
  void a_bundle_has_256_entries_each_of_which_may_be_empty() {
    var empty = Bytes.of(new byte[0]);
    var full = Collections.nCopies(256, empty);
    assertThat(EntryBundle.read(EntryBundle.write(full))).isEqualTo(full);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> EntryBundle.write(Collections.nCopies(257, empty)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> EntryBundle.read(Bytes.of(new byte[2 * 257])));
    assertThatIllegalArgumentException().isThrownBy(() -> EntryBundle.write(List.of()));
    var longest = List.of(Bytes.of(new byte[65_535]));
    assertThat(EntryBundle.read(EntryBundle.write(longest))).isEqualTo(longest);
    var tooLong = List.of(Bytes.of(new byte[65_536]));
    assertThatIllegalArgumentException().isThrownBy(() -> EntryBundle.write(tooLong));
    for (var cut : new byte[][] {{0}, {0, 1}, {0, 0, 0}}) {
      assertThatIllegalArgumentException().isThrownBy(() -> EntryBundle.read(Bytes.of(cut)));
    }
  }
}
