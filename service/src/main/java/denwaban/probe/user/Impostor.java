package denwaban.probe.user;

import denwaban.probe.Notes;
import denwaban.probe.Way;
import denwaban.probe.http.Ask;

/// Has a copy of somebody's cookie, and nothing else of his.
///
/// A session is bound to its kind of browser (decision 177) and to a key of that very browser
/// (decision 186).
final class Impostor implements Lies {

  private static final String DOOR = "GET /api/me";

  @Override
  public void tell(Life life, Notes notes) {
    notes.attempt(
        Way.SESSION,
        DOOR,
        "stolen-by-another-browser",
        "401",
        () -> {
          var stolen = Ask.get("/api/me").cookie(life.signedIn());
          return life.sendFromElsewhere(stolen, Life.OTHER).judged(SessionLies.SIGNED_OUT);
        });
    notes.attempt(
        Way.SESSION,
        DOOR,
        "stolen-by-the-same-browser",
        "401",
        () -> {
          var stolen = Ask.get("/api/me").cookie(life.signedIn());
          return life.sendFromElsewhere(stolen, Life.OWN).judged(SessionLies.SIGNED_OUT);
        });
    notes.attempt(
        Way.SESSION,
        DOOR,
        "stolen-with-another-key",
        "401",
        () -> {
          var stolen = Ask.get("/api/me").cookie(life.signedIn());
          return life.sendWithAnotherKey(stolen).judged(SessionLies.SIGNED_OUT);
        });
  }
}
