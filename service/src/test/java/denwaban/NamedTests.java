package denwaban;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Looks for the tests that a page names in backticks.
final class NamedTests {

  private static final Path ROOT = Path.of("..");

  /// What a cell says in backticks, and which cases of a test it quotes.
  private static final Pattern WORD = Pattern.compile("`([^`]+)`|\"([^\"]+)\"");

  private static final Pattern JAVA =
      Pattern.compile("([A-Z]\\w*(?:Tests?|IT|Contract))(?:\\.([a-z][A-Za-z0-9_]*))?");
  private static final Pattern METHOD = Pattern.compile("[a-z][a-z0-9]*(?:_[a-z0-9]+)+");
  private static final Pattern SCRIPT = Pattern.compile("\\w+\\.test\\.ts");

  private static final Map<String, String> sources = read();

  private NamedTests() {}

  private static Map<String, String> read() {
    var sources = new TreeMap<String, String>();
    for (var folder : List.of("proof/src/test", "service/src/test", "bench/src/test", "web/src")) {
      var path = ROOT.resolve(folder);
      if (!Files.isDirectory(path)) continue;
      try (var files = Files.walk(path)) {
        for (var file : files.toList()) {
          var name = file.getFileName().toString();
          if (name.endsWith(".java")) {
            sources.put(name.substring(0, name.length() - 5), Files.readString(file));
          } else if (name.endsWith(".test.ts")) {
            sources.merge(name, Files.readString(file), String::concat);
          }
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return sources;
  }

  /// What this cell names and nobody wrote. A bare method belongs to the class before it, a
  /// quotation to the class or script before it.
  static Stream<String> missing(String cell) {
    var missing = new ArrayList<String>();
    var in = "";
    for (var found : WORD.matcher(cell).results().toList()) {
      var word = found.group(1);
      if (word == null) {
        if (!in.isEmpty() && !says(in, found.group(2))) missing.add(in + " " + found.group(2));
        continue;
      }
      var java = JAVA.matcher(word);
      if (java.matches()) {
        in = java.group(1);
        if (!sources.containsKey(in)) missing.add(in);
        else if (java.group(2) != null && !has(in, java.group(2))) missing.add(word);
      } else if (SCRIPT.matcher(word).matches()) {
        in = word;
        if (!sources.containsKey(in)) missing.add(in);
      } else if (word.startsWith("vectors/")) {
        if (!Files.exists(ROOT.resolve(word.replaceFirst("/[^/]*\\*.*", "")))) missing.add(word);
      } else if (!in.isEmpty() && METHOD.matcher(word).matches() && !has(in, word)) {
        missing.add(in + "." + word);
      }
    }
    return missing.stream();
  }

  private static boolean has(String type, String method) {
    return sources.getOrDefault(type, "").contains(" " + method + "(");
  }

  /// A table of cases may lie beside its test: `PackAttack` and `PackAttackTest`.
  private static boolean says(String script, String quoted) {
    var source =
        sources.getOrDefault(script, "")
            + sources.getOrDefault(script.replaceFirst("Test$", ""), "");
    return Stream.of(quoted.split("…")).map(String::strip).allMatch(source::contains);
  }
}
