package denwaban.probe.user;

import denwaban.probe.AccessPath;
import denwaban.probe.Observations;
import denwaban.probe.http.ProbeRequest;

/// Has a copy of a user's cookie, and nothing else of theirs.
///
/// A session is bound to its kind of browser (decision 177) and to a key of that very browser
/// (decision 186).
final class StolenCookieCase implements NegativeCases {

  private static final String DOOR = "GET /api/me";

  @Override
  public void tell(ProbeUserSession probeUserSession, Observations observations) {
    observations.attempt(
        AccessPath.SESSION,
        DOOR,
        "stolen-by-another-browser",
        "401",
        () -> {
          var stolen = ProbeRequest.get("/api/me").cookie(probeUserSession.signedIn());
          return probeUserSession
              .sendFromElsewhere(stolen, ProbeUserSession.OTHER)
              .judged(SessionCases.SIGNED_OUT);
        });
    observations.attempt(
        AccessPath.SESSION,
        DOOR,
        "stolen-by-the-same-browser",
        "401",
        () -> {
          var stolen = ProbeRequest.get("/api/me").cookie(probeUserSession.signedIn());
          return probeUserSession
              .sendFromElsewhere(stolen, ProbeUserSession.OWN)
              .judged(SessionCases.SIGNED_OUT);
        });
    observations.attempt(
        AccessPath.SESSION,
        DOOR,
        "stolen-with-another-key",
        "401",
        () -> {
          var stolen = ProbeRequest.get("/api/me").cookie(probeUserSession.signedIn());
          return probeUserSession.sendWithAnotherKey(stolen).judged(SessionCases.SIGNED_OUT);
        });
  }
}
