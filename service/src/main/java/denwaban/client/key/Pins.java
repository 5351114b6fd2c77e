package denwaban.client.key;

import denwaban.kernel.ClientId;
import java.util.Optional;

/// Port: remembers which key of a line this edge has sealed to, beside the database and not in it.
interface Pins {

  /// Fingerprint of the newest key that was sealed to; empty before the first.
  Optional<String> pinned(ClientId client, Line line);

  void pin(ClientId client, Line line, String fingerprint);
}
