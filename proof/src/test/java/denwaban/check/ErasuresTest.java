package denwaban.check;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import denwaban.erasure.ErasureCertificate;
import denwaban.erasure.ErasureCertificate.Batch;
import denwaban.erasure.ErasureCertificate.Thing;
import denwaban.kernel.Bytes;
import denwaban.kernel.ClientId;
import denwaban.seal.crypto.Digest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// Certificates of erasure, offline.
class ErasuresTest extends ProofRuns {

  private static final Instant DUE = Instant.parse("2026-06-01T00:00:00Z");

  private static Bytes certificate(Duration late) {
    return certificate(late, DUE);
  }

  private static Bytes certificate(Duration late, Instant madeAt) {
    var since = DUE.minus(Duration.ofDays(90));
    var thing = new Thing("hash", since, DUE, 1, DUE.plus(late));
    return new ErasureCertificate(
            new ClientId(new UUID(7, 1)),
            1,
            false,
            madeAt,
            "test",
            List.of(new Batch("b", "recording", DUE, DUE, List.of(thing))),
            List.of(),
            DUE,
            null,
            List.of())
        .json()
        .bytes();
  }

  private int check(Bytes named, Bytes given) throws Exception {
    return check("--erasure", named, given);
  }

  private int check(String option, Bytes named, Bytes given) throws Exception {
    var log = log().grow(10);
    var text =
        new String(TestLog.entry(10).toArray(), UTF_8)
            .replace("object.header.released", "erasure.certified")
            .replaceFirst(
                "\"obj\":\"[^\"]*\"", "\"obj\":\"" + Digest.sha256(named).base64() + "\"");
    log.entries.add(Bytes.of(text.getBytes(UTF_8)));
    log.grow(5).write();
    Path file = Files.write(temporary.resolve("certificate.json"), given.toArray());
    return run(log.folder, "--log-key", log.key(), option, file);
  }

  @Test
  void one_that_the_log_names_and_that_is_on_time_is_good() throws Exception {
    var good = certificate(Duration.ofHours(24));
    assertThat(check(good, good)).as(said()).isZero();
    assertThat(said()).contains("Of 1 things on certificates of erasure");
  }

  @Test
  void the_option_for_certificates_takes_it_too_and_none_is_missed_then() throws Exception {
    var good = certificate(Duration.ofHours(1));
    for (var option : List.of("--erasure", "--certificate")) {
      assertThat(check(option, good, good)).as(said()).isZero();
      assertThat(said())
          .contains("Of 1 things on certificates of erasure")
          .doesNotContain("No certificate of erasure was given");
    }
    assertThat(check("--certificate", good, certificate(Duration.ofHours(2)))).isEqualTo(1);
    assertThat(said()).contains("names no such certificate");
  }

  @Test
  void one_that_the_log_does_not_name_is_refused_and_so_is_one_changed() throws Exception {
    var good = certificate(Duration.ofHours(1));
    assertThat(check(good, certificate(Duration.ofHours(2)))).isEqualTo(1);
    assertThat(said()).contains("names no such certificate");
    var flipped = good.toArray();
    flipped[flipped.length / 2] ^= 1;
    assertThat(check(good, Bytes.of(flipped))).isEqualTo(1);
  }

  @Test
  void one_that_is_newer_than_the_copy_is_not_checked_and_not_refused() throws Exception {
    var log = log().grow(10);
    log.write();
    var newest = TestLog.at(9);
    for (var late : new int[] {0, 1}) {
      var made = newest.minus(Erasures.ENTERED).plusMillis(late);
      var file =
          Files.write(
              temporary.resolve("newer.json"), certificate(Duration.ofHours(1), made).toArray());
      var code = run(log.folder, "--log-key", log.key(), "--erasure", file);
      assertThat(code).as(said()).isEqualTo(late == 0 ? Main.REFUSED : Main.INCOMPLETE);
      assertThat(said()).contains(late == 0 ? "names no such certificate" : "newer than this copy");
    }
  }

  @Test
  void an_entry_about_what_is_no_object_hides_nothing_else() throws Exception {
    var log = log().grow(10);
    var text =
        new String(TestLog.entry(10).toArray(), UTF_8)
            .replace("object.header.released", "draft.kept")
            .replaceFirst("\"obj\":\"[^\"]*\"", "\"obj\":\"nothing\"");
    log.entries.add(Bytes.of(text.getBytes(UTF_8)));
    log.grow(5).write();
    var file =
        Files.write(temporary.resolve("lost.json"), certificate(Duration.ofHours(1)).toArray());
    assertThat(run(log.folder, "--log-key", log.key(), "--erasure", file)).isEqualTo(Main.REFUSED);
    assertThat(said()).contains("names no such certificate");
  }

  @Test
  void late_and_early_are_breaches() throws Exception {
    for (var wrong : List.of(Duration.ofHours(24).plusMillis(1), Duration.ofMillis(-1))) {
      var certificate = certificate(wrong);
      assertThat(check(certificate, certificate)).as(said()).isEqualTo(3);
    }
  }
}
