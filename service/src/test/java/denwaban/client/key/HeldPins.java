package denwaban.client.key;

import denwaban.kernel.ClientId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Pins in memory.
final class HeldPins implements Pins {

  final Map<String, String> held = new HashMap<>();

  /// Whether the disk does not take them, or does not give them.
  boolean full;

  boolean damaged;

  @Override
  public Optional<String> pinned(ClientId client, Line line) {
    if (damaged) throw new UncheckedIOException(new IOException("a pin is damaged"));
    return Optional.ofNullable(held.get(client + "." + line.text()));
  }

  @Override
  public void pin(ClientId client, Line line, String fingerprint) {
    if (full) throw new UncheckedIOException(new IOException("no space"));
    held.put(client + "." + line.text(), fingerprint);
  }
}
