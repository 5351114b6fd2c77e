package denwaban.storage.key;

import denwaban.kernel.Bytes;
import denwaban.seal.crypto.AtRest;
import denwaban.seal.statement.NightSafe;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// All keys of a folder in the clear, in memory, on their way under another master.
///
/// @param keys by name; empty of a destroyed one
/// @param safes behind the slots of the intake; empty of a destroyed one
record Holdings(Map<String, Optional<Bytes>> keys, Map<String, Optional<NightSafe>> safes) {

  static Holdings read(KeyFiles files, Keyring ring) throws IOException {
    var keys = new TreeMap<String, Optional<Bytes>>();
    for (var name : files.names(SoftwareVault.KEK)) {
      var kek = new Kek(name.substring(SoftwareVault.KEK.length()));
      var wrapped = files.read(name);
      keys.put(kek.name(), wrapped.isEmpty() ? Optional.empty() : key(kek, wrapped.get(), ring));
    }
    var safes = new TreeMap<String, Optional<NightSafe>>();
    var intake = new Intake(files);
    for (var name : files.names(Intake.FILE)) {
      var kek = new Kek(name.substring(Intake.FILE.length()));
      var entry = intake.find(kek);
      safes.put(
          kek.name(),
          entry.isEmpty() ? Optional.empty() : Optional.of(Intake.safe(kek, entry.get(), ring)));
    }
    return new Holdings(keys, safes);
  }

  private static Optional<Bytes> key(Kek kek, byte[] wrapped, Keyring ring) throws IOException {
    var key = AtRest.unwrap(ring.master(), Bytes.of(wrapped), SoftwareVault.place(kek));
    if (key.isEmpty()) {
      throw new IOException("the master key does not fit a key file");
    }
    return key;
  }

  /// @param ofTheLog which half: the log's own keys, or all others
  void write(KeyFiles files, Keyring ring, boolean ofTheLog) throws IOException {
    for (var one : keys.entrySet()) {
      var kek = new Kek(one.getKey());
      if (kek.ofTheLog() == ofTheLog) {
        var key = one.getValue();
        files.create(
            SoftwareVault.file(kek),
            key.isEmpty()
                ? new byte[0]
                : AtRest.wrap(ring.master(), key.get().toArray(), SoftwareVault.place(kek))
                    .toArray());
      }
    }
    for (var one : safes.entrySet()) {
      var kek = new Kek(one.getKey());
      if (kek.ofTheLog() == ofTheLog) {
        var safe = one.getValue();
        files.create(Intake.file(kek), safe.isEmpty() ? new byte[0] : text(kek, safe.get(), ring));
      }
    }
  }

  private static byte[] text(Kek kek, NightSafe safe, Keyring ring) throws IOException {
    var shut = ring.shut(safe.seed().toArray(), Intake.place(kek));
    return new Intake.Entry(safe.slot(), shut).text();
  }
}
