package denwaban.script;

import denwaban.kernel.Bytes;
import denwaban.seal.crypto.Digest;
import java.util.HexFormat;

/// What callers hear: G.711 µ-law, 8 kHz, mono, without a header.
///
/// @param version of the client's own; 0 for the office's
/// @param ulaw empty if there is none
public record Sound(Announcement kind, int version, Bytes ulaw) {

  /// Of the bytes that are played, in hexadecimal digits.
  public String sha256() {
    return HexFormat.of().formatHex(Digest.sha256(ulaw).toArray());
  }

  public boolean none() {
    return ulaw.length() == 0;
  }
}
