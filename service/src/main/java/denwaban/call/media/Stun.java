package denwaban.call.media;

import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.zip.CRC32;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// The STUN part of ICE-lite (RFC 8489, RFC 8445): checks Binding requests and answers them.
///
/// Anything less than a whole request under our password gets no answer at all, so that we cannot
/// be used to send packets to a third party.
final class Stun {

  /// Chromium's checks have about 100 bytes.
  static final int MAX_MESSAGE = 548;

  static final int MAX_ATTRIBUTES = 16;

  private static final int REQUEST = 0x0001;
  private static final int SUCCESS = 0x0101;
  private static final int COOKIE = 0x2112_a442;
  private static final int HEADER = 20;
  private static final int USERNAME = 0x0006;
  private static final int MESSAGE_INTEGRITY = 0x0008;
  private static final int XOR_MAPPED_ADDRESS = 0x0020;
  private static final int PRIORITY = 0x0024;
  private static final int USE_CANDIDATE = 0x0025;
  private static final int FINGERPRINT = 0x8028;
  private static final int FINGERPRINT_XOR = 0x5354_554e;
  private static final int MAC_LENGTH = 20;

  /// What a check proved.
  enum Check {
    FALSE,
    VALID,
    /// valid, and the browser chose this path
    NOMINATED
  }

  private final String local;
  private final byte[] user;
  private final Mac mac;

  /// @param local our ICE user name
  /// @param remote the browser's
  Stun(String local, String password, String remote) throws GeneralSecurityException {
    this.local = local;
    user = (local + ":" + remote).getBytes(StandardCharsets.US_ASCII);
    mac = Mac.getInstance("HmacSHA1");
    mac.init(new SecretKeySpec(password.getBytes(StandardCharsets.US_ASCII), "HmacSHA1"));
  }

  /// RFC 7983: the first byte tells STUN from DTLS and SRTP.
  static boolean looksLike(byte[] message) {
    return (message[0] & 0xff) < 4;
  }

  /// Our half of the user name in a request, which nothing proves yet.
  ///
  /// @return empty if there is none
  static String user(byte[] message, int length) {
    if (length > MAX_MESSAGE) return "";
    var at = HEADER;
    for (var i = 0; i < MAX_ATTRIBUTES && at + 4 <= length; i++) {
      var size = Rtp.unsigned16(message, at + 2);
      var value = at + 4;
      if (value + size > length) return "";
      if (Rtp.unsigned16(message, at) == USERNAME) {
        var name = new String(message, value, size, StandardCharsets.US_ASCII);
        return name.substring(0, Math.max(0, name.indexOf(':')));
      }
      at = value + ((size + 3) & ~3);
    }
    return "";
  }

  /// Our half of the user name.
  String local() {
    return local;
  }

  Check check(byte[] message, int length) {
    if (length < HEADER || length > MAX_MESSAGE || length % 4 != 0) return Check.FALSE;
    if (Rtp.unsigned16(message, 0) != REQUEST || Rtp.int32(message, 4) != COOKIE) {
      return Check.FALSE;
    }
    if (Rtp.unsigned16(message, 2) != length - HEADER) return Check.FALSE;
    var named = false;
    var nominated = false;
    var at = HEADER;
    for (var i = 0; i < MAX_ATTRIBUTES && at + 4 <= length; i++) {
      var type = Rtp.unsigned16(message, at);
      var size = Rtp.unsigned16(message, at + 2);
      var value = at + 4;
      if (value + size > length) return Check.FALSE;
      switch (type) {
        case USERNAME -> named = Arrays.equals(message, value, value + size, user, 0, user.length);
        case USE_CANDIDATE -> nominated = true;
        case PRIORITY -> {}
        case MESSAGE_INTEGRITY -> {
          if (!named || size != MAC_LENGTH || !authentic(message, at)) return Check.FALSE;
          if (!crcFits(message, value + size, length)) return Check.FALSE;
          return nominated ? Check.NOMINATED : Check.VALID;
        }
        default -> {
          // RFC 8489 section 15: below 0x8000 we would have to understand it
          if (type < 0x8000) return Check.FALSE;
        }
      }
      at = value + ((size + 3) & ~3);
    }
    return Check.FALSE;
  }

  /// HMAC over everything before the attribute, with the length as if it were the last one.
  private boolean authentic(byte[] message, int at) {
    mac.update(message, 0, 2);
    mac.update((byte) ((at - HEADER + 24) >> 8));
    mac.update((byte) (at - HEADER + 24));
    mac.update(message, 4, at - 4);
    var expected = mac.doFinal();
    return MessageDigest.isEqual(expected, Arrays.copyOfRange(message, at + 4, at + 24));
  }

  /// What follows MESSAGE-INTEGRITY may only be a right FINGERPRINT.
  private static boolean crcFits(byte[] message, int at, int length) {
    if (at == length) return true;
    return length == at + 8
        && Rtp.unsigned16(message, at) == FINGERPRINT
        && Rtp.unsigned16(message, at + 2) == 4
        && Rtp.int32(message, at + 4) == crc(message, at);
  }

  private static int crc(byte[] message, int length) {
    var crc = new CRC32();
    crc.update(message, 0, length);
    return (int) crc.getValue() ^ FINGERPRINT_XOR;
  }

  /// Writes the answer to a valid request that came from `source`.
  ///
  /// @return its length
  int answer(byte[] request, InetSocketAddress source, byte[] into) {
    var address = source.getAddress().getAddress();
    var mapped = 4 + address.length;
    var length = 4 + mapped + 24 + 8;
    Rtp.put16(into, 0, SUCCESS);
    System.arraycopy(request, 4, into, 4, 16);
    Rtp.put16(into, HEADER, XOR_MAPPED_ADDRESS);
    Rtp.put16(into, HEADER + 2, mapped);
    into[HEADER + 4] = 0;
    into[HEADER + 5] = (byte) (address.length == 4 ? 1 : 2);
    Rtp.put16(into, HEADER + 6, source.getPort() ^ (COOKIE >>> 16));
    for (var i = 0; i < address.length; i++) {
      into[HEADER + 8 + i] = (byte) (address[i] ^ request[4 + i]);
    }
    var at = HEADER + 4 + mapped;
    Rtp.put16(into, 2, length - 8);
    mac.update(into, 0, at);
    Rtp.put16(into, at, MESSAGE_INTEGRITY);
    Rtp.put16(into, at + 2, MAC_LENGTH);
    System.arraycopy(mac.doFinal(), 0, into, at + 4, MAC_LENGTH);
    at += 24;
    Rtp.put16(into, 2, length);
    Rtp.put16(into, at, FINGERPRINT);
    Rtp.put16(into, at + 2, 4);
    Rtp.put32(into, at + 4, crc(into, at));
    return HEADER + length;
  }
}
