package denwaban.http.outbound;

import denwaban.kernel.ClientId;
import java.time.Instant;

/// Where something of a client's may be sent. Implemented by the module that knows what clients
/// agreed to.
public interface Destinations {

  /// Why a host may be called, or may not.
  enum Standing {
    /// This machine: nothing leaves it.
    HERE,
    /// The client's administrators typed the address of a system of theirs.
    OWN,
    /// The client agreed to a sub-processor that has this host.
    LISTED,
    /// The client was here before there were lists, and still has time to agree to one.
    GRACE,
    /// On no list: it is not called.
    REFUSED
  }

  /// @param entry of the list that has the host; the host itself where none has
  record Found(Standing standing, String entry) {}

  /// Opens a scope of its own.
  ///
  /// @param host in ASCII
  Found standing(ClientId client, String host, String purpose, Instant at);
}
