package denwaban.storage.key;

import static java.nio.charset.StandardCharsets.UTF_8;

import denwaban.kernel.Bytes;
import denwaban.seal.statement.NightSafe;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;

/// What is wrapped while the vault is sealed: dropped into the slot of a night safe, one for each
/// name of a key. Format: docs/formats/night-safe.md.
///
/// One for each name, so that destroying that key destroys what was taken in for it, wherever
/// copies of the rows lie.
final class Intake {

  static final String FILE = "intake-";
  private static final String HEAD = "denwaban intake v1";

  private final KeyFiles files;

  Intake(KeyFiles files) {
    this.files = files;
  }

  /// One slot as its file has it.
  ///
  /// @param shut the safe's seed, wrapped by the [Keyring]
  record Entry(NightSafe.Slot slot, Bytes shut) {

    byte[] text() {
      return "%s\n%s\n%s\n".formatted(HEAD, slot.text(), shut.base64()).getBytes(UTF_8);
    }

    static Entry parse(byte[] text) throws IOException {
      var lines = new String(text, UTF_8).split("\n", -1);
      if (lines.length != 4 || !lines[0].equals(HEAD) || !lines[3].isEmpty()) {
        throw new IOException("a file of the intake is damaged");
      }
      try {
        return new Entry(NightSafe.Slot.parse(lines[1]), Bytes.ofBase64(lines[2]));
      } catch (IllegalArgumentException e) {
        throw new IOException("a file of the intake is damaged");
      }
    }
  }

  /// Whether something was wrapped here.
  static boolean took(Bytes wrapped) {
    var mark = KeyVault.INTAKE_MARK.toArray();
    return wrapped.length() > mark.length
        && Arrays.equals(wrapped.toArray(), 0, mark.length, mark, 0, mark.length);
  }

  /// @param ring which shuts the key of a new slot away; that must work while it is sealed
  /// @throws KeyDestroyed if it was erased
  Bytes wrap(Kek kek, byte[] secret, byte[] place, Keyring ring) throws IOException {
    var mark = KeyVault.INTAKE_MARK.toArray();
    var dropped = slot(kek, ring).drop(secret, within(kek, place)).toArray();
    var whole = Arrays.copyOf(mark, mark.length + dropped.length);
    System.arraycopy(dropped, 0, whole, mark.length, dropped.length);
    return Bytes.of(whole);
  }

  private NightSafe.Slot slot(Kek kek, Keyring ring) throws IOException {
    if (!files.exists(file(kek))) {
      var safe = NightSafe.make();
      var shut = ring.shut(safe.seed().toArray(), place(kek));
      files.create(file(kek), new Entry(safe.slot(), shut).text());
    }
    return find(kek).orElseThrow(KeyDestroyed::new).slot();
  }

  /// @return empty if the slot was erased, or the place is not the same
  Optional<Bytes> unwrap(Kek kek, Bytes wrapped, byte[] place, Keyring ring) throws IOException {
    var entry = find(kek);
    if (entry.isEmpty()) {
      return Optional.empty();
    }
    var whole = wrapped.toArray();
    var dropped = Bytes.of(Arrays.copyOfRange(whole, KeyVault.INTAKE_MARK.length(), whole.length));
    return safe(kek, entry.get(), ring).take(dropped, within(kek, place));
  }

  static NightSafe safe(Kek kek, Entry entry, Keyring ring) throws IOException {
    return ring.open(entry.shut(), place(kek))
        .map(NightSafe::of)
        .orElseThrow(() -> new IOException("the master key does not fit a file of the intake"));
  }

  Optional<Entry> find(Kek kek) throws IOException {
    var text = files.read(file(kek));
    return text.isEmpty() ? Optional.empty() : Optional.of(Entry.parse(text.get()));
  }

  boolean knows(Kek kek) {
    return files.exists(file(kek));
  }

  static String file(Kek kek) {
    return FILE + kek.name();
  }

  static byte[] place(Kek kek) {
    return ("intake|" + kek.name()).getBytes(UTF_8);
  }

  private static byte[] within(Kek kek, byte[] place) {
    var name = (kek.name() + "|").getBytes(UTF_8);
    var whole = Arrays.copyOf(name, name.length + place.length);
    System.arraycopy(place, 0, whole, name.length, place.length);
    return whole;
  }
}
