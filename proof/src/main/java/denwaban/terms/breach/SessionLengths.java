package denwaban.terms.breach;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// How long sessions of the client's people lasted, as far as their entries show it.
final class SessionLengths {

  /// No terms let a session last longer.
  private static final Duration MOST = Duration.ofHours(12);

  private final TermsInForce terms;
  private final Map<String, Instant> began = new HashMap<>();
  private final Set<String> tooLong = new HashSet<>();

  SessionLengths(TermsInForce terms) {
    this.terms = terms;
  }

  /// Whether this entry is the first that shows its session to be too long, by the loosest terms of
  /// the time in which it may have begun.
  boolean tooLong(LogLine line) {
    if (line.session().isEmpty() || !line.byClient()) return false;
    var first = began.computeIfAbsent(line.session(), _ -> line.at());
    var hours = terms.most("access.sessionHours", first.minus(MOST), first);
    // the entry of the end itself may come late
    return hours.isPresent()
        && first
            .plus(Duration.ofHours(hours.getAsLong()))
            .plus(ContractAudit.LATE)
            .isBefore(line.at())
        && tooLong.add(line.session());
  }
}
