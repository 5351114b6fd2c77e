package denwaban.desk;

import denwaban.call.Sounds;
import denwaban.call.media.Melody;
import denwaban.kernel.Bytes;
import denwaban.kernel.ClientId;
import denwaban.script.Announcement;
import denwaban.script.Scripts;

/// Greetings and notices from the clients' scripts; everything else we make ourselves.
record CallSounds(Scripts scripts) implements Sounds {

  private static final Bytes NOTHING = Bytes.of(new byte[0]);

  @Override
  public Bytes greeting(ClientId client) {
    return scripts.audio(client, Announcement.GREETING).orElse(NOTHING);
  }

  @Override
  public Bytes notice(ClientId client) {
    return scripts.notice(client);
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
