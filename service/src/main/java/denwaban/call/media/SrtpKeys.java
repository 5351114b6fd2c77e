package denwaban.call.media;

import denwaban.kernel.Bytes;

/// Master keys and salts of one browser connection, both ways (RFC 5764 section 4.2).
///
/// @param profile 7 (AEAD_AES_128_GCM) or 1 (AES128_CM_HMAC_SHA1_80)
record SrtpKeys(int profile, Bytes inKey, Bytes inSalt, Bytes outKey, Bytes outSalt) {

  static final int GCM = 7;
  static final int CM80 = 1;

  /// Bytes of key and salt that DTLS must export for one direction.
  static int length(int profile) {
    return 16 + saltLength(profile);
  }

  static int saltLength(int profile) {
    return profile == GCM ? 12 : 14;
  }

  /// Cuts exported keying material: client key, server key, client salt, server salt.
  static SrtpKeys ofServer(int profile, byte[] material) {
    var salt = saltLength(profile);
    return new SrtpKeys(
        profile,
        part(material, 0, 16),
        part(material, 32, salt),
        part(material, 16, 16),
        part(material, 32 + salt, salt));
  }

  SrtpKeys swapped() {
    return new SrtpKeys(profile, outKey, outSalt, inKey, inSalt);
  }

  private static Bytes part(byte[] material, int from, int length) {
    return Bytes.of(java.util.Arrays.copyOfRange(material, from, from + length));
  }
}
