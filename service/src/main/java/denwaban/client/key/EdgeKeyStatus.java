package denwaban.client.key;

import java.time.Instant;

/// How a company's own key stands at this edge.
sealed interface EdgeKeyStatus {

  /// The client's administrator has made none.
  record NoKey() implements EdgeKeyStatus {}

  /// The chain leads to it from what this edge has sealed to before.
  record Proven(String fingerprint) implements EdgeKeyStatus {}

  /// A recovery made it: nothing is sealed until its fingerprint was compared with the client by
  /// another way.
  ///
  /// @param before fingerprint of what this edge has sealed to; of the first key, if nothing yet
  /// @param at when it was stated, by the stating browser's clock
  record ToCompare(String before, String now, int epoch, Instant at) implements EdgeKeyStatus {}

  /// The chain does not lead here, the rows are not what it says, or the pin is damaged. Nothing is
  /// sealed, and no comparing helps.
  record NotProven() implements EdgeKeyStatus {}
}
