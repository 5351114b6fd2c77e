package denwaban.script;

import denwaban.kernel.Bytes;
import java.io.IOException;
import java.io.UncheckedIOException;

/// The recording notice of clients that have none of their own. It says what the usual terms say:
/// この通話は、ご用件の正確な記録のため録音しております。
final class HouseNotice {

  private static final String FILE = "/denwaban/notice.ulaw";

  private HouseNotice() {}

  /// G.711 µ-law, 8 kHz, mono.
  static Bytes load() {
    try (var file = HouseNotice.class.getResourceAsStream(FILE)) {
      if (file == null) {
        throw new AssertionError("the notice is part of the jar");
      }
      return Bytes.of(file.readAllBytes());
    } catch (IOException unreadable) {
      throw new UncheckedIOException("the notice is part of the jar", unreadable);
    }
  }
}
