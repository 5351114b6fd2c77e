package denwaban.network;

import denwaban.database.CannotStart;
import java.net.InetAddress;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.catalina.util.NetMask;

/// Addresses and blocks of them in CIDR notation (RFC 4632, RFC 4291 section 2.3), as settings name
/// them: trunks, sites, proxies.
public final class AddressBlocks {

  /// Whole addresses alone: no names, and not the short forms in which 203.0.113 is 203.0.0.113.
  private static final Pattern FORM =
      Pattern.compile("([0-9]{1,3}([.][0-9]{1,3}){3}|[0-9a-fA-F.]*:[0-9a-fA-F:.]*)(/[0-9]{1,3})?");

  private final List<NetMask> masks;

  private AddressBlocks(List<NetMask> masks) {
    this.masks = masks;
  }

  /// @param texts such as `203.0.113.7`, `203.0.113.0/24` or `2001:db8::/48`
  /// @throws IllegalArgumentException if one is malformed
  public static AddressBlocks of(List<String> texts) {
    return new AddressBlocks(texts.stream().map(AddressBlocks::mask).toList());
  }

  /// @param property where they stand
  /// @throws CannotStart if one is malformed
  public static AddressBlocks required(String property, List<String> texts) {
    try {
      return of(texts);
    } catch (IllegalArgumentException malformed) {
      throw refused(property, "names something that is no network");
    }
  }

  public static CannotStart refused(String property, String why) {
    return new CannotStart(
        property + " " + why + ".",
        "Write networks such as --%s=203.0.113.0/29,2001:db8::/48, or leave it out."
            .formatted(property));
  }

  public boolean include(InetAddress address) {
    return masks.stream().anyMatch(it -> it.matches(address));
  }

  /// @param address an IPv4 or IPv6 address; any other text is outside
  public boolean include(String address) {
    try {
      return include(InetAddress.ofLiteral(address)); // asks no name server
    } catch (IllegalArgumentException malformed) {
      return false;
    }
  }

  private static NetMask mask(String text) {
    if (!FORM.matcher(text.strip()).matches()) {
      throw new IllegalArgumentException("no address or block");
    }
    return new NetMask(text.strip());
  }
}
