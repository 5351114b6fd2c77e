package denwaban.probe;

import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/// Runs all probers at once, because someone wants to see it. In the program's own name.
@Component
public final class ProbeByHand {

  private final Supplier<Optional<UUID>> runs;

  @Autowired
  ProbeByHand(ProbeRuns probeRuns) {
    this(() -> probeRuns.run(null));
  }

  ProbeByHand(Supplier<Optional<UUID>> runs) {
    this.runs = runs;
  }

  /// @return the run; empty if another was going on
  public Optional<UUID> run() {
    return runs.get();
  }
}
