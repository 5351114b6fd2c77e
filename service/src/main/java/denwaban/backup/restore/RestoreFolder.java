package denwaban.backup.restore;

import denwaban.database.CannotStart;
import denwaban.database.DataFolder;
import denwaban.database.RestoredCluster;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Comparator;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// The folder that a restore fills: locked, and marked until all of it is there, so that no office
/// starts on a part.
public final class RestoreFolder implements AutoCloseable {

  private static final String LOCK = "lock";

  /// PostgreSQL flushes its own files before it replays and after.
  private static final String DATABASE = "postgres";

  private static final int TRIES = 100;
  private static final int PAUSE_MS = 100;

  private final DataFolder folder;

  private RestoreFolder(DataFolder folder) {
    this.folder = folder;
  }

  /// @throws RestoreFailed if there is something in it that no restore left
  static RestoreFolder open(Path folder) throws RestoreFailed, IOException {
    var path = folder.toAbsolutePath().normalize();
    var half = Files.exists(path.resolve(DataFolder.RESTORING));
    if (!half && Files.isDirectory(path) && !empty(path)) {
      throw new RestoreFailed(
          "復元先のフォルダーが空ではありません。空のフォルダーを指定してください。",
          "The folder to restore into is not empty. Name an empty one.");
    }
    DataFolder to;
    try {
      to = DataFolder.open(path);
    } catch (CannotStart refused) {
      throw new RestoreFailed(
          "復元先のフォルダーを使えません（使用中か、書き込めません）。",
          "The folder to restore into cannot be used: " + refused.what());
    }
    try {
      if (half) {
        RestoredCluster.stopOrphan(path);
        clear(path);
      }
      Files.writeString(path.resolve(DataFolder.RESTORING), "");
      force(path);
      return new RestoreFolder(to);
    } catch (IOException e) {
      to.close();
      throw e;
    }
  }

  DataFolder data() {
    return folder;
  }

  Path path() {
    return folder.path();
  }

  private static boolean empty(Path folder) throws IOException {
    try (var all = Files.list(folder)) {
      // a lock alone is what a start leaves that was refused at once
      return all.allMatch(it -> it.endsWith(LOCK));
    }
  }

  /// All but lock and mark.
  private static void clear(Path folder) throws IOException {
    try (var all = Files.list(folder)) {
      for (var one : all.toList()) {
        if (!one.endsWith(LOCK) && !one.endsWith(DataFolder.RESTORING)) remove(one);
      }
    }
  }

  /// A folder with everything in it. Processes of a server that was killed a moment ago may still
  /// write there: it is tried again for some seconds.
  public static void remove(Path folder) throws IOException {
    var never = new CountDownLatch(1);
    for (var left = TRIES; ; left--) {
      try {
        removeOnce(folder);
        return;
      } catch (IOException | UncheckedIOException still) {
        if (left == 0) throw new IOException("a folder cannot be removed", still);
      }
      try {
        if (never.await(PAUSE_MS, TimeUnit.MILLISECONDS)) return;
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IOException("interrupted", e);
      }
    }
  }

  private static void removeOnce(Path folder) throws IOException {
    if (!Files.exists(folder)) return;
    try (var all = Files.walk(folder)) {
      for (var path : all.sorted(Comparator.reverseOrder()).toList()) Files.delete(path);
    }
  }

  /// Takes the mark off when everything is on the disk: an office that starts copies its key files
  /// into the backup, and a power cut must not leave empty ones to copy.
  void finish() throws IOException {
    forceAll(path());
    Files.delete(path().resolve(DataFolder.RESTORING));
    force(path());
  }

  private static void forceAll(Path root) throws IOException {
    Files.walkFileTree(
        root,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes is) {
            return folder.equals(root.resolve(DATABASE))
                ? FileVisitResult.SKIP_SUBTREE
                : FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes is) throws IOException {
            if (is.isRegularFile()) force(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException broken)
              throws IOException {
            if (broken != null) throw broken;
            force(folder);
            return FileVisitResult.CONTINUE;
          }
        });
  }

  private static void force(Path path) throws IOException {
    try (var open = FileChannel.open(path, StandardOpenOption.READ)) {
      open.force(true);
    }
  }

  /// Gives the lock back. Without [#finish] the mark stays.
  @Override
  public void close() throws IOException {
    folder.close();
  }
}
