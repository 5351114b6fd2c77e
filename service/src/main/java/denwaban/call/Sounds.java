package denwaban.call;

import denwaban.kernel.Bytes;
import denwaban.kernel.ClientId;
import denwaban.script.Announcement;
import denwaban.script.Sound;

/// Port: what callers hear from us. G.711 µ-law, 8 kHz, mono.
public interface Sounds {

  /// The client's own, or the office's; only a greeting may be empty. May block.
  Sound of(ClientId client, Announcement kind);

  /// While an operator's desk rings.
  Bytes ringing();

  /// While every operator is busy.
  Bytes waiting();

  /// For callers whom an operator put on hold.
  Bytes hold();

  /// After which a caller speaks.
  Bytes tone();

  /// While a caller speaks.
  Bytes silence();
}
