package denwaban.people.place;

import denwaban.network.AddressBlocks;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// The networks of the office's sites, as it declares them: a person who states that they are at a
/// site must come from one of them. Nothing declared: nothing is compared.
///
/// @param networks such as `203.0.113.0/29` or `2001:db8::/48`; a single address too
@ConfigurationProperties("denwaban.places")
public record SiteNetworks(@DefaultValue List<String> networks) {

  private static final String PROPERTY = "denwaban.places.networks";

  /// More are a slip: an office has a few sites.
  static final int LIMIT = 100;

  /// @throws denwaban.database.CannotStart if one is not a network, or there are too many
  public SiteNetworks {
    if (networks.size() > LIMIT) {
      throw AddressBlocks.refused(PROPERTY, "has more than " + LIMIT + " networks");
    }
    AddressBlocks.required(PROPERTY, networks);
    networks = List.copyOf(networks);
  }

  /// @param address an IPv4 or IPv6 address, as the request came; what is none is outside
  boolean hold(String address) {
    return networks.isEmpty() || AddressBlocks.of(networks).include(address);
  }
}
