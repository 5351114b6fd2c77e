package denwaban.probe.user;

import denwaban.access.Role;
import denwaban.probe.AccessPath;
import denwaban.probe.Observations;
import denwaban.probe.http.Addresses;
import denwaban.probe.http.ProbeRequest;
import java.io.IOException;
import java.util.Set;

/// Sessions that are over, each beside one that is not; and a grave act in a good session, without
/// a fresh touch of the passkey.
final class SessionCases implements NegativeCases {

  static final Set<String> SIGNED_OUT = Set.of("401 signed-out");

  private static final Set<String> TOUCH = Set.of("403 touch-again");

  private static final String DOOR = "GET /api/me";

  private static final ProbeUser.Place PLACE =
      new ProbeUser.Place(ProbeUserSession.HOST, ProbeUserSession.OWN);

  private final Addresses addresses;

  SessionCases(Addresses addresses) {
    this.addresses = addresses;
  }

  /// Two sessions, in the end.
  private interface Sessions {
    ProbeUser.Pair of() throws IOException;
  }

  @Override
  public void tell(ProbeUserSession probeUserSession, Observations observations) {
    observations.attempt(
        AccessPath.SESSION,
        DOOR,
        "ended-session",
        "401",
        () -> {
          var session = probeUserSession.signedIn();
          var out =
              probeUserSession.send(
                  ProbeRequest.post("/api/sign-out", "{\"everywhere\":false}").cookie(session));
          out.mustBe(out.status() == 204);
          return probeUserSession.me(session).judged(SIGNED_OUT);
        });
    over(
        probeUserSession,
        observations,
        "idle-session",
        () -> probeUserSession.probeUser().idle(probeUserSession.person(), PLACE));
    over(
        probeUserSession,
        observations,
        "session-of-12-hours",
        () -> probeUserSession.probeUser().absolute(probeUserSession.person(), PLACE));
    for (var address : addresses.of(Role.OPERATOR)) {
      if (address.touch()) {
        observations.attempt(
            AccessPath.SESSION,
            address.name(),
            "no-fresh-touch",
            "403 touch-again",
            () -> {
              probeUserSession.signedIn();
              var session =
                  probeUserSession.probeUser().untouched(probeUserSession.person(), PLACE);
              probeUserSession.mustBeGood(session);
              return probeUserSession.send(addresses.ask(address).cookie(session)).judged(TOUCH);
            });
      }
    }
  }

  private static void over(
      ProbeUserSession probeUserSession, Observations observations, String how, Sessions sessions) {
    observations.attempt(
        AccessPath.SESSION,
        DOOR,
        how,
        "401",
        () -> {
          probeUserSession.signedIn();
          var pair = sessions.of();
          probeUserSession.mustBeGood(pair.good());
          return probeUserSession.me(pair.over()).judged(SIGNED_OUT);
        });
  }
}
