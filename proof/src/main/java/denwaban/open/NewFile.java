package denwaban.open;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;

/// Files that the tool writes: never over one that is there.
final class NewFile {

  private NewFile() {}

  static BufferedOutputStream at(Path file) throws Refused, IOException {
    try {
      return new BufferedOutputStream(Files.newOutputStream(file, StandardOpenOption.CREATE_NEW));
    } catch (FileAlreadyExistsException e) {
      throw new Refused(Refused.Why.EXISTS, file.toString());
    }
  }

  /// No one else may read it from now on, where the system knows permissions.
  static void ownerOnly(Path file) throws IOException {
    var view = Files.getFileAttributeView(file, PosixFileAttributeView.class);
    if (view != null) {
      view.setPermissions(PosixFilePermissions.fromString("rw-------"));
    }
  }
}
