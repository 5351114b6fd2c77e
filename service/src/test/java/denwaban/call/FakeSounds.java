package denwaban.call;

import denwaban.kernel.Bytes;
import denwaban.kernel.ClientId;
import java.util.List;

/// Sounds of different lengths, so that a line can say which it heard.
final class FakeSounds implements Sounds {

  private static final List<String> NAMES =
      List.of(
          "", "greeting", "notice", "greeting, notice", "ringback", "queue music", "hold music");

  boolean noGreeting;
  boolean noNotice;

  static String name(Bytes sound) {
    return NAMES.get(sound.length());
  }

  @Override
  public Bytes greeting(ClientId client) {
    return Bytes.of(new byte[noGreeting ? 0 : 1]);
  }

  @Override
  public Bytes notice(ClientId client) {
    if (noNotice) throw new IllegalStateException("database away");
    return Bytes.of(new byte[2]);
  }

  @Override
  public Bytes ringing() {
    return Bytes.of(new byte[4]);
  }

  @Override
  public Bytes waiting() {
    return Bytes.of(new byte[5]);
  }

  @Override
  public Bytes hold() {
    return Bytes.of(new byte[6]);
  }
}
