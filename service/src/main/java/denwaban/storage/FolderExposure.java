package denwaban.storage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Set;

/// A folder: another user of this machine must not enter it.
record FolderExposure(Path folder) implements Exposure {

  private static final Set<PosixFilePermission> OTHERS =
      EnumSet.of(
          PosixFilePermission.GROUP_READ,
          PosixFilePermission.GROUP_WRITE,
          PosixFilePermission.GROUP_EXECUTE,
          PosixFilePermission.OTHERS_READ,
          PosixFilePermission.OTHERS_WRITE,
          PosixFilePermission.OTHERS_EXECUTE);

  @Override
  public Seen look() throws IOException {
    if (!Files.exists(folder)) return Seen.PRIVATE; // nothing was kept yet
    return Files.getPosixFilePermissions(folder).stream().anyMatch(OTHERS::contains)
        ? Seen.OPEN
        : Seen.PRIVATE;
  }

  @Override
  public String kind() {
    return "folder";
  }
}
