package denwaban.copies;

import denwaban.kernel.Ids;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The folder of the months' files: the data folder's own, or a marked one that the settings name.
final class MediumsFolder {

  private static final String NAME = "the folder of the months' files";

  static final String AWAY = MarkedFolder.away(NAME);
  static final String OTHER = MarkedFolder.other(NAME);

  /// In the folder: its id.
  static final String MARK = "denwaban-mediums";

  /// In the data folder, and part of its backup.
  public static final String KNOWN = "mediums-folder";

  private final Path folder;

  /// Null for that of the data folder, of which nothing is asked.
  private final @Nullable MarkedFolder named;

  MediumsFolder(CopiesSettings settings, Path data) {
    var set = settings.mediums();
    this.folder = set == null ? data.resolve("mediums") : set;
    this.named = set == null ? null : new MarkedFolder(set, MARK, data.resolve(KNOWN), NAME);
  }

  Path path() {
    return folder;
  }

  /// Before something is written there: marks a folder that was never used.
  ///
  /// @throws CopyStays if it is another than was used, or cannot be reached
  void use(Ids ids) throws IOException {
    if (named != null) named.use(ids, () -> true);
  }

  /// Where the months' files are; empty if none was ever made.
  ///
  /// @throws CopyStays if that is not known
  Optional<Path> reached() throws CopyStays {
    if (named != null) {
      named.reached();
      return Optional.of(folder);
    }
    if (Files.isDirectory(folder)) return Optional.of(folder);
    if (Files.notExists(folder)) return Optional.empty();
    throw new CopyStays(AWAY);
  }
}
