package denwaban.seal.crypto;

import static java.nio.charset.StandardCharsets.US_ASCII;

import denwaban.kernel.Bytes;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/// HPKE base mode (RFC 9180), single shot, with X-Wing, HKDF-SHA256 and ChaCha20-Poly1305.
public final class Hpke {

  // "HPKE", then KEM 0x647a, KDF 0x0001, AEAD 0x0003.
  private static final byte[] SUITE = HexFormat.of().parseHex("48504b45647a00010003");
  private static final byte[] VERSION = "HPKE-v1".getBytes(US_ASCII);
  private static final byte[] NONE = {};

  private Hpke() {}

  public static byte[] seal(Bytes secret, String info, byte[] plain) {
    var context = context(info);
    return aead(secret, context).seal(nonce(secret, context), plain);
  }

  public static byte @Nullable [] open(Bytes secret, String info, byte[] sealed) {
    var context = context(info);
    return aead(secret, context).open(nonce(secret, context), sealed, 0, sealed.length);
  }

  private static byte[] context(String info) {
    var mode = new byte[] {0};
    return Octets.join(
        mode,
        extract(NONE, "psk_id_hash", NONE),
        extract(NONE, "info_hash", info.getBytes(US_ASCII)));
  }

  private static Aead aead(Bytes secret, byte[] context) {
    return new Aead(expand(extract(secret.toArray(), "secret", NONE), "key", context, 32));
  }

  private static byte[] nonce(Bytes secret, byte[] context) {
    var key = extract(secret.toArray(), "secret", NONE);
    return expand(key, "base_nonce", context, Aead.NONCE);
  }

  private static byte[] extract(byte[] salt, String label, byte[] secret) {
    return Derivation.extract(salt, Octets.join(VERSION, SUITE, label.getBytes(US_ASCII), secret));
  }

  private static byte[] expand(byte[] key, String label, byte[] info, int length) {
    var size = new byte[] {(byte) (length >> 8), (byte) length};
    return Derivation.expand(
        key, Octets.join(size, VERSION, SUITE, label.getBytes(US_ASCII), info), length);
  }
}
