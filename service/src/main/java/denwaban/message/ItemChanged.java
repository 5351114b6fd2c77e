package denwaban.message;

import denwaban.client.key.Line;
import denwaban.kernel.CallId;
import denwaban.kernel.ClientId;

/// What waited was read, or is done with. Published within the transaction that says so, in the
/// client's scope.
public record ItemChanged(ClientId client, Line line, CallId call, To to) {

  public enum To {
    OPENED,
    DONE,
    /// The operator put the message right.
    CORRECTED
  }
}
