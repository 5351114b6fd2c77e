package denwaban.copies;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// How old the copies of the logs are, in numbers.
@Component
public final class CopyAges {

  private final LogCopyService copies;
  private final InstantSource clock;

  CopyAges(LogCopyService copies, InstantSource clock) {
    this.copies = copies;
    this.clock = clock;
  }

  /// @param logs of this office
  /// @param copied of these, how many are copied anywhere outside
  /// @param late of these, how many copies are older than was asked
  /// @param other of these, how many have a copy with other entries than the log
  public record Ages(int logs, int copied, int late, int other) {}

  /// @param most how old the last complete copy may be
  public Ages ages(Duration most) {
    return ages(copies.all(), clock.instant().minus(most));
  }

  static Ages ages(List<LogCopyService.OfOne> all, Instant oldest) {
    var copied = 0;
    var late = 0;
    var other = 0;
    for (var log : all) {
      var times = times(log.seen());
      if (times.isEmpty()) continue;
      copied++;
      if (times.stream().noneMatch(it -> it.isAfter(oldest))) late++;
      if (places(log.seen()).anyMatch(it -> incident(it.trouble()))) other++;
    }
    return new Ages(all.size(), copied, late, other);
  }

  /// Of those places that are set up; never for one that never got a copy.
  private static List<Instant> times(LogCopyService.Seen seen) {
    return places(seen).map(it -> Objects.requireNonNullElse(it.at(), Instant.EPOCH)).toList();
  }

  private static Stream<LogCopyService.Copy> places(LogCopyService.Seen seen) {
    return Stream.of(Optional.ofNullable(seen.folder()), Optional.ofNullable(seen.own()))
        .flatMap(Optional::stream);
  }

  private static boolean incident(@Nullable CopyTrouble trouble) {
    return trouble != null && trouble.incident();
  }
}
