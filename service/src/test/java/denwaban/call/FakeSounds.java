package denwaban.call;

import denwaban.kernel.Bytes;
import denwaban.kernel.ClientId;
import denwaban.script.Announcement;
import denwaban.script.Sound;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Sounds of one byte each, so that a line can say which it heard.
final class FakeSounds implements Sounds {

  private static final List<String> NAMES =
      List.of("ringback", "queue music", "hold music", "tone", "silence");

  boolean noGreeting;
  boolean noNotice;

  /// Every announcement is away.
  boolean away;

  static String name(Bytes sound) {
    var kinds = Announcement.values();
    var bytes = sound.toArray();
    return IntStream.range(0, bytes.length)
        .mapToObj(n -> bytes[n] < kinds.length ? kinds[bytes[n]].code() : own(bytes[n]))
        .collect(Collectors.joining(", "));
  }

  private static String own(byte sound) {
    return NAMES.get(sound - Announcement.values().length);
  }

  @Override
  public Sound of(ClientId client, Announcement kind) {
    if (away || (noNotice && kind == Announcement.NOTICE)) {
      throw new IllegalStateException("database away");
    }
    var none = noGreeting && kind == Announcement.GREETING;
    return new Sound(kind, 1, Bytes.of(none ? new byte[0] : new byte[] {(byte) kind.ordinal()}));
  }

  private static Bytes own(String name) {
    return Bytes.of(new byte[] {(byte) (Announcement.values().length + NAMES.indexOf(name))});
  }

  @Override
  public Bytes ringing() {
    return own("ringback");
  }

  @Override
  public Bytes waiting() {
    return own("queue music");
  }

  @Override
  public Bytes hold() {
    return own("hold music");
  }

  @Override
  public Bytes tone() {
    return own("tone");
  }

  @Override
  public Bytes silence() {
    return own("silence");
  }
}
