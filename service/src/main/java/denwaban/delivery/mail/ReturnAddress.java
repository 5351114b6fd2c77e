package denwaban.delivery.mail;

import denwaban.kernel.ClientId;
import java.nio.ByteBuffer;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/// To which address a mail comes back (VERP): it says which try of which client it was. The try's
/// id is random, so that no one can forge the address.
///
/// The local part has at most 64 characters (RFC 5321 section 4.5.3.1.1): two ids of 16 bytes in
/// base 32 are 52.
record ReturnAddress(ClientId client, UUID attempt) {

  private static final Pattern FORM = Pattern.compile("bounce\\+([a-z2-7]{26})([a-z2-7]{26})@.*");
  private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz234567";

  String at(String domain) {
    return "bounce+" + text(client.value()) + text(attempt) + "@" + domain;
  }

  static Optional<ReturnAddress> read(String address) {
    var found = FORM.matcher(address.strip().toLowerCase(Locale.ROOT));
    return found.matches()
        ? Optional.of(new ReturnAddress(new ClientId(id(found.group(1))), id(found.group(2))))
        : Optional.empty();
  }

  private static String text(UUID id) {
    var bits = new java.math.BigInteger(1, bytes(id)).shiftLeft(2);
    var text = new StringBuilder();
    for (var i = 25; i >= 0; i--) {
      text.append(LETTERS.charAt(bits.shiftRight(5 * i).intValue() & 31));
    }
    return text.toString();
  }

  private static byte[] bytes(UUID id) {
    return ByteBuffer.allocate(16)
        .putLong(id.getMostSignificantBits())
        .putLong(id.getLeastSignificantBits())
        .array();
  }

  private static UUID id(String text) {
    var bits = java.math.BigInteger.ZERO;
    for (var i = 0; i < text.length(); i++) {
      bits = bits.shiftLeft(5).or(java.math.BigInteger.valueOf(LETTERS.indexOf(text.charAt(i))));
    }
    bits = bits.shiftRight(2);
    return new UUID(bits.shiftRight(64).longValue(), bits.longValue());
  }
}
