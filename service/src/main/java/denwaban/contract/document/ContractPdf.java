package denwaban.contract.document;

import denwaban.contract.document.Pdf.Attached;
import denwaban.kernel.Bytes;
import denwaban.seal.crypto.Digest;
import denwaban.terms.ContractRecord;
import denwaban.terms.SigningStatement;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.List;

/// A contract as PDF/A-3u and PDF/UA-1, with the record and the signed document inside. The same
/// record, document and signatures are the same bytes.
public final class ContractPdf {

  private ContractPdf() {}

  /// @param html the document as it was signed; nothing that it names is fetched
  /// @param signed in the order in which they are printed
  /// @throws IllegalArgumentException if no font has a character; the message names the term, or
  ///   `signature`, and never repeats its value
  public static Bytes of(Bytes html, ContractRecord record, List<SigningStatement> signed) {
    PdfFonts.check(record);
    for (var it : signed) {
      if (!PdfFonts.print(it.name())) throw new IllegalArgumentException("signature");
    }
    return Pdf.of(
        PdfPage.of(html, record, signed),
        id(html, signed),
        List.of(
            new Attached("contract.html", "text/html", "Source", html),
            new Attached("contract.json", "application/json", "Data", record.json().bytes())));
  }

  private static long id(Bytes html, List<SigningStatement> signed) {
    var all = new ByteArrayOutputStream();
    all.writeBytes(Digest.sha256(html).toArray());
    for (var it : signed) all.writeBytes(it.bytes().toArray());
    return ByteBuffer.wrap(Digest.sha256(Bytes.of(all.toByteArray())).toArray()).getLong();
  }
}
