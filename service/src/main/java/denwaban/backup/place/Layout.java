package denwaban.backup.place;

import denwaban.kernel.ObjectId;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Pattern;

/// What is called what in a backup. Times in names are UTC.
public final class Layout {

  /// The only file in clear: [Label].
  public static final String LABEL = "denwaban-backup";

  public static final String BASES = "base";
  public static final String WAL = "wal";
  public static final String KEYS = "keys";
  public static final String OBJECTS = "objects";
  public static final String ERASED = "erased";

  static final String SEALED = ".gz.age";

  private static final DateTimeFormatter ID =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

  private static final Pattern SEGMENT = Pattern.compile("[0-9A-F]{24}");

  private Layout() {}

  /// Sorts by time.
  public static String id(Instant at) {
    return ID.format(at);
  }

  public static String base(String id) {
    return BASES + "/" + id + "/base.tar" + SEALED;
  }

  /// Written last: without it there is no base backup.
  public static String manifest(String id) {
    return BASES + "/" + id + "/manifest" + SEALED;
  }

  public static String keys(String id) {
    return KEYS + "/" + id + ".tar" + SEALED;
  }

  /// @param name as PostgreSQL calls a finished piece of its log
  public static String wal(String name) {
    return WAL + "/" + name + SEALED;
  }

  /// The other way round.
  public static String nameOfWal(String path) {
    return path.substring(WAL.length() + 1, path.length() - SEALED.length());
  }

  /// Without the timeline: in the order in which they were written (as `pg_archivecleanup` compares
  /// them).
  ///
  /// @return empty for what is no segment
  public static java.util.Optional<String> placeInLog(String name) {
    var first = name.length() >= 24 ? name.substring(0, 24) : name;
    return SEGMENT.matcher(first).matches()
        ? java.util.Optional.of(first.substring(8))
        : java.util.Optional.empty();
  }

  /// Already sealed to the client; as it lies in the store.
  public static String object(ObjectId object, int segment) {
    var id = object.toString();
    return OBJECTS + "/" + id.substring(id.length() - 2) + "/" + id + "/" + segment;
  }

  public static String erased(LocalDate day) {
    return ERASED + "/" + day + ".list";
  }
}
