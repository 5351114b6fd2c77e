package denwaban.call;

import denwaban.kernel.PhoneNumber;
import java.time.Instant;

/// Port: whose number was dialled, and may it be answered?
interface Directory {

  /// May block for the database.
  ///
  /// @throws RuntimeException if the database is away and the number was not seen lately
  Lookup find(PhoneNumber called, Instant at);

  /// Never blocks longer than [#find].
  sealed interface Lookup {

    record Found(Served served) implements Lookup {}

    record UnknownNumber() implements Lookup {}

    record NoContract() implements Lookup {}
  }
}
