package denwaban.open;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What stands on the command line.
///
/// @param words the command and its arguments
/// @param opus recordings as Opus instead of WAV
record Options(
    List<String> words,
    List<Path> keys,
    @Nullable Path out,
    @Nullable Path member,
    @Nullable String pin,
    @Nullable String logKey,
    boolean opus,
    Lang lang) {

  private static final Map<String, String> NAMES =
      Map.of("-i", "i", "-o", "o", "--member", "m", "--pin", "p", "--log-key", "l", "--lang", "g");

  Options {
    words = List.copyOf(words);
    keys = List.copyOf(keys);
  }

  /// @throws IllegalArgumentException if an option is unknown or has no value
  static Options parse(String[] args) {
    var words = new ArrayList<String>();
    var keys = new ArrayList<Path>();
    var values = new HashMap<String, String>();
    var opus = false;
    for (var i = 0; i < args.length; i++) {
      if (args[i].equals("--opus")) {
        opus = true;
        continue;
      }
      var name = NAMES.get(args[i]);
      if (name == null) {
        if (args[i].startsWith("-")) {
          throw new IllegalArgumentException("unknown option");
        }
        words.add(args[i]);
      } else if (++i == args.length) {
        throw new IllegalArgumentException("an option lacks its value");
      } else if (name.equals("i")) {
        keys.add(Path.of(args[i]));
      } else {
        values.put(name, args[i]);
      }
    }
    return new Options(
        words,
        keys,
        path(values.get("o")),
        path(values.get("m")),
        values.get("p"),
        values.get("l"),
        opus,
        Lang.named(values.getOrDefault("g", Locale.getDefault().getLanguage())));
  }

  private static @Nullable Path path(@Nullable String text) {
    return text == null ? null : Path.of(text);
  }
}
