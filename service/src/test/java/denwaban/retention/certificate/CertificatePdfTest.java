package denwaban.retention.certificate;

import static denwaban.contract.document.PdfChecks.attached;
import static denwaban.contract.document.PdfChecks.broken;
import static denwaban.contract.document.PdfChecks.text;
import static org.assertj.core.api.Assertions.assertThat;

import denwaban.erasure.ErasureCertificate;
import denwaban.erasure.ErasureCertificate.Batch;
import denwaban.erasure.ErasureCertificate.EndedKey;
import denwaban.erasure.ErasureCertificate.Kept;
import denwaban.erasure.ErasureCertificate.Thing;
import denwaban.kernel.ClientId;
import denwaban.kernel.ObjectId;
import denwaban.seal.crypto.Digest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.verapdf.pdfa.flavours.PDFAFlavour;

/// What a certificate says on paper, and that it is one that lasts.
class CertificatePdfTest {

  private static final Instant AT = Instant.parse("2026-11-26T00:00:00Z");

  private static ErasureCertificate certificate(int things, List<EndedKey> keys, boolean whole) {
    var all =
        IntStream.range(0, things)
            .mapToObj(n ->
                new Thing(
                    ErasureCertificate.hash(new ObjectId(new UUID(1, n))),
                    AT.minus(Duration.ofDays(90)),
                    AT,
                    1,
                    AT.plusSeconds(n)))
            .toList();
    var batches =
        things == 0 ? List.<Batch>of() : List.of(new Batch("b", "recording", AT, AT, all));
    var kept = whole ? List.of(new Kept("kyc", "犯罪による収益の移転防止に関する法律 6条", null)) : List.<Kept>of();
    return new ErasureCertificate(
        new ClientId(new UUID(7, 1)), 3, whole, AT, "Denwaban", batches, keys, AT, AT, kept);
  }

  private static final EndedKey KEY =
      new EndedKey("recording", AT.minus(Duration.ofDays(98)), AT.plusSeconds(60));

  @Test
  void it_is_pdf_a_3u_and_pdf_ua_with_the_file_inside() throws Exception {
    var certificate = certificate(3, List.of(KEY), true);
    var pdf = CertificatePdf.of(certificate, "あおば 𠮷野 法律事務所");
    assertThat(broken(pdf, PDFAFlavour.PDFA_3_U)).isEmpty();
    assertThat(broken(pdf, PDFAFlavour.PDFUA_1)).isEmpty();
    assertThat(attached(pdf))
        .containsExactly(Map.entry("certificate.json Data", certificate.json().bytes()));
    assertThat(text(pdf))
        .contains(
            Digest.sha256(certificate.json().bytes()).base64(),
            "𠮷野",
            "暗号学的消去",
            "Cryptographic erase",
            "2026-11-26 09:01",
            "取引時確認の記録",
            "消去証明書（契約全体）");
    assertThat(CertificatePdf.of(certificate, "あおば 𠮷野 法律事務所")).isEqualTo(pdf);
  }

  @Test
  void it_claims_no_cryptographic_erase_without_a_key_that_ended() throws Exception {
    assertThat(text(CertificatePdf.of(certificate(1, List.of(), false), "あおば")))
        .contains("論理的手法による消去", "鍵は週ごとに作り")
        .doesNotContain("暗号学的消去", "Cryptographic erase");
  }

  @Test
  void of_keys_alone_it_claims_no_removal() throws Exception {
    assertThat(text(CertificatePdf.of(certificate(0, List.of(KEY), false), "あおば")))
        .contains("新たに消去したものはない", "暗号学的消去")
        .doesNotContain("論理的手法による消去");
  }

  @Test
  void of_many_the_first_are_printed_and_the_file_has_all() throws Exception {
    var many = certificate(CertificatePage.PRINTED + 1, List.of(), false);
    var last = many.batches().getFirst().things().getLast().hash();
    assertThat(text(CertificatePdf.of(many, "あおば")).replace("\n", ""))
        .contains("先頭の300件")
        .doesNotContain(last);
    assertThat(text(CertificatePdf.of(certificate(2, List.of(), false), "あおば")))
        .doesNotContain("先頭の300件");
  }
}
