package denwaban.client.key;

import denwaban.kernel.ClientId;
import java.util.Collection;
import java.util.Set;

/// Whoever keeps what is sealed to a company's key, and so knows which keys are still needed.
public interface KeyUse {

  /// Called in the client's scope.
  ///
  /// @param keys fingerprints of company statements; not empty
  /// @return those of them that something kept is sealed to, or that it was indexed with; others
  ///   may be named too
  Set<String> used(ClientId client, Collection<String> keys);
}
