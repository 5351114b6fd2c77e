package denwaban.backup.restore;

import denwaban.backup.place.BackupPlace;
import denwaban.backup.place.FolderPlace;
import denwaban.backup.place.S3Place;
import denwaban.storage.bucket.FileBucket;
import denwaban.storage.bucket.Lock;
import denwaban.storage.bucket.S3Settings;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Where a restore reads: a folder, or a bucket with options that say as much as the settings
/// `denwaban.backup.s3` do. Writes nothing there.
final class Source {

  private static final String BUCKET = "s3://";
  private static final String ENDPOINT = "--endpoint";
  private static final String REGION = "--region";
  private static final String CREDENTIALS = "--credentials-file";
  private static final String PATH_STYLE = "--path-style";

  private static final List<String> OPTIONS = List.of(ENDPOINT, REGION, CREDENTIALS, PATH_STYLE);

  /// At most one for each of [#OPTIONS].
  private final Map<String, String> said = new HashMap<>();

  /// Whether the argument is an option of a bucket, with its value after it.
  boolean takes(List<String> arguments, int at) {
    var name = arguments.get(at);
    if (!OPTIONS.contains(name) || at + 1 == arguments.size()) return false;
    said.put(name, arguments.get(at + 1));
    return true;
  }

  /// @throws denwaban.database.CannotStart if a bucket's address or credentials are not to be used
  BackupPlace open(String from, InstantSource clock) {
    if (!from.startsWith(BUCKET)) return new FolderPlace(Path.of(from));
    var file = said.get(CREDENTIALS);
    var settings =
        new S3Settings(
            said.getOrDefault(ENDPOINT, ""),
            from.substring(BUCKET.length()),
            said.getOrDefault(REGION, "us-east-1"),
            Boolean.parseBoolean(said.getOrDefault(PATH_STYLE, "true")),
            file == null ? null : Path.of(file),
            0);
    return new S3Place(FileBucket.open(settings, from), Lock.Mode.NONE, Duration.ZERO, clock);
  }
}
