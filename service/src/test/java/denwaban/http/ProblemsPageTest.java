package denwaban.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The page of refusals is as the code throws them: who writes against our addresses decides by
/// status and code, so neither changes unseen.
///
/// Writes the page anew with `-Dpages.write=true`.
class ProblemsPageTest {

  private static final Path PAGE = Path.of("../docs/reference/problems.md");
  private static final Path FILES = Path.of("src/main/resources/denwaban");

  private static final String HEAD =
      """
      # Refusals

      Written by `ProblemsPageTest` from the code; a difference fails the build. A request that is refused has an answer of
      type `application/problem+json` (RFC 9457): `status`, `code`, and `detail`, a sentence for people in the language that
      the request asks for. Decide by `code`, never by the sentence. Values stand for `{0}` and `{1}`. Where one code has
      several sentences, a dot and which of them follow here; `code` ends before the dot. The list goes by modules of the
      program: any address of a module may answer with its codes, and every address with those of `http`. Where no status
      stands, it depends on what was refused.
      """;

  private static final ThrownProblems sources = ThrownProblems.read();

  /// One, or several with commas.
  private static String statuses(String key) {
    return Stream.concat(
            sources.all().stream().filter(it -> it.key().equals(key)),
            sources.begun().stream().filter(it -> key.startsWith(it.key())))
        .map(it -> String.valueOf(it.status()))
        .collect(Collectors.toCollection(TreeSet::new))
        .stream()
        .collect(Collectors.joining(", "));
  }

  private static String section(Path file) {
    var texts = ResourceFilesTest.read(file);
    return "\n## %s\n\n| Status | Code | In English |\n| --- | --- | --- |\n"
            .formatted(file.getName(file.getNameCount() - 2))
        + texts.stringPropertyNames().stream()
            .sorted()
            .map(key -> row(key, texts.getProperty(key)))
            .collect(Collectors.joining());
  }

  private static String row(String key, String sentence) {
    return "| %s | `%s` | %s |\n"
        .formatted(statuses(key), key, sentence.replace("''", "'").replace("|", "\\|"));
  }

  @Test
  void the_page_of_refusals_is_up_to_date() throws IOException {
    String page;
    try (Stream<Path> files = Files.walk(FILES)) {
      page =
          HEAD
              + files
                  .filter(it -> it.endsWith("problems_en.properties"))
                  .sorted()
                  .map(ProblemsPageTest::section)
                  .collect(Collectors.joining());
    }
    if (Boolean.getBoolean("pages.write")) Files.writeString(PAGE, page);
    assertThat(Files.readString(PAGE)).isEqualTo(page);
  }

  /// A status that stands here nowhere could change unseen.
  @Test
  void nearly_all_are_thrown_with_a_status_and_a_key_that_can_be_read() {
    assertThat(sources.made() - sources.all().size() - sources.begun().size())
        .isLessThanOrEqualTo(5);
  }
}
