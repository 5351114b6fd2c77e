package denwaban.storage.key;

import static java.nio.charset.StandardCharsets.UTF_8;

import denwaban.kernel.Bytes;
import denwaban.seal.crypto.AtRest;
import denwaban.seal.statement.NightSafe;
import java.io.IOException;
import java.util.Optional;

/// `keys/seal`: the slot of the office's night safe, and the master key, dropped into it. The
/// safe's own key is on three sheets of paper and in no file. Format: docs/formats/night-safe.md.
public record SealFile(NightSafe.Slot slot, Bytes master) {

  static final String NAME = "seal";

  private static final String HEAD = "denwaban seal v1";
  private static final byte[] PLACE = "master".getBytes(UTF_8);

  static SealFile of(OpenedSeal ring) {
    var slot = ring.safe().slot();
    return new SealFile(slot, slot.drop(ring.master().toArray(), PLACE));
  }

  public static Optional<SealFile> read(KeyFiles files) throws IOException {
    var text = files.read(NAME);
    return text.isEmpty() ? Optional.empty() : Optional.of(parse(text.get()));
  }

  byte[] text() {
    return "%s\n%s\n%s\n".formatted(HEAD, slot.text(), master.base64()).getBytes(UTF_8);
  }

  static SealFile parse(byte[] text) throws IOException {
    var lines = new String(text, UTF_8).split("\n", -1);
    if (lines.length != 4 || !lines[0].equals(HEAD) || !lines[3].isEmpty()) {
      throw new IOException("the seal file is damaged");
    }
    try {
      return new SealFile(NightSafe.Slot.parse(lines[1]), Bytes.ofBase64(lines[2]));
    } catch (IllegalArgumentException e) {
      throw new IOException("the seal file is damaged");
    }
  }

  /// @throws IOException if the safe is the right one and still does not open it
  OpenedSeal open(NightSafe safe) throws IOException {
    return safe.take(master, PLACE)
        .filter(key -> key.length() == AtRest.KEY)
        .map(key -> new OpenedSeal(key, safe))
        .orElseThrow(() -> new IOException("the seal file is damaged"));
  }
}
