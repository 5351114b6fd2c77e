package denwaban.assurance.posture;

import static java.util.Comparator.naturalOrder;

import denwaban.assurance.observation.Observation;
import denwaban.assurance.observation.Observations;
import denwaban.assurance.observation.Scope;
import denwaban.kernel.ClientId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Computes how the office stands, from what was observed until now.
@Component
public final class Postures {

  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final Observations observations;
  private final InstantSource clock;

  Postures(Observations observations, InstantSource clock) {
    this.observations = observations;
    this.clock = clock;
  }

  /// For the service that is offered to all.
  public Posture offered() {
    return now(null);
  }

  /// For one client under its contract.
  public Posture of(ClientId client) {
    return now(client);
  }

  /// How a check of the office as a whole stands.
  public Standing standing(String check) {
    return Standing.of(observations.newest(check, Scope.OFFICE), clock.instant());
  }

  private Posture now(@Nullable ClientId client) {
    return at(client, clock.instant());
  }

  /// As it stood by what is known now.
  ///
  /// @param client null for the offered service
  Posture at(@Nullable ClientId client, Instant at) {
    return Posture.of(observations::newest, client, at);
  }

  /// At which past minutes something went out of date since anybody looked, ascending.
  List<Instant> expiries() {
    observations.refresh();
    var newest = observations.newest();
    var looked = newest.stream().map(Observation::collected).max(naturalOrder());
    var now = clock.instant();
    return newest.stream()
        .map(it -> it.expires().plusNanos(MINUTE.toNanos() - 1).truncatedTo(ChronoUnit.MINUTES))
        .filter(it -> it.isAfter(looked.orElseThrow()) && it.isBefore(now))
        .sorted()
        .distinct()
        .toList();
  }
}
