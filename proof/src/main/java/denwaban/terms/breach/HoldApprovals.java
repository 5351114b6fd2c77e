package denwaban.terms.breach;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Who asked for legal holds and approved them. The terms of the moment in which it is asked say
/// how many there must be.
final class HoldApprovals {

  private record Asked(Instant at, Set<String> people) {}

  private final Map<String, Asked> asked = new HashMap<>();

  /// @return of an entry by which something is held from now on
  Optional<Query> query(LogLine line) {
    if (line.act().equals("hold.asked")) {
      asked.put(line.object(), new Asked(line.at(), new HashSet<>()));
    }
    var hold = asked.get(line.object());
    if (hold == null) return Optional.empty();
    if (!line.actor().isEmpty()) hold.people().add(line.actor());
    if (!line.act().equals("hold.approved")) return Optional.empty();
    asked.remove(line.object());
    var people = hold.people().size();
    return Optional.of(terms -> {
      var near = ContractAudit.LATE;
      var needed = terms.least("legalHold.approvers", hold.at().minus(near), hold.at().plus(near));
      return needed.isPresent() && people < needed.getAsLong() ? Breach.HELD_BY_TOO_FEW : null;
    });
  }
}
