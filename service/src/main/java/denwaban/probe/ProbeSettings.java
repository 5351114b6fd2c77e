package denwaban.probe;

import java.time.Duration;
import java.time.LocalTime;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// When the program tries its own endpoints by itself. That it does not cannot be set.
///
/// @param at from when on each day, by Japan's clock
/// @param afterStart how long after a start, 1 s to 24 h
@ConfigurationProperties("denwaban.probe")
record ProbeSettings(@DefaultValue("04:10") LocalTime at, @DefaultValue("2m") Duration afterStart) {

  private static final Duration LEAST = Duration.ofSeconds(1);
  private static final Duration MOST = Duration.ofHours(24);

  /// @throws IllegalArgumentException if `afterStart` is out of range
  ProbeSettings {
    if (afterStart.compareTo(LEAST) < 0 || afterStart.compareTo(MOST) > 0) {
      throw new IllegalArgumentException("denwaban.probe.after-start: 1s to 24h");
    }
  }
}
