package denwaban.http.outbound;

import denwaban.network.PublicAddress;
import java.net.InetAddress;
import java.net.UnknownHostException;
import org.apache.hc.client5.http.DnsResolver;
import org.jspecify.annotations.Nullable;

/// Resolves a name once and looks at what came: the connection goes to these very addresses, so
/// that a name cannot lead elsewhere between the look and the call (DNS rebinding).
final class PinnedAddresses implements DnsResolver {

  static final class PrivateAddress extends UnknownHostException {
    private static final long serialVersionUID = 1L;
  }

  private final boolean allowPrivate;
  private final @Nullable LocalReceiver receiver;

  /// @param receiver whose host is let through too; [Outbound#address] lets nothing else of it pass
  PinnedAddresses(boolean allowPrivate, @Nullable LocalReceiver receiver) {
    this.allowPrivate = allowPrivate;
    this.receiver = receiver;
  }

  @Override
  public InetAddress[] resolve(String host) throws UnknownHostException {
    var all = InetAddress.getAllByName(host);
    var local = receiver != null && receiver.base().getHost().equals(host);
    if (!allowPrivate && !local) {
      for (var one : all) {
        if (!PublicAddress.is(one)) throw new PrivateAddress();
      }
    }
    return all;
  }

  @Override
  public String resolveCanonicalHostname(String host) {
    return host;
  }
}
