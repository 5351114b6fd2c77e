package denwaban.script;

import denwaban.kernel.Bytes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.Map;

/// The office's own announcements, for clients that have none of theirs. What each says, and how it
/// was made, is in docs/formats/announcements.md.
final class HouseSounds {

  private static final Bytes NOTHING = Bytes.of(new byte[0]);

  private final Map<Announcement, Sound> sounds = new EnumMap<>(Announcement.class);

  HouseSounds() {
    for (var kind : Announcement.values()) {
      var ulaw = kind.file().map(HouseSounds::load).orElse(NOTHING);
      sounds.put(kind, new Sound(kind, 0, ulaw));
    }
  }

  Sound of(Announcement kind) {
    var sound = sounds.get(kind);
    if (sound == null) throw new AssertionError("each kind has one");
    return sound;
  }

  private static Bytes load(String name) {
    try (var file = HouseSounds.class.getResourceAsStream("/denwaban/" + name + ".ulaw")) {
      if (file == null) throw new AssertionError("the announcements are part of the jar");
      return Bytes.of(file.readAllBytes());
    } catch (IOException unreadable) {
      throw new UncheckedIOException("the announcements are part of the jar", unreadable);
    }
  }
}
