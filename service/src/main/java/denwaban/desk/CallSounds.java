package denwaban.desk;

import denwaban.call.Sounds;
import denwaban.call.media.Melody;
import denwaban.kernel.Bytes;
import denwaban.kernel.ClientId;
import denwaban.script.Announcement;
import denwaban.script.Scripts;
import denwaban.script.Sound;

/// Announcements from the clients' scripts or the office's; everything else we make ourselves.
record CallSounds(Scripts scripts) implements Sounds {

  @Override
  public Sound of(ClientId client, Announcement kind) {
    return scripts.sound(client, kind);
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
  public Bytes tone() {
    return Melody.tone();
  }

  @Override
  public Bytes silence() {
    return Melody.silence();
  }

  @Override
  public Bytes hold() {
    return Melody.hold();
  }
}
