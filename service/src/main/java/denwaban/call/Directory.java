package denwaban.call;

import denwaban.kernel.ClientId;
import denwaban.kernel.PhoneNumber;
import java.time.Instant;
import java.util.Optional;

/// Port: whose number was dialled, and may it be answered?
public interface Directory {

  /// May block for the database.
  ///
  /// @throws RuntimeException if the database is unavailable and the number was not seen lately
  Lookup find(PhoneNumber called, Instant at);

  /// Whose number it is, contract or not. May block for the database.
  ///
  /// @return empty if it is no client's, or if that cannot be said now
  Optional<ClientId> owner(PhoneNumber called);

  /// Never blocks longer than [#find].
  sealed interface Lookup {

    record Found(ServiceTerms served) implements Lookup {}

    record UnknownNumber() implements Lookup {}

    /// @param client whose number it is
    record NoContract(ClientId client) implements Lookup {}

    /// Notice was given of the end of its contract, and the end has come.
    ///
    /// @param client whose number it was
    record Ended(ClientId client) implements Lookup {}

    /// The client has not signed what it found out about this office.
    ///
    /// @param client whose number it is
    record NotConfirmed(ClientId client) implements Lookup {}

    /// The number is the office's own, and who its client is was not verified.
    record NotVerified(ClientId client) implements Lookup {}

    /// What a call leaves behind would lie in a country that the contract does not name.
    record StoredElsewhere(ClientId client) implements Lookup {}
  }
}
