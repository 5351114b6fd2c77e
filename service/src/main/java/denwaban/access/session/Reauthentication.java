package denwaban.access.session;

import denwaban.access.CurrentUser;
import denwaban.http.Problem;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/// Whether the person of a session is present, for actions that an unattended session must not do:
/// within five minutes for most of them ([RequiresReauthentication]); for the most sensitive the
/// passkey is used once for each action, and that is kept in memory.
@Component
public final class Reauthentication {

  /// The code of the answer: pages use the passkey at once and ask again.
  public static final String AGAIN = "touch-again";

  /// From the last proof to an action that asks for a new one.
  public static final Duration FRESH = Duration.ofMinutes(5);

  /// From the use of the passkey to the one action.
  public static final Duration LIFE = Duration.ofMinutes(2);

  /// Sessions remembered; beyond it the oldest is forgotten.
  static final int LIMIT = 1_000;

  private final Sessions sessions;
  private final InstantSource clock;
  private final Map<String, Instant> touched = new LinkedHashMap<>();

  Reauthentication(Sessions sessions, InstantSource clock) {
    this.sessions = sessions;
    this.clock = clock;
  }

  public void touched(String session) {
    sessions.verified(session);
    remember(session);
  }

  private synchronized void remember(String session) {
    touched.remove(session);
    touched.put(session, clock.instant());
    if (touched.size() > LIMIT) {
      touched.remove(touched.keySet().iterator().next());
    }
  }

  /// @throws Problem 403 if the last proof is older than [#FRESH]
  public void mustBeFresh(CurrentUser user) {
    if (!sessions.fresh(user.session(), clock.instant().minus(FRESH))) {
      throw missing();
    }
  }

  /// Consumes the proof.
  ///
  /// @throws Problem 403 if there was none within [#LIFE]
  public synchronized void demand(CurrentUser user) {
    var at = touched.remove(user.session());
    if (at == null || clock.instant().isAfter(at.plus(LIFE))) {
      throw missing();
    }
  }

  private static Problem missing() {
    return new Problem(403, AGAIN);
  }
}
