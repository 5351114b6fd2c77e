package denwaban.copies;

import denwaban.kernel.Bytes;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/// A folder. Each file is written beside its place, forced to the disk and renamed.
final class FolderDestination implements Destination {

  /// Files that never change once they are there.
  private static final String FIXED = "tile/";

  private static final String HALF = ".half";

  private final Path folder;

  FolderDestination(Path folder) {
    this.folder = folder;
  }

  @Override
  public void put(String path, Bytes bytes) throws IOException {
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
