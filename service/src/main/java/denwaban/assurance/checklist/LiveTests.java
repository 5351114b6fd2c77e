package denwaban.assurance.checklist;

import denwaban.assurance.control.Catalogue;
import denwaban.assurance.observation.Observations;
import denwaban.assurance.observation.Scope;
import denwaban.assurance.posture.Postures;
import denwaban.assurance.producer.ProducerRounds;
import denwaban.http.Problem;
import denwaban.http.RateLimiter;
import denwaban.probe.ProbeByHand;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Three tests that a visitor can have made at once, and watch: entry without a passkey is refused,
/// the marker is not found, the log verifies. One at a time, and so many an hour; the first of them
/// ([ProbeByHand]) is not made again while the last one is young.
@Component
final class LiveTests {

  /// Of one visitor, within [#WINDOW].
  static final int LIMIT = 6;

  /// Of all visitors, within [#WINDOW].
  static final int ALL = 20;

  static final Duration WINDOW = Duration.ofHours(1);

  /// The checks that each test observes.
  static final Map<String, List<String>> TESTS =
      Map.of(
          "probe", List.of("probe.entry", "probe.session"),
          "canary", List.of("canary.at-rest"),
          "log", List.of("log.verified"));

  private final ProducerRounds rounds;
  private final ProbeByHand probe;
  private final Observations observations;
  private final Postures postures;
  private final InstantSource clock;
  private final RateLimiter visitors;
  private final RateLimiter all;
  private final Semaphore turn = new Semaphore(1);

  LiveTests(
      ProducerRounds rounds,
      ProbeByHand probe,
      Observations observations,
      Postures postures,
      InstantSource clock) {
    this.rounds = rounds;
    this.probe = probe;
    this.observations = observations;
    this.postures = postures;
    this.clock = clock;
    this.visitors = new RateLimiter(LIMIT, WINDOW, clock);
    this.all = new RateLimiter(ALL, WINDOW, clock);
  }

  /// @param standing of the check now
  /// @param ja what was found
  record Found(String check, String ja, String en, String standing, String saidJa, String saidEn) {}

  /// @param earlier when the run ended that this tells of, if none was made now because that one is
  ///   young
  /// @param millis that it took
  record Made(String test, Instant at, @Nullable Instant earlier, long millis, List<Found> found) {}

  /// @throws Problem 404 for no such test; 429 if too many were asked for, or one is going on
  Made run(String test, String visitor) throws InterruptedException {
    var checks = TESTS.get(test);
    if (checks == null) throw Problem.notFound();
    visitors.check(visitor);
    all.check("all");
    if (!turn.tryAcquire()) {
      throw new Problem(429, "test-runs").with("Retry-After", "10");
    }
    try {
      visitors.count(visitor);
      all.count("all");
      var began = clock.instant();
      var earlier = test.equals("probe") ? probe.runUnlessYoung().orElse(null) : null;
      rounds.lookAt(checks);
      var took = Duration.between(began, clock.instant()).toMillis();
      return new Made(test, began, earlier, took, checks.stream().map(this::found).toList());
    } finally {
      turn.release();
    }
  }

  private Found found(String code) {
    var check = Catalogue.ours().check(code);
    var newest = observations.newest(code, Scope.OFFICE);
    return new Found(
        code,
        check.name().ja(),
        check.name().en(),
        postures.standing(code).code(),
        newest.map(it -> it.said().ja()).orElse("答えがありませんでした。"),
        newest.map(it -> it.said().en()).orElse("There was no answer."));
  }
}
