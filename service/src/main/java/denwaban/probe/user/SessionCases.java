package denwaban.probe.user;

import denwaban.access.Role;
import denwaban.probe.AccessPath;
import denwaban.probe.Observations;
import denwaban.probe.http.Addresses;
import denwaban.probe.http.ProbeRequest;
import java.io.IOException;
import java.util.Set;

/// Sessions that are over, each beside one that is not; and a grave deed in a good session, without
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
  public void tell(ProbeUserSession life, Observations notes) {
    notes.attempt(
        AccessPath.SESSION,
        DOOR,
        "ended-session",
        "401",
        () -> {
          var session = life.signedIn();
          var out =
              life.send(
                  ProbeRequest.post("/api/sign-out", "{\"everywhere\":false}").cookie(session));
          out.mustBe(out.status() == 204);
          return life.me(session).judged(SIGNED_OUT);
        });
    over(life, notes, "idle-session", () -> life.decoy().idle(life.person(), PLACE));
    over(life, notes, "session-of-12-hours", () -> life.decoy().absolute(life.person(), PLACE));
    for (var address : addresses.of(Role.OPERATOR)) {
      if (address.touch()) {
        notes.attempt(
            AccessPath.SESSION,
            address.name(),
            "no-fresh-touch",
            "403 touch-again",
            () -> {
              life.signedIn();
              var session = life.decoy().untouched(life.person(), PLACE);
              life.mustBeGood(session);
              return life.send(addresses.ask(address).cookie(session)).judged(TOUCH);
            });
      }
    }
  }

  private static void over(
      ProbeUserSession life, Observations notes, String how, Sessions sessions) {
    notes.attempt(
        AccessPath.SESSION,
        DOOR,
        how,
        "401",
        () -> {
          life.signedIn();
          var pair = sessions.of();
          life.mustBeGood(pair.good());
          return life.me(pair.over()).judged(SIGNED_OUT);
        });
  }
}
