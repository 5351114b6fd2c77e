package denwaban.probe;

import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/// When it is time: once after a start, and each day from an hour on.
@Component
final class Schedule {

  private static final ZoneId ZONE = ZoneId.of("Asia/Tokyo");

  private final ProbeSettings settings;
  private final ProbeRuns probeRuns;
  private final InstantSource clock;
  private final AtomicReference<@Nullable Instant> ready = new AtomicReference<>();
  private volatile @Nullable Instant last;

  Schedule(ProbeSettings settings, ProbeRuns probeRuns, InstantSource clock) {
    this.settings = settings;
    this.probeRuns = probeRuns;
    this.clock = clock;
  }

  /// Before that the ports are not open.
  @EventListener(ApplicationReadyEvent.class)
  void started() {
    ready.set(clock.instant());
  }

  /// Called again and again by one thread.
  ///
  /// @throws org.springframework.dao.DataAccessException if the database is unavailable; the next
  ///   call tries again
  void round() {
    var since = ready.get();
    var now = clock.instant();
    if (since != null && due(since, last, now, settings) && probeRuns.run(null).isPresent()) {
      last = now;
    }
  }

  /// When it comes next by itself; not after now if it is due.
  Instant next() {
    var now = clock.instant();
    // not open yet: as if it were this moment
    var since = Objects.requireNonNullElse(ready.get(), now);
    var next = next(since, last, settings);
    return next.isAfter(now) && due(since, last, now, settings) ? now : next;
  }

  ProbeSettings settings() {
    return settings;
  }

  /// @param ready since when the program answers
  /// @param last when it was run by itself in this life of the program; null for never
  static Instant next(Instant ready, @Nullable Instant last, ProbeSettings settings) {
    if (last == null) {
      return ready.plus(settings.afterStart());
    }
    var day = last.atZone(ZONE).toLocalDate();
    var hour = day.atTime(settings.at()).atZone(ZONE).toInstant();
    return last.isBefore(hour)
        ? hour
        : day.plusDays(1).atTime(settings.at()).atZone(ZONE).toInstant();
  }

  /// A moment to come was told by a clock that was ahead, and says nothing: then it is due, or it
  /// would not run before that moment.
  static boolean due(Instant ready, @Nullable Instant last, Instant now, ProbeSettings settings) {
    var ahead = last == null ? ready.isAfter(now) : last.isAfter(now);
    return ahead || !now.isBefore(next(ready, last, settings));
  }
}
