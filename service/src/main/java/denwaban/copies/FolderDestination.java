package denwaban.copies;

import denwaban.kernel.Bytes;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.OptionalLong;

/// A folder in that of copies. Each file is written beside its place, forced to the disk and
/// renamed.
final class FolderDestination implements Destination {

  /// Files that never change once they are there.
  private static final String FIXED = "tile/";

  /// The last file of each round: says how many entries are there.
  static final String NEWEST = "checkpoint";

  private static final String HALF = ".half";

  private final CopiesFolder copies;
  private final Path folder;

  FolderDestination(CopiesFolder copies, String name) {
    this.copies = copies;
    this.folder = copies.path().resolve(name);
  }

  @Override
  public OptionalLong size() throws IOException {
    try {
      var size = Files.readString(folder.resolve(NEWEST)).split("\n", 3)[1];
      return OptionalLong.of(Long.parseLong(size));
    } catch (NoSuchFileException | IndexOutOfBoundsException | NumberFormatException e) {
      return OptionalLong.of(0);
    }
  }

  @Override
  public void put(String path, Bytes bytes) throws IOException {
    copies.reached(); // a share can go while it is written to
    var file = folder.resolve(path);
    if (path.startsWith(FIXED) && Files.exists(file)) {
      if (!Bytes.of(Files.readAllBytes(file)).equals(bytes)) {
        throw new CopyFailed(CopyTrouble.OTHER_LOG, null);
      }
      return;
    }
    var place = file.getParent();
    if (place == null) {
      throw new IOException("no place for a file");
    }
    Files.createDirectories(place);
    var half = file.resolveSibling(file.getFileName() + HALF);
    try (var out =
        FileChannel.open(
            half,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      var all = java.nio.ByteBuffer.wrap(bytes.toArray());
      while (all.hasRemaining()) {
        out.write(all);
      }
      out.force(true);
    }
    Files.move(half, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    try (var forced = FileChannel.open(place)) {
      forced.force(true);
    }
  }

  @Override
  public void close() {}
}
