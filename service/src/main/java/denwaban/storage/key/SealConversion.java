package denwaban.storage.key;

import denwaban.database.CannotStart;
import denwaban.seal.crypto.AtRest;
import denwaban.seal.statement.NightSafe;
import denwaban.seal.statement.Share;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;

/// Brings an office that is stopped from the unattended start to the sealed one, and back.
///
/// All keys get a new master each time, so that what lay on the disk before opens nothing that is
/// made from now on. The new folder is written whole beside the old one, then they change places.
public final class SealConversion {

  private final Path keys;
  private final Path fresh;
  private final Path old;

  /// @param data the folder of the office, which the caller has locked
  public SealConversion(Path data) {
    this.keys = folder(data);
    this.fresh = data.resolve("keys-new");
    this.old = data.resolve("keys-old");
  }

  public static Path folder(Path data) {
    return data.resolve("keys");
  }

  /// True after a change that was cut off: a start would not find all keys.
  static boolean halfWay(Path data) {
    return Files.exists(data.resolve("keys-old")) || Files.exists(data.resolve("keys-new"));
  }

  public boolean sealed() {
    return Files.exists(keys.resolve(SealFile.NAME));
  }

  /// True if a security module or key service holds the keys; it has a seal of its own.
  public boolean elsewhere() {
    return RememberingVault.knows(keys);
  }

  /// Ends a change that was cut off: the new folder counts once it is in its place.
  public void mend() throws IOException {
    if (Files.exists(old) && !Files.exists(keys)) {
      Files.move(old, keys);
    }
    remove(fresh);
    remove(old);
  }

  /// @param safe whose shares its holders have by now: without two of them nothing opens again
  public void seal(NightSafe safe) throws IOException {
    if (sealed() || elsewhere()) {
      throw new IllegalStateException("there is a seal already");
    }
    var before = new KeyFiles(keys);
    var held = Holdings.read(before, new MasterFile(before));
    var ring = new OpenedSeal(AtRest.newKey(), safe);
    var after = new KeyFiles(fresh);
    held.write(after, ring, false);
    var log = new KeyFiles(fresh.resolve(SealedVault.LOG));
    held.write(log, new MasterFile(log), true);
    after.create(SealFile.NAME, SealFile.of(ring).text());
    changePlaces();
  }

  /// Back to the unattended start.
  ///
  /// @throws Share.NotCombined and nothing was changed
  public void undo(String one, String two) throws Share.NotCombined, IOException {
    var before = new KeyFiles(keys);
    var seal = SealFile.read(before).orElseThrow(() -> new IOException("there is no seal"));
    var ring = seal.open(NightSafe.of(one, two, seal.slot()));
    var log = new KeyFiles(keys.resolve(SealedVault.LOG));
    var after = new KeyFiles(fresh);
    var master = new MasterFile(after);
    master.master();
    Holdings.read(before, ring).write(after, master, false);
    Holdings.read(log, new MasterFile(log)).write(after, master, true);
    changePlaces();
  }

  private void changePlaces() throws IOException {
    if (Files.exists(keys)) {
      Files.move(keys, old);
    }
    Files.move(fresh, keys);
    KeyFiles.force(keys.resolveSibling("."));
    remove(old);
  }

  /// Overwrites every file first, as well as the medium lets us.
  private static void remove(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    try (var all = Files.walk(folder)) {
      for (var path : all.sorted(Comparator.reverseOrder()).toList()) {
        if (Files.isRegularFile(path)) {
          new KeyFiles(path.resolveSibling(".")).erase(List.of(path.getFileName().toString()));
        }
        Files.delete(path);
      }
    }
  }

  private static boolean orphaned(Path folder) {
    try {
      return MasterFile.orphaned(new KeyFiles(folder));
    } catch (IOException e) {
      throw new CannotStart(
          "The folder keys cannot be read.",
          "See that it belongs to the account of the program.",
          e);
    }
  }

  /// How the office is to start, checked against what its folder says.
  ///
  /// @throws CannotStart if it would be unsafe, or would lose keys
  public static void check(Path data, StartMode start) {
    var keys = folder(data);
    if (halfWay(data)) {
      throw new CannotStart(
          "A change of the seal was cut off, and old keys may still lie on the disk.",
          "Run ./denwaban seal again: it ends what was begun (docs/runbooks/sealed-start.md).");
    }
    var fitted = Files.exists(keys.resolve(SealFile.NAME));
    var master = Files.exists(keys.resolve(MasterFile.NAME));
    if (orphaned(fitted ? keys.resolve(SealedVault.LOG) : keys)) {
      throw new CannotStart(
          "There are keys in keys, but not the master key that opens them: keys/master"
              + " (keys/seal and keys/log/master of a sealed office) is gone.",
          "Find out who took it away and bring it back, from the backup's newest copy of keys if need"
              + " be (docs/runbooks/backup.md). A new one would open nothing of before.");
    }
    if (fitted && master) {
      throw new CannotStart(
          "The office is sealed, but a master key lies on its disk as well: keys/master.",
          "Find out who put it there and delete it (docs/runbooks/sealed-start.md).");
    }
    if (start == StartMode.SEALED && !fitted) {
      throw new CannotStart(
          master
              ? "A sealed start was asked for, but the master key still lies on the disk."
              : "A sealed start was asked for, but this office has no seal yet.",
          "Stop the office and run ./denwaban seal: it prints the three shares and takes the key"
              + " off the disk (docs/runbooks/sealed-start.md).");
    }
    if (start == StartMode.UNATTENDED && fitted) {
      throw new CannotStart(
          "This office is sealed: its master key is on three sheets of paper, not on the disk.",
          "Start it with --denwaban.start=sealed, or go back with ./denwaban seal --undo.");
    }
  }
}
