package denwaban.check;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import denwaban.audit.proof.LogProof;
import denwaban.kernel.Bytes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CertificateTest extends ProofRuns {

  private static final int AT = 300;

  @Test
  void a_certificate_of_this_log_is_found_in_it() throws Exception {
    var log = erased(500);
    var file = certificate(log, AT);
    log.grow(300).write();

    assertThat(
            run(
                log.folder,
                "--log-key",
                log.key(),
                "--log-key",
                log.lastingKey(),
                "--certificate",
                file))
        .as(said())
        .isZero();
    assertThat(said())
        .contains("A certificate of erasure: this log says so (person.erased", ", 300).")
        .contains("No certificate can show");
    assertThat(run(log.folder, "--log-key", log.key(), "--certificate", file, "--json")).isZero();
    assertThat(said()).contains("\"what\":\"certificate\"");
  }

  @Test
  void a_log_that_took_the_erasure_back_is_refused_given_its_certificate() throws Exception {
    var log = erased(500);
    var file = certificate(log, AT);
    var forged = log.fork(temporary.resolve("forged")).grow(500).write();

    assertThat(run(forged.folder, "--log-key", log.key())).isZero();
    assertThat(run(forged.folder, "--log-key", log.key(), "--certificate", file)).isEqualTo(1);
    assertThat(said())
        .contains("no certificate of erasure, or not of this log. (erased.tlog-proof)");
  }

  @Test
  void a_certificate_that_is_newer_than_the_copy_is_not_checked() throws Exception {
    var log = erased(500);
    var file = certificate(log, AT);
    var older = log.fork(temporary.resolve("older")).grow(300).write();
    assertThat(run(older.folder, "--log-key", log.key(), "--certificate", file)).isEqualTo(2);
    assertThat(said()).contains("newer than this copy: 300");
  }

  @Test
  void every_flipped_bit_is_refused() throws Exception {
    var log = erased(500);
    log.write();
    var good = Files.readString(certificate(log, AT)).getBytes(UTF_8);
    for (var at = 0; at < good.length; at += 7) {
      var bad = good.clone();
      bad[at] ^= 1;
      var file = Files.write(temporary.resolve("bad"), bad);
      assertThat(
              run(
                  log.folder,
                  "--log-key",
                  log.key(),
                  "--log-key",
                  log.lastingKey(),
                  "--certificate",
                  file))
          .as("byte " + at)
          .isEqualTo(1);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 299, 301, 499})
  void what_is_no_erasure_is_no_certificate(int index) throws Exception {
    var log = erased(500);
    log.write();
    assertThat(run(log.folder, "--log-key", log.key(), "--certificate", certificate(log, index)))
        .isEqualTo(1);
  }

  @Test
  void an_erasure_that_was_refused_is_none_and_neither_is_a_file_without_its_entry()
      throws Exception {
    var log = erased(500);
    var refused = text(log.entries.get(AT)).replace("\"done\"", "\"refused\"");
    log.entries.set(AT, Bytes.of(refused.getBytes(UTF_8)));
    log.write();
    assertThat(run(log.folder, "--log-key", log.key(), "--certificate", certificate(log, AT)))
        .isEqualTo(1);
    var bare = Files.writeString(temporary.resolve("bare"), proof(log, AT));
    assertThat(run(log.folder, "--log-key", log.key(), "--certificate", bare)).isEqualTo(1);
    var long65 = Files.write(temporary.resolve("long"), new byte[65_537]);
    assertThat(run(log.folder, "--log-key", log.key(), "--certificate", long65)).isEqualTo(1);
    assertThat(run(log.folder, "--log-key", log.key(), "--certificate", temporary.resolve("none")))
        .isEqualTo(2);
  }

  private TestLog erased(int size) {
    var log = log().grow(size);
    var text = text(log.entries.get(AT)).replace("object.header.released", "person.erased");
    log.entries.set(AT, Bytes.of(text.getBytes(UTF_8)));
    return log;
  }

  private static String text(Bytes entry) {
    return new String(entry.toArray(), UTF_8);
  }

  private static String proof(TestLog log, int index) {
    return LogProof.of(log.tree(), index, log.note()).write();
  }

  /// As the members' page saves it.
  private Path certificate(TestLog log, int index) throws IOException {
    var proof = proof(log, index);
    var head = proof.indexOf('\n') + 1;
    var text =
        proof.substring(0, head)
            + "extra "
            + log.entries.get(index).base64()
            + "\n"
            + proof.substring(head);
    return Files.writeString(temporary.resolve("erased.tlog-proof"), text);
  }
}
