package denwaban.backup.place;

import denwaban.kernel.ObjectId;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
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

  private static final String LIST = ".list";

  private static final DateTimeFormatter ID =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

  /// Digits of a timeline, with which each name in the log begins.
  private static final int TIMELINE = 8;

  /// Of anything at a place.
  private static final Pattern PATH =
      Pattern.compile("([A-Za-z0-9][A-Za-z0-9._-]*/)*[A-Za-z0-9][A-Za-z0-9._-]*");

  /// PostgreSQL's own unfinished copies have other names.
  private static final Pattern FINISHED =
      Pattern.compile("[0-9A-F]{24}(\\.[0-9A-F]{8}\\.backup)?|[0-9A-F]{8}\\.history");

  private static final Pattern SEGMENT = Pattern.compile("[0-9A-F]{24}");

  private Layout() {}

  /// Whether a place may have a file of ours called so.
  static boolean isPath(String text) {
    return PATH.matcher(text).matches();
  }

  /// Sorts by time.
  public static String id(Instant at) {
    return ID.format(at);
  }

  /// @return empty for what is no id
  public static Optional<Instant> time(String id) {
    try {
      return Optional.of(ID.parse(id, Instant::from));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
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

  /// The other way round.
  ///
  /// @return empty for what is no copy of key files
  public static Optional<Instant> timeOfKeys(String path) {
    return within(path, KEYS + "/", ".tar" + SEALED).flatMap(Layout::time);
  }

  private static Optional<String> within(String path, String before, String after) {
    return path.length() > before.length() + after.length()
            && path.startsWith(before)
            && path.endsWith(after)
        ? Optional.of(path.substring(before.length(), path.length() - after.length()))
        : Optional.empty();
  }

  /// @param name as PostgreSQL calls a finished piece of its log
  public static String wal(String name) {
    return WAL + "/" + name + SEALED;
  }

  /// The other way round.
  ///
  /// @return empty for what is no finished piece of the log
  public static Optional<String> nameOfWal(String path) {
    return within(path, WAL + "/", SEALED).filter(Layout::finished);
  }

  /// Whether PostgreSQL calls a finished piece of its log so.
  public static boolean finished(String name) {
    return FINISHED.matcher(name).matches();
  }

  /// Without the timeline: in the order in which they were written (as `pg_archivecleanup` compares
  /// them).
  ///
  /// @return empty for what is no segment
  public static Optional<String> placeInLog(String name) {
    var first = name.length() >= 24 ? name.substring(0, 24) : name;
    return SEGMENT.matcher(first).matches()
        ? Optional.of(first.substring(TIMELINE))
        : Optional.empty();
  }

  /// Which of the database's histories a piece of its log belongs to: each restore begins another.
  public static String timeline(String name) {
    return name.substring(0, Math.min(TIMELINE, name.length()));
  }

  /// Already sealed to the client; as it lies in the store.
  public static String object(ObjectId object, int segment) {
    var id = object.toString();
    return OBJECTS + "/" + id.substring(id.length() - 2) + "/" + id + "/" + segment;
  }

  public static String erased(LocalDate day) {
    return ERASED + "/" + day + LIST;
  }

  /// The other way round.
  ///
  /// @return empty for what is no list of a day
  public static Optional<LocalDate> dayOfErased(String path) {
    try {
      return within(path, ERASED + "/", LIST).map(LocalDate::parse);
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
