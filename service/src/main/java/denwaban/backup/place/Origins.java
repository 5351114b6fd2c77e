package denwaban.backup.place;

import static java.nio.charset.StandardCharsets.UTF_8;

import denwaban.database.CannotStart;
import denwaban.seal.age.Origin;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The secrets by which files of the backup are known to be this office's, in the data folder, the
/// newest first. They travel with the key files; the sheets yield each again.
public final class Origins {

  private static final String FILE = "origin";

  /// Recovery keys that an office has had; the files of older ones have left long ago.
  private static final int MOST = 8;

  private Origins() {}

  /// @param given what `./denwaban backup-key` wrote; null once it is in the data folder
  /// @param folder of the backup in the data folder
  /// @throws CannotStart if there is none, or it is damaged
  public static List<Origin> of(@Nullable Path given, Path folder) throws IOException {
    var file = folder.resolve(FILE);
    var known = new ArrayList<String>();
    if (Files.exists(file)) known.addAll(Files.readAllLines(file));
    var newest = given == null ? null : line(given);
    if (newest != null && (known.isEmpty() || !known.getFirst().equals(newest))) {
      known.remove(newest);
      known.addFirst(newest);
      var fresh = Files.createTempFile(folder, "fresh", null); // 0600
      Files.writeString(fresh, String.join("\n", known.subList(0, Math.min(MOST, known.size()))));
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
    }
    if (known.isEmpty()) throw missing();
    try {
      return known.stream().map(Origin::parse).toList();
    } catch (IllegalArgumentException e) {
      throw new IOException("the secret of the backup's files is damaged");
    }
  }

  /// Makes nothing.
  ///
  /// @throws CannotStart as [#of]
  public static void check(@Nullable Path given, Path folder) {
    if (given != null) {
      var _ = line(given);
    } else if (!Files.exists(folder.resolve(FILE))) {
      throw missing();
    }
  }

  private static String line(Path given) {
    try {
      return Origin.parse(Files.readString(given, UTF_8).strip()).export();
    } catch (IOException | IllegalArgumentException e) {
      throw new CannotStart(
          "The file of denwaban.backup.origin-file cannot be read, or is none that"
              + " ./denwaban backup-key wrote.",
          "Name the file that ./denwaban backup-key wrote, or run it again.");
    }
  }

  private static CannotStart missing() {
    return new CannotStart(
        "A backup was asked for, but nothing by which a restore knows its files from forged ones.",
        "Run ./denwaban backup-key FILE, and set what it prints: denwaban.backup.origin-file"
            + " (docs/runbooks/backup.md).");
  }
}
