package denwaban.database;

import com.sun.security.auth.module.UnixSystem;
import denwaban.seal.crypto.Secret;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// The folder that holds everything of one office, locked so that one program uses it.
///
/// The lock dies with the process, kill -9 included, so a stale lock cannot exist. It also dies
/// when the process closes *any* descriptor of the lock's file (POSIX.1-2017, `fcntl`, F_SETLK):
/// nothing here may open it a second time. It is empty, so who looks for something in files leaves
/// empty ones alone.
public final class DataFolder implements AutoCloseable {

  /// In a folder while a restore writes it. What is not all back must not run: it may hold what was
  /// erased since the backup.
  public static final String RESTORING = "restoring";

  static final String LOCK = "lock";

  /// Those that this very process holds: to ask the system for them would give them up.
  private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

  private final Path path;
  private final FileChannel lock;

  private DataFolder(Path path, FileChannel lock) {
    this.path = path;
    this.lock = lock;
  }

  /// @throws CannotStart if another running program holds the folder, or this one; for root, if it
  ///   belongs to another account
  public static DataFolder open(Path path) {
    var folder = path.toAbsolutePath().normalize();
    if (HELD.contains(folder)) throw another(folder);
    try {
      requireOwnIfRoot(folder);
      // when we are root, the folder is passable, not listable: PostgreSQL runs as another user
      // below
      folder(folder, "rwx--x--x");
      var channel =
          FileChannel.open(
              folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (!locked(channel)) {
        channel.close();
        throw another(folder);
      }
      HELD.add(folder);
      return new DataFolder(folder, channel);
    } catch (IOException e) {
      throw new CannotStart(
          "The data folder " + path + " cannot be used.",
          "Give a folder this user may write to with --denwaban.data=FOLDER.",
          e);
    }
  }

  /// What root writes into another account's folder, that account cannot read: its office would not
  /// start again. Of a folder that is not there yet, the one above tells whose it will be.
  private static void requireOwnIfRoot(Path folder) throws IOException {
    if (new UnixSystem().getUid() != 0) return;
    var there = folder;
    while (!Files.exists(there)) there = Objects.requireNonNull(there.getParent(), "/ is there");
    if (Files.getAttribute(there, "unix:uid").equals(0)) return;
    var owner = Files.getOwner(there).getName();
    throw new CannotStart(
        "The folder %s belongs to the account %s, and could not be read by it after root wrote there."
            .formatted(there, owner),
        "Run this command as that account: runuser -u %s -- …".formatted(owner));
  }

  /// Says for ever whose folder this is: made-up people must not be stored beside real ones, and
  /// users who try the demo must not find themselves in the office, where its open endpoints would
  /// be open too.
  ///
  /// @param mode `demo` or `office`
  /// @throws CannotStart if it belongs to the other, or is none of a demo though it was used
  void claim(String mode) {
    if (Files.exists(path.resolve(RESTORING))) {
      throw new CannotStart(
          "A restore into the folder " + path + " did not come to its end.",
          "Run ./denwaban restore again (docs/runbooks/backup.md): it begins anew.");
    }
    requireNotOfAnother(path, mode);
    var claim = path.resolve("mode");
    try {
      if (!Files.exists(claim)) {
        Files.writeString(claim, mode + "\n");
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the data folder cannot be read or written", e);
    }
  }

  /// The rule of [#claim]; writes nothing.
  ///
  /// @throws CannotStart if the folder belongs to the other mode
  static void requireNotOfAnother(Path path, String mode) {
    var claim = path.resolve("mode");
    try {
      if (Files.exists(claim)) {
        var whose = Files.readString(claim).strip();
        if (!whose.equals(mode)) throw another(path, whose);
      } else if (mode.equals("demo")
          && Files.exists(path.resolve("postgres"))
          && !path.endsWith("demo")) {
        throw another(path, "office");
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the data folder cannot be read or written", e);
    }
  }

  /// Whether a running program has locked the folder. Asks with a shared lock that is given back at
  /// once; makes and writes nothing.
  ///
  /// @throws IOException if the lock's file is there and may not be read
  static boolean isLocked(Path path) throws IOException {
    if (HELD.contains(path.toAbsolutePath().normalize())) return true;
    var file = path.resolve(LOCK);
    if (!Files.exists(file)) return false;
    try (var channel = FileChannel.open(file, StandardOpenOption.READ);
        var shared = channel.tryLock(0, Long.MAX_VALUE, true)) {
      return shared == null;
    }
  }

  private static CannotStart another(Path folder) {
    return new CannotStart(
        "Another Denwaban is running on the folder " + folder + ".",
        "Stop it first, or give this one its own folder with --denwaban.data=FOLDER.");
  }

  private static CannotStart another(Path path, String whose) {
    return new CannotStart(
        "The data folder "
            + path
            + " belongs to "
            + (whose.equals("demo") ? "a demo." : "a real office."),
        "Give this one a folder of its own with --denwaban.data=FOLDER.");
  }

  private static boolean locked(FileChannel channel) throws IOException {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException e) {
      return false; // this very process holds it, by another path
    }
  }

  public Path path() {
    return path;
  }

  /// A random password in its own file, made at the first call; readable by our user alone.
  String password(String name) {
    try {
      var secrets = folder(path.resolve("secrets"), "rwx------");
      var file = secrets.resolve(name);
      if (!Files.exists(file)) {
        var fresh = Files.createTempFile(secrets, name, null); // 0600
        Files.writeString(fresh, Secret.make().text());
        Files.move(fresh, file);
      }
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException("a password file cannot be read or made", e);
    }
  }

  private static Path folder(Path folder, String permissions) throws IOException {
    if (!Files.isDirectory(folder)) {
      Files.createDirectories(folder);
      Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString(permissions));
    }
    return folder;
  }

  @Override
  public void close() throws IOException {
    lock.close();
    HELD.remove(path);
  }
}
