package denwaban.call.sip;

import denwaban.call.NumberParser;
import denwaban.network.AddressBlocks;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Where the SIP edge listens and to whom.
///
/// @param host address literal to listen on; one address, never the wildcard, for it is written
///   into messages
/// @param port for UDP and TCP; 0 switches SIP off
/// @param tlsPort for TLS; used when a certificate is given
/// @param announced address that trunks reach us by, where it differs from `host`
/// @param certificate PEM chain, own certificate first
/// @param key PEM private key of `certificate`
/// @param trunks addresses or CIDR blocks that may ring
/// @param country calling code for national numbers
/// @param acknowledge how long we wait for an ACK (RFC 3261: 64 times T1)
@ConfigurationProperties("denwaban.sip")
public record SipSettings(
    @DefaultValue("127.0.0.1") String host,
    @DefaultValue("5060") int port,
    @DefaultValue("5061") int tlsPort,
    @Nullable String announced,
    @Nullable Path certificate,
    @Nullable Path key,
    @DefaultValue({"127.0.0.0/8", "::1"}) List<String> trunks,
    @DefaultValue("81") String country,
    @DefaultValue("32s") Duration acknowledge) {

  /// @throws IllegalArgumentException if `host` is a name or the wildcard, a port is out of range,
  ///   or only one of certificate and key is given
  public SipSettings {
    trunks = List.copyOf(trunks);
    if (InetAddress.ofLiteral(host).isAnyLocalAddress()) {
      throw new IllegalArgumentException(
          "denwaban.sip.host: name one address, for it is written into SIP messages");
    }
    requirePort(port);
    requirePort(tlsPort);
    if ((certificate == null) != (key == null)) {
      throw new IllegalArgumentException("denwaban.sip: certificate and key come together");
    }
  }

  /// What the record does not read by itself.
  ///
  /// @throws IllegalArgumentException if a trunk is no address or block
  public void check() {
    var _ = sources();
  }

  NumberParser reading() {
    return new NumberParser(country);
  }

  SourceFilter sources() {
    return new SourceFilter(AddressBlocks.of(trunks), InetAddress.ofLiteral(host));
  }

  String contactHost() {
    return announced == null ? host : announced;
  }

  private static void requirePort(int port) {
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException("denwaban.sip: a port is 0 to 65535");
    }
  }
}
