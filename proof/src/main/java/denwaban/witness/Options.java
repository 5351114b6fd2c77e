package denwaban.witness;

import denwaban.open.Lang;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What stands on the command line.
///
/// @param name of the witness, needed at the first start
/// @param tls key and certificate, PKCS #12, or null
/// @param tlsPassword a file with its password, or null
record Options(
    Path folder,
    @Nullable String name,
    InetSocketAddress listen,
    @Nullable Path tls,
    @Nullable Path tlsPassword,
    boolean behindProxy) {

  private static final int PORT = 8095;
  private static final int LARGEST_PORT = 65_535;

  /// @throws IllegalArgumentException if something is not understood
  static Options parse(String[] args) {
    Path folder = null;
    String name = null;
    var listen = new InetSocketAddress(InetAddress.getLoopbackAddress(), PORT);
    Path tls = null;
    Path password = null;
    var proxy = false;
    for (var i = 0; i < args.length; i++) {
      switch (args[i]) {
        case "--name" -> name = value(args, ++i);
        case "--listen" -> listen = address(value(args, ++i));
        case "--tls" -> tls = Path.of(value(args, ++i));
        case "--tls-password" -> password = Path.of(value(args, ++i));
        case "--behind-proxy" -> proxy = true;
        case "--lang" -> value(args, ++i);
        default -> {
          if (folder != null || args[i].startsWith("-")) {
            throw new IllegalArgumentException("not understood");
          }
          folder = Path.of(args[i]);
        }
      }
    }
    if (folder == null || (tls == null) != (password == null) || (tls != null && proxy)) {
      throw new IllegalArgumentException("not understood");
    }
    return new Options(folder, name, listen, tls, password, proxy);
  }

  /// Plain HTTP to strangers is refused, unless a proxy in front has a certificate.
  boolean isSafe() {
    return tls != null || behindProxy || listen.getAddress().isLoopbackAddress();
  }

  static Lang lang(String[] args) {
    var at = List.of(args).indexOf("--lang");
    return Lang.named(
        at >= 0 && at + 1 < args.length ? args[at + 1] : Locale.getDefault().getLanguage());
  }

  /// An address in digits: a name could be somewhere else tomorrow.
  private static InetSocketAddress address(String text) {
    var colon = text.lastIndexOf(':');
    var port = colon < 1 ? -1 : Integer.parseInt(text.substring(colon + 1));
    if (port < 0 || port > LARGEST_PORT) {
      throw new IllegalArgumentException("not an address");
    }
    var host = text.substring(0, colon);
    var bare =
        host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
    return new InetSocketAddress(InetAddress.ofLiteral(bare), port);
  }

  private static String value(String[] args, int at) {
    if (at >= args.length) {
      throw new IllegalArgumentException("an option lacks its value");
    }
    return args[at];
  }
}
