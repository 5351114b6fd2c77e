package denwaban.retention.certificate;

import static org.assertj.core.api.Assertions.assertThat;

import denwaban.erasure.ErasureCertificate;
import denwaban.erasure.ErasureCertificate.Batch;
import denwaban.erasure.ErasureCertificate.EndedKey;
import denwaban.erasure.ErasureCertificate.Kept;
import denwaban.erasure.ErasureCertificate.Thing;
import denwaban.kernel.ClientId;
import denwaban.kernel.ObjectId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// Every word of a certificate, in both languages: what it says is what a company shows to its
/// auditor, so nothing is added or left out unseen.
///
/// When a word was changed on purpose, write the files with `-Dpages.write=true` and read the
/// difference.
class CertificatePageTest {

  private static final Path FILES = Path.of("src/test/resources/certificate");
  private static final Instant AT = Instant.parse("2026-11-26T00:00:00Z");

  private static Thing thing(int n, int contract) {
    return new Thing(
        ErasureCertificate.hash(new ObjectId(new UUID(1, n))),
        AT.minus(Duration.ofDays(90 + n)),
        AT.minus(Duration.ofDays(n)),
        contract,
        AT.plusSeconds(60L * n));
  }

  private static Batch batch(String kind, int n, Thing... things) {
    var at = AT.plusSeconds(600L * n);
    return new Batch("b" + n, kind, at, at.plusSeconds(60), List.of(things));
  }

  private static EndedKey key(String kind, int n) {
    return new EndedKey(kind, AT.minus(Duration.ofDays(98 + n)), AT.plusSeconds(60L * n));
  }

  private static ErasureCertificate certificate(
      boolean whole,
      List<Batch> batches,
      List<EndedKey> keys,
      @Nullable Instant backups,
      List<Kept> kept) {
    return new ErasureCertificate(
        new ClientId(new UUID(7, 1)), 3, whole, AT, "Denwaban", batches, keys, AT, backups, kept);
  }

  private static ErasureCertificate ofAWholeContract() {
    return certificate(
        true,
        List.of(
            batch("recording", 1, thing(1, 1), thing(2, 2)),
            batch("message", 2, thing(3, 2)),
            batch("recording", 3, thing(4, 2))),
        List.of(key("recording", 1), key("message", 2)),
        AT.plus(Duration.ofDays(14)),
        List.of(
            new Kept("kyc", "犯罪による収益の移転防止に関する法律 6条", AT.plus(Duration.ofDays(2_557))),
            new Kept("log", "契約", null)));
  }

  @TestFactory
  Stream<DynamicTest> it_says_these_words_and_no_others() {
    return Stream.of(
        page("whole", ofAWholeContract()),
        page(
            "nothing-kept",
            certificate(false, List.of(batch("slip", 1, thing(1, 1))), List.of(), null, List.of())),
        page(
            "keys-alone",
            certificate(false, List.of(), List.of(key("message", 1)), AT, List.of())));
  }

  private static DynamicTest page(String name, ErasureCertificate certificate) {
    return DynamicTest.dynamicTest(name, () -> isAs(name, certificate));
  }

  private static void isAs(String name, ErasureCertificate certificate) throws IOException {
    var body = CertificatePage.body(certificate, "あおば & 𠮷野 法律事務所", "sha256-of-the-file");
    var lines = body.replaceAll("(</(?:tr|table|h1|h2|p|section)>)", "$1\n");
    var file = FILES.resolve(name + ".html");
    if (Boolean.getBoolean("pages.write")) Files.writeString(file, lines);
    assertThat(lines).isEqualTo(Files.readString(file));
  }
}
