package denwaban.copies;

import denwaban.audit.anchor.LogExport;
import denwaban.kernel.Ids;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/// The folder of copies that the settings name, with a folder of each log in it.
final class CopiesFolder {

  private static final String NAME = "the folder";

  static final String AWAY = MarkedFolder.away(NAME);

  /// In the folder: its id.
  static final String MARK = "denwaban-copies";

  /// In the data folder. Not in its backup: a folder with a mark is taken on.
  static final String KNOWN = "copies-folder";

  private final MarkedFolder marked;

  private CopiesFolder(Path folder, Path data) {
    this.marked = new MarkedFolder(folder, MARK, data.resolve(KNOWN), NAME);
  }

  /// Empty if the settings name none.
  static Optional<CopiesFolder> of(CopiesSettings settings, Path data) {
    return Optional.ofNullable(settings.folder()).map(folder -> new CopiesFolder(folder, data));
  }

  Path path() {
    return marked.path();
  }

  /// Before something is written there. An office that wrote copies before there were marks has
  /// that of the installation's log there, or its share is away.
  ///
  /// @param written whether a copy was ever written to a folder
  /// @throws CopyStays if it is another than was used, or cannot be reached
  void use(Ids ids, BooleanSupplier written) throws IOException {
    var copy = path().resolve(LogExport.folder(null)).resolve(FolderDestination.NEWEST);
    marked.use(ids, () -> Files.exists(copy) || !written.getAsBoolean());
  }

  /// @throws CopyStays as [#use], or if nothing was written there since this data folder is there
  void reached() throws CopyStays {
    marked.reached();
  }
}
