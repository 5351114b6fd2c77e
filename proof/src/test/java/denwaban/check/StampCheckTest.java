package denwaban.check;

import static org.assertj.core.api.Assertions.assertThat;

import denwaban.audit.proof.Note;
import denwaban.audit.proof.stamp.TestAuthority;
import denwaban.kernel.Bytes;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

class StampCheckTest extends ProofRuns {

  @Test
  void a_stamp_is_checked_against_the_authority_that_the_user_named() throws Exception {
    var authority = authority("tsa");
    var log = log().grow(300).write().grow(20).write();
    log.put("checkpoints/300.tsr", authority.stamp(Note.parse(log.note(300)).text()));
    var key = log.key();

    assertThat(run(log.folder, "--log-key", key)).isZero();
    assertThat(said()).contains("No authority was named: 1 time stamps");
    assertThat(run(log.folder, "--log-key", key, "--authority", authority.rootFile())).isZero();
    assertThat(said()).contains("A time stamp says: 300, 20").contains("CN=Stamps");
    assertThat(said()).contains("was revoked is not known");

    var trust = temporary.resolve("trust");
    Files.writeString(trust, "log " + key + "\nauthority tsa/root.pem\n");
    assertThat(run(log.folder, "--trust", trust)).isZero();

    var stranger = authority("stranger");
    assertThat(run(log.folder, "--log-key", key, "--authority", stranger.rootFile())).isEqualTo(1);
    assertThat(said()).contains("STRANGER");

    log.put("checkpoints/320.tsr", authority.stamp(Note.parse(log.note(300)).text()));
    assertThat(run(log.folder, "--log-key", key, "--authority", authority.rootFile())).isEqualTo(1);
    assertThat(said()).contains("checkpoints/320.tsr OTHER_TEXT");
  }

  @Test
  void an_entry_dated_after_the_stamp_over_it_is_refused() throws Exception {
    var authority = authority("tsa");
    var log = log().grow(3);
    log.entries.add(TestLog.entry(3, java.time.Instant.parse("2199-01-01T00:00:00Z")));
    log.write();
    log.put("checkpoints/4.tsr", authority.stamp(Note.parse(log.note()).text()));

    assertThat(run(log.folder, "--log-key", log.key())).isZero();
    assertThat(run(log.folder, "--log-key", log.key(), "--authority", authority.rootFile()))
        .isEqualTo(1);
    assertThat(said()).contains("times of the entries contradict");
  }

  @Test
  void an_authority_that_stamped_nothing_is_no_success() throws Exception {
    var log = log().grow(3).write();
    assertThat(run(log.folder, "--log-key", log.key(), "--authority", authority("tsa").rootFile()))
        .isEqualTo(2);
    log.put("checkpoints/3.tsr", Bytes.of(new byte[70_000]));
    assertThat(run(log.folder, "--log-key", log.key())).isEqualTo(1);
    log.put("checkpoint.tsr", Bytes.of(new byte[3]));
    log.put("checkpoints/3.tsr", Bytes.of(new byte[3]));
    assertThat(run(log.folder, "--log-key", log.key())).isZero();
    assertThat(said()).contains("1 files are no part");
  }

  private TestAuthority authority(String name) throws Exception {
    return new TestAuthority(
        temporary.resolve(name), "-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:P-256");
  }
}
