package denwaban.retention.certificate;

import denwaban.contract.document.Pdf;
import denwaban.contract.document.Pdf.Attached;
import denwaban.contract.document.PdfHtml;
import denwaban.erasure.ErasureCertificate;
import denwaban.kernel.Bytes;
import denwaban.seal.crypto.Digest;
import java.nio.ByteBuffer;
import java.util.List;

/// A certificate of erasure as PDF/A-3u and PDF/UA-1, with the file inside whose digest stands in
/// the client's log. The same certificate and name are the same bytes.
public final class CertificatePdf {

  private CertificatePdf() {}

  /// @param name of the client
  /// @throws IllegalArgumentException if no font has a character of the name
  public static Bytes of(ErasureCertificate certificate, String name) {
    var file = certificate.json().bytes();
    var digest = Digest.sha256(file);
    var body = CertificatePage.body(certificate, name, digest.base64());
    var page =
        PdfHtml.page(
            "消去証明書", "No. %d  SHA-256 %s".formatted(certificate.n(), digest.base64()), body);
    return Pdf.of(
        page,
        ByteBuffer.wrap(digest.toArray()).getLong(),
        List.of(new Attached("certificate.json", "application/json", "Data", file)));
  }
}
