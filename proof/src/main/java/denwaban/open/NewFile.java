package denwaban.open;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/// Files and folders that the tool writes: never over one that is there, and open to no one else of
/// the machine, where the system knows permissions. They hold keys, or what was sealed.
final class NewFile {

  private NewFile() {}

  static BufferedOutputStream at(Path file) throws Refused, IOException {
    try {
      var options = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
      var channel = Files.newByteChannel(file, options, ownerOnly("rw-------"));
      return new BufferedOutputStream(Channels.newOutputStream(channel));
    } catch (FileAlreadyExistsException e) {
      throw new Refused(Refused.Why.EXISTS, file.toString());
    }
  }

  /// One that is there stays as it is.
  static void folder(Path folder) throws IOException {
    Files.createDirectories(folder, ownerOnly("rwx------"));
  }

  private static FileAttribute<?>[] ownerOnly(String permissions) {
    return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
        }
        : new FileAttribute<?>[0];
  }
}
