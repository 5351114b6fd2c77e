package denwaban;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// `docs/threat-model.md` names the tests that prove it; a test that was renamed or removed must
/// not go on proving something there.
class ThreatModelTest {

  private static final Path ROOT = Path.of("..");
  private static final Path PAGE = ROOT.resolve("docs/threat-model.md");

  /// What a cell says in backticks, and which cases of a test it quotes.
  private static final Pattern WORD = Pattern.compile("`([^`]+)`|\"([^\"]+)\"");

  private static final Pattern JAVA =
      Pattern.compile("([A-Z]\\w*(?:Tests?|IT|Contract))(?:\\.([a-z][A-Za-z0-9_]*))?");
  private static final Pattern METHOD = Pattern.compile("[a-z][a-z0-9]*(?:_[a-z0-9]+)+");
  private static final Pattern SCRIPT = Pattern.compile("\\w+\\.test\\.ts");

  private static final Map<String, String> sources = new TreeMap<>();

  @BeforeAll
  static void read() throws IOException {
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
      }
    }
  }

  @Test
  void every_test_that_the_page_names_is_there() throws IOException {
    assertThat(rows().flatMap(List::stream).flatMap(ThreatModelTest::missing)).isEmpty();
  }

  @Test
  void what_is_not_there_is_found() {
    assertThat(missing("`ThreatModelTest.every_test_that_the_page_names_is_there`")).isEmpty();
    assertThat(missing("`ThreatModelTest`, `what_is_not_there_is_found`")).isEmpty();
    assertThat(missing("`ThreatModelTest.nobody_wrote_this`")).hasSize(1);
    assertThat(missing("`ThreatModelTest`, `nobody_wrote_this_either`")).hasSize(1);
    assertThat(missing("`NobodyWroteThisTest`")).hasSize(1);
    assertThat(missing("`seal.test.ts` \"is no grant for another client\"")).isEmpty();
    assertThat(missing("`seal.test.ts` \"nobody wrote … this\"")).hasSize(1);
    assertThat(missing("`PackAttackTest` \"stanza injected\"")).isEmpty();
    assertThat(missing("`PackAttackTest` \"nobody wrote this\"")).hasSize(1);
    assertThat(missing("`nobody.test.ts`")).hasSize(1);
    assertThat(missing("`vectors/header`, `vectors/nobody/*`")).hasSize(1);
  }

  /// An attack that nothing proves anything about says `none`, or where else to look.
  @Test
  void every_row_names_a_test_or_says_that_there_is_none() throws IOException {
    assertThat(
            rows()
                .filter(row -> row.size() == 5)
                .map(List::getLast)
                .filter(cell -> !cell.contains("`") && !cell.startsWith("none")))
        .isEmpty();
  }

  private static Stream<List<String>> rows() throws IOException {
    return Files.readString(PAGE)
        .lines()
        .filter(line -> line.startsWith("| ") && !line.startsWith("| ---"))
        .map(line -> List.of(line.substring(2, line.length() - 1).split(" \\| ")))
        .map(row -> row.stream().map(String::strip).toList())
        .filter(row -> !row.getFirst().matches("(?i)attacker|attack"));
  }

  /// A bare method belongs to the class before it, a quotation to the class or script before it.
  private static Stream<String> missing(String cell) {
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
