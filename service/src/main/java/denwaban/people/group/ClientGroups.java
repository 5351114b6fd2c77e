package denwaban.people.group;

import denwaban.http.EntityTag;
import denwaban.kernel.ClientId;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Which groups answer for a client.
///
/// @param own null for all operators; then there is no overflow
/// @param overflow null for all operators
/// @param after how long a caller waits for the own group alone
public record ClientGroups(
    ClientId client, @Nullable UUID own, @Nullable UUID overflow, Duration after) {

  /// @throws IllegalArgumentException if the wait is out of range of [CallGroups], there is an
  ///   overflow of no group, or both are one
  public ClientGroups {
    if (after.compareTo(CallGroups.LEAST) < 0 || after.compareTo(CallGroups.MOST) > 0) {
      throw new IllegalArgumentException("a call overflows after 5 to 300 seconds");
    }
    if (overflow != null && (own == null || overflow.equals(own))) {
      throw new IllegalArgumentException("a group overflows into another one");
    }
  }

  /// Another if another group answers, or after another wait.
  String version() {
    return EntityTag.of(own, overflow, after);
  }
}
