package denwaban.client;

import denwaban.kernel.ClientId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Pins in memory.
final class HeldPins implements Pins {

  final Map<String, String> held = new HashMap<>();

  @Override
  public Optional<String> pinned(ClientId client, Line line) {
    return Optional.ofNullable(held.get(client + "." + line.text()));
  }

  @Override
  public void pin(ClientId client, Line line, String fingerprint) {
    held.put(client + "." + line.text(), fingerprint);
  }
}
