package denwaban.check;

import denwaban.kernel.Bytes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/// Files that are read whole, for they have a limit.
final class Small {

  private Small() {}

  /// @param most bytes
  /// @param why the copy is refused if the file is longer
  static Bytes read(Path folder, String path, long most, Why why) throws Wrong, IOException {
    var file = folder.resolve(path);
    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      throw new Wrong(Why.MISSING, path);
    }
    try (var in = Files.newInputStream(file)) {
      var bytes = in.readNBytes(Math.toIntExact(most + 1));
      if (bytes.length > most) {
        throw new Wrong(why, path);
      }
      return Bytes.of(bytes);
    }
  }
}
