package denwaban.copies;

import denwaban.network.PublicAddress;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;

/// Where an address that a user typed leads. None may lead into the network of this office: the
/// user would else reach, through us, what they cannot reach themselves.
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
  /// platform keeps the answer (30 s); and the server must prove by a certificate that the name is
  /// its own, which a server inside cannot.
  ///
  /// @throws CopyFailed if the name is unknown, or any of its addresses is not a public one
  static void check(URI address, boolean allowPrivate) throws CopyFailed {
    if (allowPrivate) {
      return;
    }
    try {
      for (var one : InetAddress.getAllByName(address.getHost())) {
        if (!PublicAddress.is(one)) {
          throw new CopyFailed(CopyTrouble.PRIVATE_ADDRESS, null);
        }
      }
    } catch (UnknownHostException e) {
      throw new CopyFailed(CopyTrouble.AWAY, e);
    }
  }
}
