package denwaban.copies;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;

/// Where an address that somebody typed leads. None may lead into the network that this office
/// stands in: who types it would else reach, through us, what he cannot reach himself.
final class Outbound {

  /// Characters of an address.
  static final int LENGTH = 500;

  private Outbound() {}

  /// @throws IllegalArgumentException if it is not plain `https://host[:port]/path`; or, where
  ///   private addresses are allowed, `http` to this machine
  static URI parse(String text, boolean allowPrivate) {
    if (text.length() > LENGTH) {
      throw new IllegalArgumentException("too long");
    }
    var address = URI.create(text);
    var plain = allowPrivate && "http".equals(address.getScheme()) && loopback(address.getHost());
    if ((!"https".equals(address.getScheme()) && !plain)
        || address.getHost() == null
        || address.getRawUserInfo() != null
        || address.getRawQuery() != null
        || address.getRawFragment() != null
        || !address.normalize().equals(address)) {
      throw new IllegalArgumentException("not an address of ours to write to");
    }
    return text.endsWith("/") ? address : URI.create(text + "/");
  }

  private static boolean loopback(String host) {
    return "127.0.0.1".equals(host) || "[::1]".equals(host);
  }

  /// Asked before each use: names can be pointed elsewhere. Between this and the connection the
  /// platform keeps the answer (30 s); and who answers must prove by a certificate that the name is
  /// his, which a server inside cannot.
  ///
  /// @throws NotCopied if the name is unknown, or any of its addresses is not a public one
  static void check(URI address, boolean allowPrivate) throws NotCopied {
    if (allowPrivate) {
      return;
    }
    try {
      for (var one : InetAddress.getAllByName(address.getHost())) {
        if (!isPublic(one)) {
          throw new NotCopied(CopyTrouble.PRIVATE_ADDRESS, null);
        }
      }
    } catch (UnknownHostException e) {
      throw new NotCopied(CopyTrouble.AWAY, e);
    }
  }

  /// Neither this machine nor a network that is not routed, by the registries of special addresses
  /// (RFC 6890 and its successors).
  static boolean isPublic(InetAddress address) {
    if (address.isAnyLocalAddress()
        || address.isLoopbackAddress()
        || address.isLinkLocalAddress()
        || address.isSiteLocalAddress()
        || address.isMulticastAddress()) {
      return false;
    }
    var bytes = address.getAddress();
    return switch (address) {
      case Inet4Address _ -> isPublic4(bytes[0] & 0xff, bytes[1] & 0xff, bytes[2] & 0xff);
      case Inet6Address _ -> isPublic6(bytes);
      default -> false;
    };
  }

  private static boolean isPublic4(int a, int b, int c) {
    return a != 0
        && a < 240 // reserved, and broadcast
        && !(a == 100 && b >= 64 && b < 128) // shared by carriers
        && !(a == 192 && b == 0 && (c == 0 || c == 2))
        && !(a == 198 && (b == 18 || b == 19 || (b == 51 && c == 100)))
        && !(a == 203 && b == 0 && c == 113);
  }

  /// Global unicast alone, and none that carries an IPv4 address (6to4, Teredo) or documents.
  private static boolean isPublic6(byte[] b) {
    var first = (b[0] & 0xff) << 8 | (b[1] & 0xff);
    var second = (b[2] & 0xff) << 8 | (b[3] & 0xff);
    return (first & 0xe000) == 0x2000
        && first != 0x2002
        && !(first == 0x2001 && (second < 0x0200 || second == 0x0db8))
        && first != 0x3fff;
  }
}
