package denwaban.copies;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
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
  public record Ages(int logs, int copied, int late) {}

  /// @param most how old the last complete copy may be
  public Ages ages(Duration most) {
    var all = copies.all();
    var oldest = clock.instant().minus(most);
    var copied = 0;
    var late = 0;
    for (var log : all) {
      var times = times(log.seen());
      if (times.isEmpty()) continue;
      copied++;
      if (times.stream().noneMatch(it -> it.isAfter(oldest))) late++;
    }
    return new Ages(all.size(), copied, late);
  }

  /// Of those places that are set up; never for one that never got a copy.
  private static List<Instant> times(LogCopyService.Seen seen) {
    var all = new ArrayList<Instant>();
    for (var copy : new LogCopyService.Copy[] {seen.folder(), seen.own()}) {
      if (copy != null) all.add(Objects.requireNonNullElse(copy.at(), Instant.EPOCH));
    }
    return all;
  }
}
