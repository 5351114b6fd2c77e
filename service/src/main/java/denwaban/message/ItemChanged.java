package denwaban.message;

import denwaban.client.key.Line;
import denwaban.kernel.CallId;
import denwaban.kernel.ClientId;
import denwaban.kernel.PersonId;
import org.jspecify.annotations.Nullable;

/// What waited was read, taken on, or is done with. Published within the transaction that says so,
/// in the client's scope.
///
/// @param by the member who did it; null if it was an operator, or only a reading
/// @param urgent whether a corrected message is; false of all else
public record ItemChanged(
    ClientId client, Line line, CallId call, To to, @Nullable PersonId by, boolean urgent) {

  public enum To {
    OPENED,
    /// A member deals with it.
    TAKEN,
    DONE,
    /// The operator put the message right.
    CORRECTED
  }

  public ItemChanged(ClientId client, Line line, CallId call, To to, @Nullable PersonId by) {
    this(client, line, call, to, by, false);
  }

  public static ItemChanged corrected(ClientId client, Line line, CallId call, boolean urgent) {
    return new ItemChanged(client, line, call, To.CORRECTED, null, urgent);
  }
}
