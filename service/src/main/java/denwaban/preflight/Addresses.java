package denwaban.preflight;

import java.io.UncheckedIOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// What kinds of addresses there are.
final class Addresses {

  private Addresses() {}

  /// @return empty for a name; `localhost` is the loopback, as for a start
  static Optional<InetAddress> literal(String text) {
    if (text.equals("localhost")) return Optional.of(InetAddress.getLoopbackAddress());
    try {
      return Optional.of(InetAddress.ofLiteral(text));
    } catch (IllegalArgumentException name) {
      return Optional.empty();
    }
  }

  /// The address of `203.0.113.7`, or the first of the block `203.0.113.0/24`.
  static Optional<InetAddress> first(String block) {
    var slash = block.indexOf('/');
    return literal(slash < 0 ? block : block.substring(0, slash));
  }

  static Set<InetAddress> ofThisMachine() {
    try {
      return NetworkInterface.networkInterfaces()
          .flatMap(NetworkInterface::inetAddresses)
          .map(Addresses::unscoped)
          .collect(Collectors.toSet());
    } catch (SocketException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Whether a port can be taken on it here.
  static boolean isOurs(InetAddress address) {
    return address.isAnyLocalAddress()
        || address.isLoopbackAddress()
        || ofThisMachine().contains(address);
  }

  private static InetAddress unscoped(InetAddress address) {
    var text = address.getHostAddress();
    var scope = text.indexOf('%');
    return scope < 0 ? address : InetAddress.ofLiteral(text.substring(0, scope));
  }

  /// RFC 1918 and 6598, unique local, link local: not reachable from outside.
  static boolean isPrivate(InetAddress address) {
    var bytes = address.getAddress();
    var shared = bytes.length == 4 && bytes[0] == 100 && (bytes[1] & 0xC0) == 64;
    var uniqueLocal = address instanceof Inet6Address && (bytes[0] & 0xFE) == 0xFC;
    return address.isSiteLocalAddress() || address.isLinkLocalAddress() || shared || uniqueLocal;
  }

  static boolean isPublic(InetAddress address) {
    return !isPrivate(address) && !address.isLoopbackAddress() && !address.isAnyLocalAddress();
  }
}
