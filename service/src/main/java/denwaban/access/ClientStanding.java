package denwaban.access;

import denwaban.kernel.ClientId;

/// Whether a client's contract has ended. From then on its people read nothing that callers left,
/// and take it away.
public interface ClientStanding {

  boolean ended(ClientId client);
}
