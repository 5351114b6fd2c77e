package denwaban.probe;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/// Runs all probers at once, because someone wants to see it. In the program's own name, and not
/// when the last run is young: what a run saw stays for ever, and so do its entries in the log.
@Component
public final class ProbeByHand {

  /// So long a run need not be made again for someone who only looks.
  public static final Duration YOUNG = Duration.ofHours(1);

  private final Runnable runs;
  private final Supplier<Optional<Instant>> last;
  private final InstantSource clock;

  @Autowired
  ProbeByHand(ProbeRuns probeRuns, ProbeResults results, InstantSource clock) {
    this(() -> probeRuns.run(null), () -> results.last().map(ProbeResults.Last::ended), clock);
  }

  ProbeByHand(Runnable runs, Supplier<Optional<Instant>> last, InstantSource clock) {
    this.runs = runs;
    this.last = last;
    this.clock = clock;
  }

  /// Runs them unless the last run is young, or another one is going on.
  ///
  /// @return when the young one ended; empty if there was none
  public Optional<Instant> runUnlessYoung() {
    var young = last.get().filter(this::young);
    if (young.isEmpty()) runs.run();
    return young;
  }

  /// Not one of a time to come, by a clock that was ahead.
  private boolean young(Instant ended) {
    var now = clock.instant();
    return !ended.isAfter(now) && ended.isAfter(now.minus(YOUNG));
  }
}
