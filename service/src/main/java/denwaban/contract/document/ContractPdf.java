package denwaban.contract.document;

import static java.nio.charset.StandardCharsets.US_ASCII;

import denwaban.contract.document.Pdf.Attached;
import denwaban.kernel.Bytes;
import denwaban.seal.crypto.Digest;
import denwaban.terms.ContractRecord;
import denwaban.terms.SigningStatement;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/// A contract as PDF/A-3u and PDF/UA-1, with the record and the signed document inside. The same
/// record, document and signatures are the same bytes.
public final class ContractPdf {

  private ContractPdf() {}

  /// Without time stamps.
  public static Bytes of(Bytes html, ContractRecord record, List<SigningStatement> signed) {
    return of(html, record, signed, Map.of());
  }

  /// @param html the document as it was signed; nothing that it names is fetched
  /// @param signed in the order in which they are printed
  /// @param stamped when an authority says that a side's signature was there
  /// @throws IllegalArgumentException if no font has a character of a term; the message names the
  ///   term and never repeats its value. A name that signed is printed as far as fonts have it: it
  ///   cannot be changed any more
  public static Bytes of(
      Bytes html,
      ContractRecord record,
      List<SigningStatement> signed,
      Map<SigningStatement.Side, Instant> stamped) {
    PdfFonts.check(record);
    return Pdf.of(
        PdfPage.of(html, record, signed, stamped),
        id(html, signed, stamped),
        List.of(
            new Attached("contract.html", "text/html", "Source", html),
            new Attached("contract.json", "application/json", "Data", record.json().bytes())));
  }

  private static long id(
      Bytes html, List<SigningStatement> signed, Map<SigningStatement.Side, Instant> stamped) {
    var all = new ByteArrayOutputStream();
    all.writeBytes(Digest.sha256(html).toArray());
    for (var it : signed) {
      all.writeBytes(it.bytes().toArray());
      var at = stamped.get(it.side());
      if (at != null) all.writeBytes(at.toString().getBytes(US_ASCII));
    }
    return ByteBuffer.wrap(Digest.sha256(Bytes.of(all.toByteArray())).toArray()).getLong();
  }
}
