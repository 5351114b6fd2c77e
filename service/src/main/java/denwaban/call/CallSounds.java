package denwaban.call;

import denwaban.call.media.Melody;
import denwaban.kernel.Bytes;
import denwaban.kernel.ClientId;
import denwaban.script.Scripts;

/// Greetings from the clients' scripts; everything else we make ourselves.
record CallSounds(Scripts scripts) implements Sounds {

  private static final Bytes NOTHING = Bytes.of(new byte[0]);

  /// The recorded greeting has the notice in it, so it must not be heard by a caller who is not
  /// recorded: the operator's own words greet instead.
  @Override
  public Bytes greeting(ClientId client, boolean recorded) {
    return recorded ? scripts.greetingAudio(client).orElse(NOTHING) : NOTHING;
  }

  @Override
  public Bytes ringing() {
    return Melody.ringBack();
  }

  @Override
  public Bytes waiting() {
    return Melody.hold();
  }

  @Override
  public Bytes hold() {
    return Melody.hold();
  }
}
