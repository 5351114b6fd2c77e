package denwaban;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// docs/reference/memory.md names every collection that a class keeps, and what bounds it.
class MemoryPageTest {

  private static final Path CODE = Path.of("src/main/java/denwaban");
  private static final Path PAGE = Path.of("../docs/reference/memory.md");

  /// A field, not a variable: it has a modifier. The JDK's maps, queues, sets and lists that grow;
  /// those over an enum do not.
  private static final Pattern KEPT =
      Pattern.compile(
          "(?m)^ {2,4}(?=.*\\b(?:private|protected|static|final)\\b)[\\w<>\\[\\], .?@]+ (\\w+) =\\s+"
              + "(?:new (?:Array|Concurrent|CopyOnWrite|Hash|Identity|Linked|Priority|Tree|Weak)"
              + "\\w*(?:Map|Queue|Deque|Set|List)\\b"
              + "|ConcurrentHashMap\\.newKeySet)");

  private static final Pattern ROW =
      Pattern.compile("(?m)^\\| `([\\w.]+)` \\| [^|]+ \\| ([^|]+) \\|$");

  private static final Pattern BOUND = Pattern.compile("`(\\w+)\\.(\\w+)`");

  @Test
  void each_collection_has_a_row_and_each_row_a_collection() throws IOException {
    var kept = new TreeSet<String>();
    for (var source : sources().entrySet()) {
      KEPT.matcher(source.getValue())
          .results()
          .forEach(found -> kept.add(source.getKey() + "." + found.group(1)));
    }
    var rows = new TreeSet<String>();
    ROW.matcher(Files.readString(PAGE)).results().forEach(row -> rows.add(row.group(1)));

    assertThat(rows).isEqualTo(kept).hasSizeGreaterThan(40);
  }

  @Test
  void a_bound_that_is_named_is_there() throws IOException {
    var sources = sources();
    ROW.matcher(Files.readString(PAGE))
        .results()
        .flatMap(row -> BOUND.matcher(row.group(2)).results())
        .forEach(bound -> {
          var name = Pattern.compile("\\b(?:int|long|Duration) " + bound.group(2) + "\\b");
          assertThat(sources.entrySet())
              .as(bound.group())
              .anyMatch(it ->
                  it.getKey().endsWith("." + bound.group(1)) && name.matcher(it.getValue()).find());
        });
  }

  /// Text of each class, by its name below `denwaban`; of `proof` too, whose limits rows name.
  private static TreeMap<String, String> sources() throws IOException {
    var sources = new TreeMap<String, String>();
    try (var files = Files.walk(CODE)) {
      for (var file : files.filter(it -> it.toString().endsWith(".java")).toList()) {
        var path = CODE.relativize(file).toString();
        sources.put(
            path.substring(0, path.length() - ".java".length()).replace('/', '.'),
            Files.readString(file));
      }
    }
    var limits = Path.of("../proof/src/main/java/denwaban/seal/age/Limits.java");
    sources.put("seal.age.Limits", Files.readString(limits));
    return sources;
  }
}
