package denwaban.call;

import denwaban.kernel.Bytes;
import denwaban.kernel.ClientId;

/// Port: what callers hear from us. G.711 µ-law, 8 kHz, mono.
public interface Sounds {

  /// The client's greeting; empty when it has none. May block.
  Bytes greeting(ClientId client);

  /// That the call is recorded; never empty. May block.
  Bytes notice(ClientId client);

  /// While an operator's desk rings.
  Bytes ringing();

  /// While every operator is busy.
  Bytes waiting();

  /// For callers whom an operator put on hold.
  Bytes hold();
}
