package denwaban.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Whether a data folder is locked, as the kernel says: who looks does not touch the lock.
public final class HeldFolder {

  private HeldFolder() {}

  public static boolean isHeld(Path folder) throws IOException {
    var inode = ":" + Files.getAttribute(folder.resolve(DataFolder.LOCK), "unix:ino") + " ";
    return Files.readAllLines(Path.of("/proc/locks")).stream().anyMatch(it -> it.contains(inode));
  }
}
