package denwaban.network;

import denwaban.database.CannotStart;
import java.net.InetAddress;
import java.net.URI;

/// Secrets go over TLS, or do not leave this machine.
public final class SafeAddress {

  private SafeAddress() {}

  /// @throws CannotStart if it is no address, or plain HTTP to another machine
  public static URI of(String text, String setting) {
    try {
      var address = URI.create(text);
      var host = address.getHost();
      if (host != null
          && ("https".equals(address.getScheme())
              || ("http".equals(address.getScheme())
                  && InetAddress.ofLiteral(host).isLoopbackAddress()))) {
        return address;
      }
    } catch (IllegalArgumentException e) {
      // said below
    }
    throw new CannotStart(
        "An address is not safe to send secrets to, or is no address: " + setting + ".",
        "Write it as https://…; plain HTTP only to 127.0.0.1.");
  }
}
