package denwaban.probe.http;

import denwaban.probe.AccessPath;
import denwaban.probe.Observations;
import denwaban.probe.Outsider;
import denwaban.probe.Prober;
import denwaban.seal.crypto.Secret;
import java.util.Set;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/// Each registered address without a session, and with a made-up secret.
@Component
@Order(1)
final class AddressProber implements Prober {

  /// `no-permission-declared` is what an endpoint says that declares no permission.
  static final Set<String> REFUSALS =
      Set.of("401 signed-out", "401 no-token", "403 no-permission-declared");

  private final Addresses addresses;
  private final Environment environment;

  AddressProber(Addresses addresses, Environment environment) {
    this.addresses = addresses;
    this.environment = environment;
  }

  @Override
  public void probe(Outsider here, Observations observations) {
    for (var address : addresses.guarded()) {
      var accessPath = way(address);
      observations.attempt(
          accessPath,
          address.name(),
          "no-session",
          "401",
          () ->
              RawHttp.from(here.address(), WebServerAddress.of(environment))
                  .send(addresses.ask(address))
                  .judged(REFUSALS));
      observations.attempt(
          accessPath,
          address.name(),
          "made-up-session",
          "401",
          () ->
              RawHttp.from(here.address(), WebServerAddress.of(environment))
                  .send(addresses.ask(address).cookie(Secret.make().text()))
                  .judged(REFUSALS));
    }
  }

  /// Ways to get back what was lost are told apart: that is where others let people in.
  private static AccessPath way(Addresses.Address address) {
    if (address.stream()) {
      return AccessPath.STREAM;
    }
    var recovers =
        address.pattern().contains("/recover")
            || address.pattern().contains("/unlock")
            || address.pattern().contains("/shares")
            || address.pattern().startsWith("/api/office/people/{id}/");
    return recovers ? AccessPath.RECOVERY : AccessPath.API;
  }
}
