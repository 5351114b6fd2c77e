package denwaban.call;

import denwaban.kernel.ClientId;
import denwaban.kernel.PhoneNumber;

/// Port: callers from whom a client takes no calls. `answering` implements it.
public interface BlockList {

  /// Counts the call if it is blocked. May block for the database.
  ///
  /// @throws RuntimeException if that is not known now; the call is then answered
  boolean blocked(ClientId client, PhoneNumber caller);
}
