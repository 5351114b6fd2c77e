package denwaban.storage.key;

import static java.nio.charset.StandardCharsets.UTF_8;

import denwaban.database.CannotStart;
import denwaban.kernel.Bytes;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/// What an outside vault does not do for us, kept in a folder.
///
/// - No name is used twice: an empty file for each destroyed key, written before the key goes.
/// - A vault that lost its keys and one that never had this key look alike. So something wrapped at
///   the very first start must still open before "it does not open" is believed.
public final class RememberingVault implements KeyVault {

  /// Made at the first start of an office.
  static final Kek FIRST = new Kek("denwaban-first");

  private static final String FIRST_FILE = "first";
  private static final byte[] PLACE = "first".getBytes(UTF_8);

  private final KeyVault keys;
  private final Path folder;
  private final Bytes first;
  private final ReadWriteLock turn = new ReentrantReadWriteLock();

  private RememberingVault(KeyVault keys, Path folder, Bytes first) {
    this.keys = keys;
    this.folder = folder;
    this.first = first;
  }

  /// @param folder made if absent, readable by our user alone
  /// @throws CannotStart if the vault is unavailable, or not the one that this folder knows
  public static RememberingVault open(KeyVault keys, Path folder) {
    try {
      Files.createDirectories(
          folder,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
      var file = folder.resolve(FIRST_FILE);
      if (!Files.exists(file)) {
        var fresh = Files.createTempFile(folder, "fresh", null);
        Files.write(fresh, keys.wrap(FIRST, PLACE, PLACE).toArray());
        Files.move(fresh, file);
        force(folder);
      }
      var vault = new RememberingVault(keys, folder, Bytes.of(Files.readAllBytes(file)));
      if (!vault.ours()) {
        throw new CannotStart(
            "The keys that answer are not those of this office.",
            "Connect the right security module or key service; after a loss, restore it from its"
                + " backup (docs/runbooks/keys-elsewhere.md).");
      }
      return vault;
    } catch (IOException e) {
      throw new CannotStart(
          "The keys of this office do not answer.",
          "See that the security module or key service runs and lets this program in.",
          e);
    }
  }

  /// True if keys of this office are in an outside vault.
  public static boolean knows(Path folder) {
    return Files.exists(folder.resolve(FIRST_FILE));
  }

  /// Whether an outside vault has the keys of the office that `folder` knows.
  ///
  /// @throws IOException if it does not answer, or refuses
  public static boolean has(KeyVault keys, Path folder) throws IOException {
    var first = Bytes.of(Files.readAllBytes(folder.resolve(FIRST_FILE)));
    return keys.unwrap(FIRST, first, PLACE).isPresent();
  }

  private boolean ours() throws IOException {
    return keys.unwrap(FIRST, first, PLACE).isPresent();
  }

  private void mustBeOurs() throws IOException {
    if (!ours()) {
      throw new IOException("the vault has lost the keys of this office");
    }
  }

  @Override
  public Bytes wrap(Kek kek, byte[] secret, byte[] place) throws IOException {
    turn.readLock().lock();
    try {
      if (Files.exists(mark(kek))) {
        throw new KeyDestroyed();
      }
      return keys.wrap(kek, secret, place);
    } finally {
      turn.readLock().unlock();
    }
  }

  @Override
  public Optional<Bytes> unwrap(Kek kek, Bytes wrapped, byte[] place) throws IOException {
    if (Files.exists(mark(kek))) {
      return Optional.empty();
    }
    var secret = keys.unwrap(kek, wrapped, place);
    if (secret.isEmpty()) {
      mustBeOurs();
    }
    return secret;
  }

  @Override
  public void mustBeOpen() throws IOException {
    mustBeOurs();
  }

  /// Destroys what an interrupted call left, too.
  @Override
  public boolean destroy(Kek kek) throws IOException {
    turn.writeLock().lock();
    try {
      mustBeOurs();
      var mark = mark(kek);
      var fresh = !Files.exists(mark);
      if (fresh) {
        Files.createFile(mark);
        force(folder);
      }
      var was = keys.destroy(kek);
      if (fresh && !was) {
        Files.delete(mark); // there never was such a key
      }
      return was;
    } finally {
      turn.writeLock().unlock();
    }
  }

  private Path mark(Kek kek) {
    return folder.resolve("destroyed-" + kek.name());
  }

  private static void force(Path folder) throws IOException {
    try (var names = FileChannel.open(folder, StandardOpenOption.READ)) {
      names.force(true);
    }
  }
}
