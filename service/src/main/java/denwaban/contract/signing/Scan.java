package denwaban.contract.signing;

import denwaban.kernel.Bytes;
import java.time.Instant;

/// The scan of a paper on which both companies signed or sealed an offer, without its content.
///
/// @param sha256 of the file
/// @param length in bytes
/// @param keptAt when the office added it
public record Scan(Bytes sha256, int length, Instant keptAt) {

  /// In bytes: some forty pages in colour. Two of them come in at once.
  public static final int LIMIT = 16 << 20;
}
