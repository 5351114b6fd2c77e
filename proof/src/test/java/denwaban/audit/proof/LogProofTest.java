package denwaban.audit.proof;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import denwaban.kernel.Bytes;
import denwaban.seal.crypto.Signer;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LogProofTest {

  private static final String ORIGIN = "denwaban.example/log/1";

  private final Signer signer = Signer.generate();
  private final NoteKey key = new NoteKey(ORIGIN, signer.publicKey());
  private final List<Bytes> entries =
      IntStream.range(0, 300).mapToObj(i -> Bytes.of(("entry " + i).getBytes(UTF_8))).toList();
  private final Tree tree =
      Tree.at(new TreeTest.Tiles(), 0).append(entries.stream().map(Merkle::leaf).toList());
  private final String note = Checkpoint.of(ORIGIN, tree).sign(signer);

  @Test
  void an_entry_is_proven_offline() {
    var proof = LogProof.of(tree, 257, note).write();

    assertThat(proof).startsWith("c2sp.org/tlog-proof@v1\nindex 257\n");
    assertThat(LogProof.check(entries.get(257), proof, NoteKey.parse(key.vkey())))
        .isEqualTo(new LogProof.Found.Included(300));
    assertThat(LogProof.parse(proof).write()).isEqualTo(proof);
  }

  @Test
  void an_extra_line_is_read_over() {
    var proof = LogProof.of(tree, 0, note).write().replace("index", "extra YWJj\nindex");

    assertThat(LogProof.check(entries.getFirst(), proof, key))
        .isEqualTo(new LogProof.Found.Included(300));
  }

  @Test
  void another_entry_another_key_and_a_broken_text_are_refused() {
    var proof = LogProof.of(tree, 257, note).write();

    assertThat(LogProof.check(entries.get(256), proof, key))
        .isEqualTo(new LogProof.Found.NotProven(LogProof.Why.OTHER_ENTRY));
    assertThat(LogProof.check(entries.get(257), proof.replace("index 257", "index 256"), key))
        .isEqualTo(new LogProof.Found.NotProven(LogProof.Why.OTHER_ENTRY));
    var stranger = new NoteKey(ORIGIN, Signer.generate().publicKey());
    assertThat(LogProof.check(entries.get(257), proof, stranger))
        .isEqualTo(new LogProof.Found.NotProven(LogProof.Why.BAD_CHECKPOINT));
    var otherLog = new NoteKey("denwaban.example/log/2", signer.publicKey());
    assertThat(LogProof.check(entries.get(257), proof, otherLog))
        .isEqualTo(new LogProof.Found.NotProven(LogProof.Why.BAD_CHECKPOINT));
    assertThat(LogProof.check(entries.get(257), proof.replace("\n300\n", "\n301\n"), key))
        .isEqualTo(new LogProof.Found.NotProven(LogProof.Why.BAD_CHECKPOINT));
    for (var broken :
        List.of("", "x", proof.substring(1), proof.replace("257", "0257"), "\n\n" + proof)) {
      assertThat(LogProof.check(entries.get(257), broken, key))
          .isEqualTo(new LogProof.Found.NotProven(LogProof.Why.MALFORMED));
    }
  }

  @Test
  void signatures_of_strangers_are_kept_and_mean_nothing() {
    var other = Signer.generate();
    var witnessed =
        note
            + Note.sign(Note.parse(note).text(), "witness.example", other)
                .write()
                .lines()
                .toList()
                .getLast()
            + "\n";

    assertThat(Checkpoint.check(witnessed, key)).isPresent();
    assertThat(Note.parse(witnessed).write()).isEqualTo(witnessed);
    assertThat(Note.parse(witnessed).isSignedBy(new NoteKey("witness.example", other.publicKey())))
        .isTrue();
  }

  @Test
  void the_key_and_note_of_the_go_documentation_are_read() {
    // golang.org/x/mod/sumdb/note, package example: computed there, not here.
    var vkey = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";
    var signed =
        """
        If you think cryptography is the answer to your problem,
        then you don't know what your problem is.

        — PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=
        """;

    var peter = NoteKey.parse(vkey);
    assertThat(Note.parse(signed).isSignedBy(peter)).isTrue();
    assertThat(Note.parse(signed.replace("think", "thinks")).isSignedBy(peter)).isFalse();
  }

  @Test
  void a_vkey_with_a_wrong_hash_is_refused() {
    var vkey = key.vkey();
    var parts = vkey.split("\\+", 3);

    assertThatThrownBy(() -> NoteKey.parse(parts[0] + "+00000000+" + parts[2]))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> NoteKey.parse("has space+" + parts[1] + "+" + parts[2]))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void a_bundle_keeps_its_entries_and_their_limits() {
    assertThat(EntryBundle.read(EntryBundle.write(entries.subList(0, 256))))
        .isEqualTo(entries.subList(0, 256));
    assertThatThrownBy(() -> EntryBundle.write(entries.subList(0, 257)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(EntryBundle.write(List.of(Bytes.of(new byte[65_535]))).length()).isEqualTo(65_537);
    assertThatThrownBy(() -> EntryBundle.write(List.of(Bytes.of(new byte[65_536]))))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> EntryBundle.read(Bytes.of(new byte[] {0, 2, 1})))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
