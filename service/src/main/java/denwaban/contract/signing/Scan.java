package denwaban.contract.signing;

import static java.nio.charset.StandardCharsets.US_ASCII;

import denwaban.http.Problem;
import denwaban.kernel.Bytes;
import denwaban.seal.crypto.Digest;
import java.time.Instant;
import java.util.Arrays;

/// The scan of a paper on which both companies signed or sealed an offer, without its content.
///
/// @param sha256 of the file
/// @param length in bytes
/// @param keptAt when the office added it
public record Scan(Bytes sha256, int length, Instant keptAt) {

  /// In bytes: some forty pages in colour. Two of them come in at once.
  public static final int LIMIT = 16 << 20;

  private static final byte[] BEGINS = "%PDF-".getBytes(US_ASCII);

  /// Of a file that just came. What it is called says nothing.
  ///
  /// @throws Problem 413 if it is larger than [#LIMIT]; 422 if it is no PDF
  static Scan of(Bytes file, Instant at) {
    if (file.length() > LIMIT) throw OfferProblems.scanTooLarge();
    var bytes = file.toArray();
    if (!Arrays.equals(bytes, 0, Math.min(bytes.length, BEGINS.length), BEGINS, 0, BEGINS.length)) {
      throw OfferProblems.notPdf();
    }
    return new Scan(Digest.sha256(file), bytes.length, at);
  }
}
