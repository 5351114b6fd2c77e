package denwaban.audit.proof;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import denwaban.kernel.Bytes;
import denwaban.seal.crypto.MlDsaSigner;
import denwaban.seal.crypto.Signer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CosignatureTest {

  private static final String ORIGIN = "denwaban.example/log/1";
  private static final Instant NOW = Instant.parse("2026-11-25T03:00:00Z");

  @TempDir Path folder;

  private final Signer signer = Signer.generate();
  private final MlDsaSigner lasting = MlDsaSigner.generate();
  private final NoteKey key = new NoteKey(ORIGIN, signer.publicKey());
  private final NoteKey lastingKey =
      new NoteKey(ORIGIN, NoteKey.Type.ML_DSA_44, lasting.publicKey());
  private final Checkpoint state = new Checkpoint(ORIGIN, 300, Merkle.empty());
  private final String note = state.sign(signer, lasting, NOW);

  @Test
  void a_checkpoint_is_checked_with_either_key_alone() {
    assertThat(note.lines().filter(line -> line.startsWith("— " + ORIGIN + " "))).hasSize(2);
    assertThat(Checkpoint.check(note, NoteKey.parse(key.vkey()))).isPresent();
    assertThat(Checkpoint.check(note, NoteKey.parse(lastingKey.vkey()))).isPresent();
    assertThat(Note.parse(note).signedAt(lastingKey)).contains(NOW);
    assertThat(Note.parse(note).signedAt(key)).isEmpty();
    assertThat(Note.parse(note).write()).isEqualTo(note);
  }

  @Test
  void a_checkpoint_without_the_second_signature_is_none_of_the_second_key() {
    var old = state.sign(signer);

    assertThat(Checkpoint.check(old, key)).isPresent();
    assertThat(Checkpoint.check(old, lastingKey)).isEmpty();
  }

  @Test
  void another_state_another_key_another_time_and_another_name_are_refused() {
    var other = note.replace("\n300\n", "\n301\n");
    assertThat(Checkpoint.check(other, key)).isEmpty();
    assertThat(Checkpoint.check(other, lastingKey)).isEmpty();

    var stranger = new NoteKey(ORIGIN, NoteKey.Type.ML_DSA_44, MlDsaSigner.generate().publicKey());
    assertThat(Checkpoint.check(note, stranger)).isEmpty();

    assertThat(Note.parse(withByteFlipped(NoteKey.HASH + 7)).isSignedBy(lastingKey)).isFalse();
    assertThat(Note.parse(withByteFlipped(NoteKey.HASH + 8)).isSignedBy(lastingKey)).isFalse();

    var renamed = Cosignature.sign(state, "witness.example", lasting, NOW);
    var posing = new Note.Signature(ORIGIN, renamed.bytes());
    assertThat(new Note(state.text(), List.of(posing)).isSignedBy(lastingKey)).isFalse();
  }

  @Test
  void a_text_that_is_no_checkpoint_and_a_signature_without_a_time_are_refused() {
    var lastingLine = Note.parse(note).signatures().getLast();
    assertThat(new Note("hello\n", List.of(lastingLine)).isSignedBy(lastingKey)).isFalse();

    var short8 = Bytes.of(java.util.Arrays.copyOf(lastingLine.bytes().toArray(), 12));
    var cut = new Note(state.text(), List.of(new Note.Signature(ORIGIN, short8)));
    assertThat(cut.isSignedBy(lastingKey)).isFalse();
  }

  @Test
  void a_witness_with_an_ed25519_key_signs_text_and_time() {
    var witness = Signer.generate();
    var witnessKey = new NoteKey("witness.example", NoteKey.Type.COSIGNATURE, witness.publicKey());
    var signed =
        Note.parse(note).with(Cosignature.sign(state.text(), "witness.example", witness, NOW));

    assertThat(signed.isSignedBy(NoteKey.parse(witnessKey.vkey()))).isTrue();
    assertThat(signed.signedAt(witnessKey)).contains(NOW);
    assertThat(Checkpoint.check(signed.write(), key)).isPresent();
    // the same key as signer of plain notes is another key
    assertThat(signed.isSignedBy(new NoteKey("witness.example", witness.publicKey()))).isFalse();
  }

  @Test
  void the_cosignature_of_the_specification_has_the_form_we_read() {
    // example in C2SP tlog-cosignature: its key is not told, its time is
    var line =
        "jWbPPwAAAABkGFDLEZMHwSRaJNiIDoe9DYn/zXcrtPHeolMI5OWXEhZCB9dlrDJsX3b2oyin1nPZqhf5nNo0xUe+mbIUBkBIfZ+qnA==";
    var bytes = Base64.getDecoder().decode(line);

    var read = Cosignature.parse(java.util.Arrays.copyOfRange(bytes, 4, bytes.length));

    assertThat(Instant.ofEpochSecond(read.time())).isEqualTo("2023-03-20T12:25:47Z");
    assertThat(read.raw().length()).isEqualTo(64);
  }

  @Test
  void what_ml_dsa_signs_is_laid_out_as_the_specification_says() {
    var message = Cosignature.mlDsaMessage(new Checkpoint("o", 258, Merkle.empty()), "ab", 1);

    assertThat(HexFormat.of().formatHex(message.toArray()))
        .isEqualTo(
            "737562747265652f76310a00"
                + "026162"
                + "0000000000000001"
                + "016f"
                + "0000000000000000"
                + "0000000000000102"
                + HexFormat.of().formatHex(Merkle.empty().toArray()));
    assertThat(Cosignature.mlDsaMessage(state, "n".repeat(255), 0)).isNotNull();
    assertThatThrownBy(() -> Cosignature.mlDsaMessage(state, "n".repeat(256), 0))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void a_seed_gives_the_same_key_again_and_the_key_that_openssl_makes_of_it() throws Exception {
    assertThat(MlDsaSigner.of(lasting.export()).publicKey()).isEqualTo(lasting.publicKey());
    assertThatThrownBy(() -> MlDsaSigner.of(Bytes.of(new byte[31])))
        .isInstanceOf(IllegalArgumentException.class);
    opensslKnowsMlDsa();
    var seed = HexFormat.of().formatHex(lasting.export().toArray());
    openssl(
        "genpkey", "-algorithm", "ML-DSA-44", "-pkeyopt", "hexseed:" + seed, "-out", file("key"));

    openssl("pkey", "-in", file("key"), "-pubout", "-outform", "DER", "-out", file("pub"));

    assertThat(Files.readAllBytes(folder.resolve("pub"))).endsWith(lasting.publicKey().toArray());
  }

  @Test
  void openssl_verifies_the_second_signature_and_refuses_it_over_another_state() throws Exception {
    opensslKnowsMlDsa();
    var bytes = Note.parse(note).signatures().getLast().bytes().toArray();
    var signature = Cosignature.parse(java.util.Arrays.copyOfRange(bytes, 4, bytes.length));
    Files.write(folder.resolve("sig"), signature.raw().toArray());
    Files.writeString(folder.resolve("pub.pem"), pem(lasting.publicKey()));
    var message = Cosignature.mlDsaMessage(state, ORIGIN, signature.time());
    Files.write(folder.resolve("msg"), message.toArray());
    var command =
        List.of(
            "pkeyutl",
            "-verify",
            "-pubin",
            "-inkey",
            file("pub.pem"),
            "-rawin",
            "-in",
            file("msg"),
            "-sigfile",
            file("sig"));

    assertThat(openssl(command.toArray(String[]::new))).contains("Verified Successfully");

    var other = new Checkpoint(ORIGIN, 301, Merkle.empty());
    var otherMessage = Cosignature.mlDsaMessage(other, ORIGIN, signature.time());
    Files.write(folder.resolve("msg"), otherMessage.toArray());
    assertThat(run(command)).contains("Verification Failure");
  }

  private String withByteFlipped(int at) {
    var parsed = Note.parse(note);
    var bytes = parsed.signatures().getLast().bytes().toArray();
    bytes[at] ^= 1;
    return new Note(state.text(), List.of(new Note.Signature(ORIGIN, Bytes.of(bytes)))).write();
  }

  private static String pem(Bytes key) {
    // RFC 9881: SubjectPublicKeyInfo
    var der = HexFormat.of().parseHex("30820532300b060960864801650304031103820521" + "00");
    var whole = new byte[der.length + key.length()];
    System.arraycopy(der, 0, whole, 0, der.length);
    System.arraycopy(key.toArray(), 0, whole, der.length, key.length());
    var text = Base64.getMimeEncoder(64, "\n".getBytes(UTF_8)).encodeToString(whole);
    return "-----BEGIN PUBLIC KEY-----\n" + text + "\n-----END PUBLIC KEY-----\n";
  }

  private String file(String name) {
    return folder.resolve(name).toString();
  }

  private void opensslKnowsMlDsa() throws IOException, InterruptedException {
    var knows = run(List.of("list", "-signature-algorithms")).contains("ML-DSA-44");
    assumeTrue(knows, "openssl 3.5 or newer is not here, so nobody else checked ML-DSA");
  }

  private String openssl(String... arguments) throws IOException, InterruptedException {
    return run(List.of(arguments));
  }

  private String run(List<String> arguments) throws IOException, InterruptedException {
    var command = new ArrayList<>(List.of("openssl"));
    command.addAll(arguments);
    Process process;
    try {
      process = new ProcessBuilder(command).redirectErrorStream(true).start();
    } catch (IOException absent) {
      return "";
    }
    var said = new String(process.getInputStream().readAllBytes(), UTF_8);
    process.waitFor();
    return said;
  }
}
