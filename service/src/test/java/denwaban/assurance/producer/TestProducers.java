package denwaban.assurance.producer;

import denwaban.assurance.observation.Observations;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;

/// Those who look in a test.
public final class TestProducers {

  private TestProducers() {}

  /// What one look does.
  public interface Look {
    void at(Findings findings) throws InterruptedException;
  }

  private record Made(Set<String> checks, Duration every, Look how) implements Producer {
    @Override
    public void look(Findings findings) throws InterruptedException {
      how.at(findings);
    }
  }

  static Producer of(String check, Look how) {
    return new Made(Set.of(check), Duration.ofMinutes(1), how);
  }

  public static ProducerRounds one(
      String check, Look how, Observations observations, InstantSource clock) {
    return new ProducerRounds(List.of(of(check, how)), observations, clock);
  }
}
