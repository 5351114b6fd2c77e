package denwaban.call;

import denwaban.kernel.Bytes;
import denwaban.kernel.ClientId;

/// Port: what callers hear from us. G.711 µ-law, 8 kHz, mono.
interface Sounds {

  /// The client's greeting; with the recording notice only where the call is recorded. May block.
  Bytes greeting(ClientId client, boolean recorded);

  /// While an operator's desk rings.
  Bytes ringing();

  /// While every operator is busy.
  Bytes waiting();

  /// For callers whom an operator put on hold.
  Bytes hold();
}
