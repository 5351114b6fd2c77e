package denwaban.assurance.posture;

import denwaban.assurance.observation.Observations;
import java.time.InstantSource;

/// How an office of a test stands.
public final class TestPosture {

  private TestPosture() {}

  public static Postures over(Observations observations, InstantSource clock) {
    return new Postures(observations, clock);
  }
}
