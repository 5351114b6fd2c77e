package denwaban.script;

import denwaban.kernel.Bytes;
import denwaban.kernel.ClientId;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// The clients' scripts. Opens its own transaction fenced to the client, or joins one.
@Component
public class Scripts {

  /// What the desk shows about a client at a moment.
  public Optional<Script> of(ClientId client, Instant at) {
    throw new UnsupportedOperationException();
  }

  /// What the caller hears first, recording notice included: G.711 µ-law, 8 kHz, mono, without a
  /// header; empty when none was uploaded.
  public Optional<Bytes> greetingAudio(ClientId client) {
    throw new UnsupportedOperationException();
  }
}
