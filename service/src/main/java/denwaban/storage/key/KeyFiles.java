package denwaban.storage.key;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;

/// Small secret files in a folder that only our user reads, each written whole or not at all.
///
/// An erased file stays, empty, so that its name is not used again.
public final class KeyFiles {

  private final Path folder;

  /// @param folder made at the first write
  public KeyFiles(Path folder) {
    this.folder = folder;
  }

  boolean exists(String name) {
    return Files.exists(folder.resolve(name));
  }

  boolean erased(String name) throws IOException {
    return exists(name) && Files.size(folder.resolve(name)) == 0;
  }

  /// @return empty if there is none, or it was erased
  Optional<byte[]> read(String name) throws IOException {
    try {
      return Optional.of(Files.readAllBytes(folder.resolve(name))).filter(it -> it.length > 0);
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  /// All that begin so, erased ones too, in order.
  List<String> names(String prefix) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (var all = Files.list(folder)) {
      return all.map(file -> file.getFileName().toString())
          .filter(name -> name.startsWith(prefix))
          .sorted()
          .toList();
    }
  }

  /// Writes a file, forced, 0400; false if one of that name exists.
  boolean create(String name, byte[] content) throws IOException {
    Files.createDirectories(
        folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    var fresh = Files.createTempFile(folder, "fresh", null); // 0600
    try (var open = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
      open.write(ByteBuffer.wrap(content));
      open.force(true);
      Files.setPosixFilePermissions(fresh, PosixFilePermissions.fromString("r--------"));
      Files.createLink(folder.resolve(name), fresh);
    } catch (FileAlreadyExistsException e) {
      return false;
    } finally {
      Files.deleteIfExists(fresh);
    }
    force(folder);
    return true;
  }

  /// @return false if there was nothing to erase
  boolean erase(String name) throws IOException {
    var file = folder.resolve(name);
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

  static void force(Path folder) throws IOException {
    try (var names = FileChannel.open(folder, StandardOpenOption.READ)) {
      names.force(true);
    }
  }
}
