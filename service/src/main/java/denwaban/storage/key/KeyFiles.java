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
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

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

  /// Whether one is there that was not erased.
  public boolean remains(String name) throws IOException {
    return read(name).isPresent();
  }

  /// Whether any that begins so was not erased.
  boolean remain(String prefix) throws IOException {
    for (var name : names(prefix)) {
      if (remains(name)) return true;
    }
    return false;
  }

  boolean erased(String name) throws IOException {
    return exists(name) && isBlank(Files.readAllBytes(folder.resolve(name)));
  }

  /// @return empty if there is none, or it was erased
  Optional<byte[]> read(String name) throws IOException {
    try {
      return Optional.of(Files.readAllBytes(folder.resolve(name))).filter(it -> !isBlank(it));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  /// Empty, or overwritten by a program that died before it was emptied.
  private static boolean isBlank(byte[] content) {
    for (var one : content) {
      if (one != 0) return false;
    }
    return true;
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

  /// Erases many with one wait for the disk: all are overwritten, then all are flushed side by
  /// side, so that the file system joins the flushes. An erased file is flushed again, as the
  /// program that erased it may have died before its flush.
  ///
  /// @return those that were there
  Set<String> erase(Collection<String> names) throws IOException {
    var were = new HashSet<String>();
    var open = new ArrayList<FileChannel>();
    try {
      for (var name : names) {
        if (!exists(name)) continue;
        if (!erased(name)) were.add(name);
        open.add(overwritten(folder.resolve(name)));
      }
      flush(open);
      for (var file : open) file.truncate(0);
    } finally {
      for (var file : open) file.close();
    }
    return were;
  }

  /// Zeros until the flush; best effort on media that overwrite in place, and the wrapping under
  /// the master covers the rest. The emptying needs no flush: a file of zeros is erased, too.
  private static FileChannel overwritten(Path file) throws IOException {
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    var open = FileChannel.open(file, StandardOpenOption.WRITE);
    var zeros = ByteBuffer.allocate((int) open.size());
    while (zeros.hasRemaining()) open.write(zeros);
    return open;
  }

  private static void flush(List<FileChannel> open) throws IOException {
    try (var flushing = Executors.newVirtualThreadPerTaskExecutor()) {
      var all = new ArrayList<Future<?>>();
      for (var file : open) {
        all.add(
            flushing.submit(() -> {
              file.force(true);
              return null;
            }));
      }
      for (var one : all) one.get();
    } catch (ExecutionException e) {
      throw new IOException("a key file was not flushed", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while key files were flushed", e);
    }
  }

  static void force(Path folder) throws IOException {
    try (var names = FileChannel.open(folder, StandardOpenOption.READ)) {
      names.force(true);
    }
  }
}
