package denwaban.call;

import denwaban.kernel.CallId;
import denwaban.kernel.ClientId;
import denwaban.kernel.PersonId;
import java.util.Optional;

/// Port: who rings, for the operator who has the call. The switchboard answers.
public interface Callers {

  /// @return empty unless this call is in this operator's hands: talking, on hold, or in the
  ///   wrap-up after it
  Optional<Rang> inHandOf(PersonId operator, CallId call);

  /// @param agreed whether the contract lets the operator see the whole number
  /// @param homes whether it lets the call be answered at homes too
  record Rang(ClientId client, Caller caller, boolean agreed, boolean homes) {}
}
