package denwaban.call;

import denwaban.kernel.CallId;
import denwaban.kernel.ClientId;
import denwaban.kernel.PhoneNumber;

/// Port: is told whose number rings, to compare it with those that are watched. `watch` implements
/// it. No event carries a number, as everybody could listen to it.
public interface CallerWatchlist {

  /// May block. Keeps nothing of the number.
  ///
  /// @throws RuntimeException if it cannot be compared now; the call goes on, unwatched
  void rang(CallId call, ClientId client, PhoneNumber caller);
}
