package denwaban.people;

import denwaban.database.CannotStart;
import java.net.InetAddress;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.catalina.util.NetMask;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// The networks of the office's sites, as it declares them: whoever states that he is at a site
/// must come from one of them. Nothing declared: nothing is compared.
///
/// @param networks such as `203.0.113.0/29` or `2001:db8::/48`; a single address too
@ConfigurationProperties("denwaban.places")
record SiteNetworks(@DefaultValue List<String> networks) {

  /// More are a slip: an office has a few sites.
  static final int LIMIT = 100;

  /// Whole addresses alone: no names, and not the short forms in which 203.0.113 is 203.0.0.113.
  private static final Pattern FORM =
      Pattern.compile("([0-9]{1,3}([.][0-9]{1,3}){3}|[0-9a-fA-F.]*:[0-9a-fA-F:.]*)(/[0-9]{1,3})?");

  /// @throws CannotStart if one is not a network, or there are too many
  SiteNetworks {
    if (networks.size() > LIMIT) {
      throw refused("has more than " + LIMIT + " networks");
    }
    networks.forEach(SiteNetworks::mask);
    networks = List.copyOf(networks);
  }

  /// @param address an IPv4 or IPv6 address, as the request came; what is none is outside
  boolean hold(String address) {
    return networks.isEmpty() || declared(address);
  }

  private boolean declared(String address) {
    try {
      var from = InetAddress.ofLiteral(address); // asks no name server
      return networks.stream().anyMatch(it -> mask(it).matches(from));
    } catch (IllegalArgumentException malformed) {
      return false;
    }
  }

  private static NetMask mask(String network) {
    if (!FORM.matcher(network.strip()).matches()) {
      throw refused("names something that is no network");
    }
    try {
      return new NetMask(network.strip());
    } catch (IllegalArgumentException malformed) {
      throw refused("names something that is no network");
    }
  }

  private static CannotStart refused(String why) {
    return new CannotStart(
        "denwaban.places.networks " + why + ".",
        "Write the networks of the office's sites, such as"
            + " --denwaban.places.networks=203.0.113.0/29,2001:db8::/48, or leave it out.");
  }
}
