package denwaban.http;

import denwaban.network.AddressBlocks;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Under which names people reach us.
///
/// @param mode demo or office
/// @param hosts host names that we answer to, beside `localhost`
/// @param publicUrl the address people use when a proxy ends TLS for us
/// @param proxies addresses or networks whose word about the visitor's address counts
///   (`X-Forwarded-For`), such as `127.0.0.1` or `203.0.113.0/29`; asked where `publicUrl` is set
@ConfigurationProperties("denwaban")
public record HostSettings(
    @DefaultValue("office") Mode mode,
    @DefaultValue List<String> hosts,
    @Nullable URI publicUrl,
    @DefaultValue({"127.0.0.0/8", "::1"}) List<String> proxies) {

  /// @throws denwaban.database.CannotStart if a proxy is no network
  public HostSettings {
    hosts = List.copyOf(hosts);
    proxies = List.copyOf(proxies);
    AddressBlocks.required("denwaban.proxies", proxies);
  }

  /// A demo office is made up, on the loopback only, and says so on every screen.
  public enum Mode {
    DEMO,
    OFFICE
  }

  /// Whether a proxy that talks to us from `address` names the visitor's.
  public boolean proxied(String address) {
    return publicUrl != null && AddressBlocks.of(proxies).include(address);
  }

  public boolean demo() {
    return mode == Mode.DEMO;
  }
}
