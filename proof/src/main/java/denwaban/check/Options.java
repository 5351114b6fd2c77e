package denwaban.check;

import denwaban.open.Lang;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What stands on the command line, and in the trust file that it names.
///
/// @param certificates files with entries that say that something was erased, to be found in the
///   log
/// @param erasures files with certificates of erasure, whose digests the log must name
/// @param contract file of a contract that the log must keep, or null if none was named
/// @param last file of the last checkpoint, or null if none was named
/// @param after what happens to it when all was checked
/// @param silence longest time without an entry, or null if that was not asked
record Options(
    Path copy,
    List<Path> certificates,
    List<Path> erasures,
    @Nullable Path contract,
    Trust trust,
    @Nullable LastFile last,
    After after,
    Duration back,
    @Nullable Duration silence,
    Lang lang,
    boolean json) {

  /// Whether the file of the last checkpoint is written.
  enum After {
    READ_ONLY,
    KEEP,
    FIRST
  }

  /// What waits for its place in the log may come a little late.
  static final Duration BACK = Duration.ofSeconds(60);

  private static final Pattern DURATION = Pattern.compile("([1-9][0-9]{0,8})([smhd])");

  /// @throws IllegalArgumentException if something is not understood
  /// @throws IOException if a file that it names cannot be read
  static Options parse(String[] args) throws IOException {
    var words = new ArrayList<String>();
    var trust = new Trust();
    var certificates = new ArrayList<Path>();
    var erasures = new ArrayList<Path>();
    Path contract = null;
    LastFile last = null;
    var after = After.READ_ONLY;
    var back = BACK;
    Duration silence = null;
    var json = false;
    for (var i = 0; i < args.length; i++) {
      switch (args[i]) {
        case "--trust" -> trust.file(path(value(args, ++i)));
        case "--log-key" -> trust.log(value(args, ++i));
        case "--witness" -> trust.witness(value(args, ++i));
        case "--authority" -> trust.authority(path(value(args, ++i)));
        case "--certificate" -> {
          var file = path(value(args, ++i));
          (isJson(file) ? erasures : certificates).add(file);
        }
        case "--erasure" -> erasures.add(path(value(args, ++i)));
        case "--contract" -> contract = path(value(args, ++i));
        case "--last" -> last = new LastFile(path(value(args, ++i)));
        case "--back" -> back = duration(value(args, ++i));
        case "--silence" -> silence = duration(value(args, ++i));
        case "--lang" -> i++;
        case "--keep" -> after = After.KEEP;
        case "--first" -> after = After.FIRST;
        case "--json" -> json = true;
        default -> words.add(args[i]);
      }
    }
    if (words.size() != 1
        || words.getFirst().startsWith("-")
        || trust.log().isEmpty()
        || (last == null && after != After.READ_ONLY)
        || (last != null && after == After.FIRST && last.exists())) {
      throw new IllegalArgumentException("not understood");
    }
    var copy = path(words.getFirst());
    return new Options(
        copy,
        List.copyOf(certificates),
        List.copyOf(erasures),
        contract,
        trust,
        last,
        after,
        back,
        silence,
        lang(args),
        json);
  }

  /// What the page of retention saves is called a certificate too.
  private static boolean isJson(Path file) throws IOException {
    try (var in = Files.newInputStream(file)) {
      return in.read() == '{';
    }
  }

  /// Known even if nothing else is understood.
  static Lang lang(String[] args) {
    var at = List.of(args).indexOf("--lang");
    return Lang.named(
        at >= 0 && at + 1 < args.length ? args[at + 1] : Locale.getDefault().getLanguage());
  }

  private static String value(String[] args, int at) {
    if (at >= args.length) {
      throw new IllegalArgumentException("an option lacks its value");
    }
    return args[at];
  }

  private static Path path(String text) {
    try {
      return Path.of(text);
    } catch (InvalidPathException e) {
      throw new IllegalArgumentException("not a path", e);
    }
  }

  /// `90s`, `15m`, `24h`, `3d`
  private static Duration duration(String text) {
    var found = DURATION.matcher(text);
    if (!found.matches()) {
      throw new IllegalArgumentException("not a duration");
    }
    var n = Long.parseLong(found.group(1));
    return switch (found.group(2)) {
      case "s" -> Duration.ofSeconds(n);
      case "m" -> Duration.ofMinutes(n);
      case "h" -> Duration.ofHours(n);
      default -> Duration.ofDays(n);
    };
  }
}
