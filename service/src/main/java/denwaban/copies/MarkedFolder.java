package denwaban.copies;

import static java.nio.charset.StandardCharsets.UTF_8;

import denwaban.kernel.Ids;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.jspecify.annotations.Nullable;

/// A folder that the settings name. It may be a mount point, and without its disk or share it looks
/// like an empty folder. So at its first use it gets a file with an id, and the data folder
/// remembers folder and id: a folder without that file is another.
final class MarkedFolder {

  /// Says of a folder without a mark whether it may get one.
  @FunctionalInterface
  interface FirstUse {
    boolean allowed() throws IOException;
  }

  private final Path folder;
  private final String mark;
  private final Path known;
  private final String name;

  /// @param mark the file with the id, in the folder
  /// @param known in the data folder: the id, a newline, and the folder as the settings name it
  /// @param name of the folder, in messages
  MarkedFolder(Path folder, String mark, Path known, String name) {
    this.folder = folder;
    this.mark = mark;
    this.known = known;
    this.name = name;
  }

  Path path() {
    return folder;
  }

  /// Before something is written there: marks a folder that was never used.
  ///
  /// @param firstUse is asked while the data folder knows no folder at all; one that the settings
  ///   name in the place of another is marked without asking
  /// @throws CopyStays if it is another than was used, or cannot be reached
  synchronized void use(Ids ids, FirstUse firstUse) throws IOException {
    if (id() != null) {
      reached();
      return;
    }
    var found = mark();
    if (found == null) {
      if (Files.notExists(known) && !firstUse.allowed()) throw new CopyStays(away(name));
      Files.createDirectories(folder);
      found = ids.next().toString();
      write(folder.resolve(mark), found);
    }
    write(known, found + "\n" + folder);
  }

  /// @throws CopyStays if it is another than was used, cannot be reached, or was not used since
  ///   this data folder is there
  void reached() throws CopyStays {
    try {
      var id = id();
      var found = mark();
      if (id == null || found == null || !Files.isDirectory(folder)) {
        throw new CopyStays(away(name));
      }
      if (!id.equals(found)) throw new CopyStays(other(name));
    } catch (CopyStays stays) {
      throw stays;
    } catch (IOException e) {
      throw new CopyStays(away(name), e);
    }
  }

  static String away(String name) {
    return "log copies: " + name + " cannot be reached";
  }

  static String other(String name) {
    return "log copies: " + name + " is not the one that was used";
  }

  /// The id of this folder; null if it was never used.
  private @Nullable String id() throws IOException {
    var text = text(known);
    if (text == null) return null;
    var lines = text.split("\n", 2);
    return lines.length == 2 && lines[1].equals(folder.toString()) ? lines[0] : null;
  }

  /// A person may have written it, with a newline at its end.
  private @Nullable String mark() throws IOException {
    var text = text(folder.resolve(mark));
    return text == null || text.isBlank() ? null : text.strip();
  }

  private static @Nullable String text(Path file) throws IOException {
    try {
      return Files.readString(file);
    } catch (NoSuchFileException e) {
      return null;
    }
  }

  /// Whole or not at all.
  private static void write(Path file, String text) throws IOException {
    var half = file.resolveSibling(file.getFileName() + ".half");
    Files.write(half, text.getBytes(UTF_8));
    Files.move(half, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
