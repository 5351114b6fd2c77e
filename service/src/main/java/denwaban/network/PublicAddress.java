package denwaban.network;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;

/// Which addresses lead out of the network that this office stands in: of names that others typed,
/// only these may be contacted.
public final class PublicAddress {

  private PublicAddress() {}

  /// Neither this machine nor a network that is not routed, by the registries of special addresses
  /// (RFC 6890 and its successors).
  public static boolean is(InetAddress address) {
    if (address.isAnyLocalAddress()
        || address.isLoopbackAddress()
        || address.isLinkLocalAddress()
        || address.isSiteLocalAddress()
        || address.isMulticastAddress()) {
      return false;
    }
    var bytes = address.getAddress();
    return switch (address) {
      case Inet4Address _ -> is4(bytes[0] & 0xff, bytes[1] & 0xff, bytes[2] & 0xff);
      case Inet6Address _ -> is6(bytes);
      default -> false;
    };
  }

  private static boolean is4(int a, int b, int c) {
    return a != 0
        && a < 240 // reserved, and broadcast
        && !(a == 100 && b >= 64 && b < 128) // shared by carriers
        && !(a == 192 && b == 0 && (c == 0 || c == 2))
        && !(a == 198 && (b == 18 || b == 19 || (b == 51 && c == 100)))
        && !(a == 203 && b == 0 && c == 113);
  }

  /// Global unicast alone, and none that carries an IPv4 address (6to4, Teredo) or documents.
  private static boolean is6(byte[] b) {
    var first = (b[0] & 0xff) << 8 | (b[1] & 0xff);
    var second = (b[2] & 0xff) << 8 | (b[3] & 0xff);
    return (first & 0xe000) == 0x2000
        && first != 0x2002
        && !(first == 0x2001 && (second < 0x0200 || second == 0x0db8))
        && first != 0x3fff;
  }
}
