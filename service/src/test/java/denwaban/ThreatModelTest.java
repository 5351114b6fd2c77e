package denwaban;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// `docs/threats` names the tests that prove it; a test that was renamed or removed must not go on
/// proving something there.
class ThreatModelTest {

  private static final Path ROOT = Path.of("..");
  private static final Path PAGES = ROOT.resolve("docs/threats");

  @Test
  void every_test_that_the_page_names_is_there() throws IOException {
    assertThat(rows().flatMap(List::stream).flatMap(NamedTests::missing)).isEmpty();
  }

  @Test
  void what_is_not_there_is_found() {
    assertThat(NamedTests.missing("`ThreatModelTest.every_test_that_the_page_names_is_there`"))
        .isEmpty();
    assertThat(NamedTests.missing("`ThreatModelTest`, `what_is_not_there_is_found`")).isEmpty();
    assertThat(NamedTests.missing("`ThreatModelTest.nobody_wrote_this`")).hasSize(1);
    assertThat(NamedTests.missing("`ThreatModelTest`, `nobody_wrote_this_either`")).hasSize(1);
    assertThat(NamedTests.missing("`NobodyWroteThisTest`")).hasSize(1);
    assertThat(NamedTests.missing("`seal.test.ts` \"is no grant for another client\"")).isEmpty();
    assertThat(NamedTests.missing("`seal.test.ts` \"nobody wrote … this\"")).hasSize(1);
    assertThat(NamedTests.missing("`PackAttackTest` \"stanza injected\"")).isEmpty();
    assertThat(NamedTests.missing("`PackAttackTest` \"nobody wrote this\"")).hasSize(1);
    assertThat(NamedTests.missing("`nobody.test.ts`")).hasSize(1);
    assertThat(NamedTests.missing("`vectors/header`, `vectors/nobody/*`")).hasSize(1);
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
    var text = new StringBuilder();
    try (var pages = Files.list(PAGES)) {
      for (var page : pages.sorted().toList()) text.append(Files.readString(page)).append('\n');
    }
    return text.toString()
        .lines()
        .filter(line -> line.startsWith("| ") && !line.startsWith("| ---"))
        .map(line -> List.of(line.substring(2, line.length() - 1).split(" \\| ")))
        .map(row -> row.stream().map(String::strip).toList())
        .filter(row -> !row.getFirst().matches("(?i)attacker|attack"));
  }
}
