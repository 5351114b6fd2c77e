package denwaban.script;

import denwaban.kernel.PersonId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One version of what is said for a client, and who set it.
///
/// @param from since when it holds, or will; the newest that holds wins
/// @param by null if the program itself set it
/// @param role of who set it, such as `client-admin`; null if that is not known any more
/// @param withdrawnAt when a user took it back before it held; null for all others
public record Version(
    int number,
    Content content,
    Instant from,
    Instant setAt,
    @Nullable PersonId by,
    @Nullable String role,
    @Nullable Instant withdrawnAt) {

  /// Whether it is still to come.
  public boolean planned(Instant now) {
    return withdrawnAt == null && from.isAfter(now);
  }
}
