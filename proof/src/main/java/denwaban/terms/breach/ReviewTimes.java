package denwaban.terms.breach;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// For how long a recording that was sealed for reviewers too is given out to them. What a member
/// gave by hand has an end of its own, which the log does not say.
final class ReviewTimes {

  private final Map<String, Instant> sealed = new HashMap<>();
  private final Set<String> given = new HashSet<>();

  /// @return of an entry by which a reviewer was given a recording
  Optional<Query> query(LogLine line) {
    switch (line.act()) {
      case "review.sealed" -> sealed.put(line.object(), line.at());
      case "review.given" -> given.add(line.object());
      default -> {}
    }
    var since = sealed.get(line.object());
    if (!line.act().equals("review.header.released")
        || since == null
        || given.contains(line.object())) {
      return Optional.empty();
    }
    return Optional.of(terms -> {
      var near = ContractAudit.LATE;
      var days = terms.most("secondaryUse.qualityDays", since.minus(near), since.plus(near));
      // none at all: sealing it was the breach
      return days.isPresent()
              && days.getAsLong() > 0
              && since.plus(Duration.ofDays(days.getAsLong())).plus(near).isBefore(line.at())
          ? Breach.REVIEWED_LATE
          : null;
    });
  }
}
