package denwaban.assurance.posture;

import denwaban.assurance.observation.Observations;
import denwaban.assurance.observation.Scope;
import denwaban.kernel.ClientId;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Computes how the office stands, from what was observed until now.
@Component
public final class Postures {

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
    return Posture.of(observations::newest, client, clock.instant());
  }
}
