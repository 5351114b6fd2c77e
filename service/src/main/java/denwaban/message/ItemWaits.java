package denwaban.message;

import denwaban.client.key.Line;
import denwaban.kernel.CallId;
import denwaban.kernel.ClientId;
import denwaban.kernel.PersonId;
import org.jspecify.annotations.Nullable;

/// Something new waits in a box. Published within the transaction that keeps it, in the client's
/// scope: who hears it and fails undoes it.
///
/// @param operator who sent the message; null for a call that was not answered, and for what had to
///   wait for the database
public record ItemWaits(
    ClientId client,
    Line line,
    CallId call,
    Kind kind,
    boolean urgent,
    @Nullable PersonId operator) {

  public enum Kind {
    MESSAGE,
    /// A call that was not answered.
    MISSED
  }
}
