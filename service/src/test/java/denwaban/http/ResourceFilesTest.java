package denwaban.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What a translator can get wrong in the files of sentences, whoever says them.
class ResourceFilesTest {

  private static final Path FOLDER = Path.of("src/main/resources/denwaban");

  /// A mail repeats the words of its message once, and names them in Japanese.
  private static final Set<String> JAPANESE_ALONE = Set.of("words.caller-name", "words.subject");

  private static final Pattern VALUE = Pattern.compile("\\{\\d}");
  private static final Pattern RIGHT = Pattern.compile("''|\\{\\d}");

  /// All there are, by their Japanese file.
  static List<Path> files() throws IOException {
    try (var all = Files.walk(FOLDER)) {
      return all.filter(file -> file.toString().endsWith("_ja.properties")).sorted().toList();
    }
  }

  static Properties read(Path file) {
    try (var reader = Files.newBufferedReader(file)) {
      var texts = new Properties();
      texts.load(reader);
      return texts;
    } catch (IOException e) {
      throw new AssertionError(file + " can be read", e);
    }
  }

  private static Properties english(Path file) {
    return read(file.resolveSibling(file.getFileName().toString().replace("_ja", "_en")));
  }

  private static Set<String> values(String text) {
    return VALUE.matcher(text).results().map(MatchResult::group).collect(Collectors.toSet());
  }

  /// `java.text.MessageFormat` swallows a single apostrophe, and takes what stands in braces for a
  /// value.
  private static boolean wellFormed(String text) {
    var rest = RIGHT.matcher(text).replaceAll("");
    return !text.isBlank() && rest.chars().noneMatch(it -> "'{}".indexOf(it) >= 0);
  }

  @ParameterizedTest
  @MethodSource("files")
  void both_languages_have_the_same_keys_and_values(Path file) {
    var en = english(file);
    var keys = new HashSet<>(read(file).stringPropertyNames());
    keys.removeAll(JAPANESE_ALONE);
    assertThat(en.stringPropertyNames()).isEqualTo(keys);
    assertThat(keys)
        .allSatisfy(key ->
            assertThat(values(en.getProperty(key))).isEqualTo(values(read(file).getProperty(key))));
  }

  @ParameterizedTest
  @MethodSource("files")
  void an_apostrophe_is_doubled_and_a_brace_is_a_value(Path file) {
    assertThat(read(file).values()).allMatch(text -> wellFormed((String) text));
    assertThat(english(file).values()).allMatch(text -> wellFormed((String) text));
  }

  @Test
  void a_malformed_sentence_is_found() {
    assertThat(wellFormed("It''s {0}.")).isTrue();
    assertThat(wellFormed("It's {0}.")).isFalse();
    assertThat(wellFormed("{name}")).isFalse();
  }

  @Test
  void all_files_are_read() throws IOException {
    assertThat(files()).hasSizeGreaterThan(20);
  }
}
