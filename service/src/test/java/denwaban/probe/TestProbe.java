package denwaban.probe;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/// No attack at all, for tests of what hangs on one.
public final class TestProbe {

  private TestProbe() {}

  public static ProbeByHand none() {
    return new ProbeByHand(() -> {}, Optional::empty, () -> Instant.EPOCH);
  }

  /// The last one ended then.
  public static ProbeByHand ended(Instant at, InstantSource clock) {
    return new ProbeByHand(() -> {}, () -> Optional.of(at), clock);
  }
}
