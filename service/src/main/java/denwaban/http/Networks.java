package denwaban.http;

import denwaban.database.CannotStart;
import java.net.InetAddress;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.catalina.util.NetMask;

/// Networks in CIDR notation, as settings name them.
public final class Networks {

  /// Whole addresses alone: no names, and not the short forms in which 203.0.113 is 203.0.0.113.
  private static final Pattern FORM =
      Pattern.compile("([0-9]{1,3}([.][0-9]{1,3}){3}|[0-9a-fA-F.]*:[0-9a-fA-F:.]*)(/[0-9]{1,3})?");

  private Networks() {}

  /// @param property where they stand
  /// @throws CannotStart if one is not a network
  public static void require(String property, List<String> networks) {
    for (var network : networks) {
      try {
        mask(network);
      } catch (IllegalArgumentException malformed) {
        throw refused(property, "names something that is no network");
      }
    }
  }

  public static CannotStart refused(String property, String why) {
    return new CannotStart(
        property + " " + why + ".",
        "Write networks such as --%s=203.0.113.0/29,2001:db8::/48, or leave it out."
            .formatted(property));
  }

  /// @param address an IPv4 or IPv6 address; what is none is outside
  public static boolean hold(List<String> networks, String address) {
    try {
      var from = InetAddress.ofLiteral(address); // asks no name server
      return networks.stream().anyMatch(it -> mask(it).matches(from));
    } catch (IllegalArgumentException malformed) {
      return false;
    }
  }

  private static NetMask mask(String network) {
    if (!FORM.matcher(network.strip()).matches()) {
      throw new IllegalArgumentException("no network");
    }
    return new NetMask(network.strip());
  }
}
