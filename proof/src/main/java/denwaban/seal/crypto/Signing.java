package denwaban.seal.crypto;

import static java.nio.charset.StandardCharsets.US_ASCII;

import denwaban.kernel.Bytes;

/// What a signature says. Each act signs under its own prefix, so none can pose as another.
public enum Signing {
  MANIFEST("denwaban manifest v1\n"),
  KEY_STATEMENT("denwaban key statement v1\n"),
  GRANT("denwaban grant v1\n"),
  HEADER("denwaban header v1\n"),
  REVIEW_APPROVAL("denwaban review approval v1\n"),
  NOTICE_APPROVAL("denwaban notice approval v1\n"),
  NOTE("denwaban note v1\n"),
  OBSERVATIONS("denwaban observations v1\n"),
  POSTURE("denwaban posture v1\n"),
  EVALUATION("denwaban evaluation v1\n"),
  CONTRACT("denwaban contract signature v1\n");

  private final String prefix;

  Signing(String prefix) {
    this.prefix = prefix;
  }

  /// SHA-256 of the text under its prefix: what a passkey signs as its challenge.
  public Bytes digest(Bytes text) {
    return Octets.sha256(Bytes.of(under(text)));
  }

  byte[] under(Bytes text) {
    return Octets.join(prefix.getBytes(US_ASCII), text.toArray());
  }
}
