package denwaban.storage;

import static java.nio.charset.StandardCharsets.UTF_8;

import denwaban.kernel.Bytes;
import denwaban.seal.AtRest;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// Keys as files in a folder that only our user reads: `master`, and one file for each key, wrapped
/// under the master. Outside the database, so that no dump of it holds a key.
///
/// A destroyed key leaves an empty file, so that its name is not used again.
final class SoftwareVault implements KeyVault {

  private static final String MASTER = "master";

  private final Path folder;
  private final Map<Kek, Bytes> known = new ConcurrentHashMap<>();

  /// @param folder made if absent, readable by our user alone
  SoftwareVault(Path folder) {
    this.folder = folder;
  }

  /// True if keys were made here.
  static boolean uses(Path folder) {
    return Files.exists(folder.resolve(MASTER));
  }

  @Override
  public Bytes wrap(Kek kek, byte[] secret, byte[] place) throws IOException {
    var key = find(kek);
    return AtRest.wrap(key.isPresent() ? key.get() : make(kek), secret, place);
  }

  @Override
  public Optional<Bytes> unwrap(Kek kek, Bytes wrapped, byte[] place) throws IOException {
    return find(kek).flatMap(key -> AtRest.unwrap(key, wrapped, place));
  }

  @Override
  public boolean destroy(Kek kek) throws IOException {
    known.remove(kek);
    var file = file(kek);
    if (!Files.exists(file) || Files.size(file) == 0) {
      return false;
    }
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    try (var open = FileChannel.open(file, StandardOpenOption.WRITE)) {
      // best effort on media that overwrite in place; the wrapping under the master covers the rest
      open.write(ByteBuffer.allocate((int) open.size()), 0);
      open.force(true);
      open.truncate(0);
      open.force(true);
    }
    return true;
  }

  private Optional<Bytes> find(Kek kek) throws IOException {
    var cached = known.get(kek);
    if (cached != null) {
      return Optional.of(cached);
    }
    try {
      var wrapped = Files.readAllBytes(file(kek));
      if (wrapped.length == 0) {
        return Optional.empty();
      }
      var key =
          AtRest.unwrap(master(), Bytes.of(wrapped), kek.name().getBytes(UTF_8))
              .orElseThrow(() -> new IOException("the master key does not fit a key file"));
      known.put(kek, key);
      return Optional.of(key);
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  private Bytes make(Kek kek) throws IOException {
    var key = AtRest.newKey();
    var wrapped = AtRest.wrap(master(), key.toArray(), kek.name().getBytes(UTF_8));
    if (create(file(kek), wrapped.toArray())) {
      known.put(kek, key);
      return key;
    }
    return find(kek).orElseThrow(KeyDestroyed::new);
  }

  private synchronized Bytes master() throws IOException {
    var file = folder.resolve(MASTER);
    if (!Files.exists(file)) {
      create(file, AtRest.newKey().toArray());
    }
    var key = Files.readAllBytes(file);
    if (key.length != AtRest.KEY) {
      throw new IOException("the master key file is damaged");
    }
    return Bytes.of(key);
  }

  /// Writes a file whole, forced, 0400; false if one of that name exists.
  private boolean create(Path file, byte[] content) throws IOException {
    Files.createDirectories(
        folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    var fresh = Files.createTempFile(folder, "fresh", null); // 0600
    try (var open = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
      open.write(ByteBuffer.wrap(content));
      open.force(true);
      Files.setPosixFilePermissions(fresh, PosixFilePermissions.fromString("r--------"));
      Files.createLink(file, fresh);
    } catch (FileAlreadyExistsException e) {
      return false;
    } finally {
      Files.deleteIfExists(fresh);
    }
    try (var names = FileChannel.open(folder, StandardOpenOption.READ)) {
      names.force(true);
    }
    return true;
  }

  private Path file(Kek kek) {
    return folder.resolve("kek-" + kek.name());
  }
}
