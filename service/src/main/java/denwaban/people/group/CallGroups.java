package denwaban.people.group;

import denwaban.kernel.PersonId;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The operators whom one client's calls are offered to, as they were when a call came.
///
/// @param own whom they ring first; null for all operators
/// @param overflow whom they ring too after a while; null for all operators
/// @param after how long a caller waits for the own group alone
public record CallGroups(
    @Nullable Set<PersonId> own, @Nullable Set<PersonId> overflow, Duration after) {

  /// The shortest and the longest wait for the own group alone.
  public static final Duration LEAST = Duration.ofSeconds(5);

  public static final Duration MOST = Duration.ofMinutes(5);

  /// Of clients for whom no group is named: every operator takes their calls.
  public static final CallGroups ALL = new CallGroups(null, null, LEAST);

  /// @throws IllegalArgumentException if the wait is out of range
  public CallGroups {
    if (after.compareTo(LEAST) < 0 || after.compareTo(MOST) > 0) {
      throw new IllegalArgumentException("a call overflows after 5 to 300 seconds");
    }
    own = own == null ? null : Set.copyOf(own);
    overflow = overflow == null ? null : Set.copyOf(overflow);
  }

  public boolean ofOwn(PersonId operator) {
    return own == null || own.contains(operator);
  }

  public boolean ofOverflow(PersonId operator) {
    return overflow == null || overflow.contains(operator);
  }
}
