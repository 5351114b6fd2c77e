package denwaban.audit.proof.stamp;

import denwaban.kernel.Bytes;
import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.security.SecureRandom;
import java.util.HexFormat;

/// What an authority is asked for (`TimeStampReq`, RFC 3161 section 2.4.1): a stamp on the SHA-256
/// of a text, with its certificate, and with a number that no answer to another request has.
///
/// @param nonce [#NONCE_BYTES] long in DER
public record StampRequest(Bytes text, BigInteger nonce) {

  /// Bytes of the number that the answer must repeat.
  static final int NONCE_BYTES = 16;

  private static final SecureRandom RANDOM = new SecureRandom();

  // SEQUENCE, version 1, SEQUENCE { SHA-256, OCTET STRING of 32 bytes
  private static final byte[] BEFORE_DIGEST =
      HexFormat.of().parseHex("304b" + "020101" + "3031300d06096086480165030402010500" + "0420");

  // INTEGER of 16 bytes
  private static final byte[] BEFORE_NONCE = {Der.INTEGER, NONCE_BYTES};

  // BOOLEAN true: the answer must bring the certificate along
  private static final byte[] CERTIFICATE_TOO = {0x01, 0x01, (byte) 0xff};

  /// @throws IllegalArgumentException if `nonce` is not as long as said, and positive
  public StampRequest {
    if (nonce.signum() < 1 || nonce.toByteArray().length != NONCE_BYTES) {
      throw new IllegalArgumentException("not a nonce");
    }
  }

  public static StampRequest on(Bytes text) {
    // the uppermost bit but one: always positive, always of this length
    var top = BigInteger.ONE.shiftLeft(NONCE_BYTES * 8 - 2);
    return new StampRequest(text, top.or(new BigInteger(NONCE_BYTES * 8 - 2, RANDOM)));
  }

  /// In DER, as it is sent.
  public Bytes bytes() {
    var out = new ByteArrayOutputStream();
    out.writeBytes(BEFORE_DIGEST);
    out.writeBytes(Algorithms.sha256(text.toArray()));
    out.writeBytes(BEFORE_NONCE);
    out.writeBytes(nonce.toByteArray());
    out.writeBytes(CERTIFICATE_TOO);
    return Bytes.of(out.toByteArray());
  }
}
