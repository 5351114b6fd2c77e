package denwaban.probe;

import java.util.Optional;
import java.util.UUID;

/// No attack at all, for tests of what hangs on one.
public final class TestProbe {

  private TestProbe() {}

  public static ProbeByHand none() {
    return new ProbeByHand(() -> Optional.<UUID>empty());
  }
}
