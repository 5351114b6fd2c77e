package denwaban.contract;

import denwaban.kernel.ClientId;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// What clients agreed to. Opens its own transaction fenced to the client, or joins one.
@Component
public class Contracts {

  /// May calls for this client be answered at all?
  public Decision mayAnswer(ClientId client, Instant at) {
    throw new UnsupportedOperationException();
  }

  /// May calls be recorded, after the caller has heard the notice of [#terms]?
  public Decision mayRecord(ClientId client, Instant at) {
    throw new UnsupportedOperationException();
  }

  /// The terms in force at a moment.
  public Optional<Terms> terms(ClientId client, Instant at) {
    throw new UnsupportedOperationException();
  }
}
