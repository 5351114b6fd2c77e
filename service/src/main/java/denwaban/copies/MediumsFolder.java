package denwaban.copies;

import static java.nio.charset.StandardCharsets.UTF_8;

import denwaban.kernel.Ids;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The folder of the months' files. One that the settings name may be a mount point, and without
/// its disk or share it looks like an empty folder. So at its first use it gets a file with an id,
/// and the data folder remembers folder and id: a folder without that file is another.
final class MediumsFolder {

  static final String AWAY = "log copies: the folder of the months' files cannot be reached";
  static final String OTHER =
      "log copies: the folder of the months' files is not the one that was used";

  /// In the folder: its id.
  static final String MARK = "denwaban-mediums";

  /// In the data folder, and part of its backup: the id, a newline, and the folder as the settings
  /// name it.
  public static final String KNOWN = "mediums-folder";

  private final Path folder;
  private final boolean set;
  private final Path known;

  MediumsFolder(CopiesSettings settings, Path data) {
    var named = settings.mediums();
    this.folder = named == null ? data.resolve("mediums") : named;
    this.set = named != null;
    this.known = data.resolve(KNOWN);
  }

  Path path() {
    return folder;
  }

  /// Before something is written there: marks a folder that was never used. Of the data folder's
  /// own nothing is asked.
  ///
  /// @throws CopyStays if it is another than was used, or cannot be reached
  void use(Ids ids) throws IOException {
    if (!set) return;
    if (known() != null) {
      reached();
      return;
    }
    Files.createDirectories(folder);
    var mark = mark();
    if (mark == null) {
      mark = ids.next().toString();
      write(folder.resolve(MARK), mark);
    }
    write(known, mark + "\n" + folder);
  }

  /// Where the months' files are; empty if none was ever made.
  ///
  /// @throws CopyStays if that is not known
  Optional<Path> reached() throws CopyStays {
    try {
      if (!set) {
        if (Files.isDirectory(folder)) return Optional.of(folder);
        if (Files.notExists(folder)) return Optional.empty();
        throw new CopyStays(AWAY);
      }
      var id = known();
      var mark = mark();
      // before its first use after a start it is not known
      if (id == null || mark == null || !Files.isDirectory(folder)) throw new CopyStays(AWAY);
      if (!id.equals(mark)) throw new CopyStays(OTHER);
      return Optional.of(folder);
    } catch (CopyStays stays) {
      throw stays;
    } catch (IOException e) {
      throw new CopyStays(AWAY, e);
    }
  }

  /// The id of this folder; null if it was never used.
  private @Nullable String known() throws IOException {
    var text = text(known);
    if (text == null) return null;
    var lines = text.split("\n", 2);
    return lines.length == 2 && lines[1].equals(folder.toString()) ? lines[0] : null;
  }

  private @Nullable String mark() throws IOException {
    return text(folder.resolve(MARK));
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
