package denwaban.people;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/// Who has just touched the passkey again, for what a session that lies open must not do alone. In
/// memory; one touch is good for one deed.
@Component
public final class Presence {

  /// From the touch to the deed.
  public static final Duration LIFE = Duration.ofMinutes(2);

  /// Sessions remembered; beyond it the oldest touch is forgotten.
  static final int LIMIT = 1_000;

  private final InstantSource clock;
  private final Map<String, Instant> touched = new LinkedHashMap<>();

  Presence(InstantSource clock) {
    this.clock = clock;
  }

  synchronized void touched(String session) {
    touched.remove(session);
    touched.put(session, clock.instant());
    if (touched.size() > LIMIT) {
      touched.remove(touched.keySet().iterator().next());
    }
  }

  /// Uses the touch up.
  ///
  /// @throws Problem 403 if there was none within [#LIFE]
  public synchronized void demand(Who who) {
    var at = touched.remove(who.session());
    if (at == null || clock.instant().isAfter(at.plus(LIFE))) {
      throw new Problem(
          403,
          "touch-again",
          "ご本人の確認が必要です。もう一度パスキーを使ってください。",
          "This needs you in person. Please use your passkey again.");
    }
  }
}
