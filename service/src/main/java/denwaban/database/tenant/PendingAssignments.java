package denwaban.database.tenant;

import denwaban.kernel.PersonId;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Operators of whom something is about to be written that their requests hang on: who took a call
/// a moment ago. Only their transactions wait for it, and only a little.
public final class PendingAssignments {

  private final Map<PersonId, Integer> writes = new ConcurrentHashMap<>();

  PendingAssignments() {}

  public void begins(PersonId operator) {
    writes.merge(operator, 1, Integer::sum);
  }

  /// It is written, or has to wait on the disk.
  public void ends(PersonId operator) {
    writes.computeIfPresent(operator, (_, count) -> count == 1 ? null : count - 1);
  }

  boolean holds(PersonId operator) {
    return writes.containsKey(operator);
  }
}
