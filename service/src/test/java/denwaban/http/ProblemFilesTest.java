package denwaban.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The sentences of all problems, beside the code that throws them.
class ProblemFilesTest {

  private static final Path FILES = Path.of("src/main/resources/denwaban");

  /// Of codes that several modules throw.
  private static final String SHARED = "http";

  private static final Pattern KEY = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*(\\.[A-Za-z0-9-]+)?");
  private static final Pattern VALUE = Pattern.compile("\\{(\\d)}");

  private static final Map<String, Properties> files = read();
  private static final ThrownProblems sources = ThrownProblems.read();

  private static Map<String, Properties> read() {
    var all = new TreeMap<String, Properties>();
    try (var modules = Files.newDirectoryStream(FILES)) {
      for (var module : modules) {
        var file = module.resolve("problems_ja.properties");
        if (!Files.exists(file)) continue;
        all.put(module.getFileName().toString(), ResourceFilesTest.read(file));
      }
    } catch (IOException e) {
      throw new AssertionError("the files can be read", e);
    }
    return all;
  }

  private static Stream<String> keys() {
    return files.values().stream().flatMap(texts -> texts.stringPropertyNames().stream()).sorted();
  }

  private static Set<String> values(String key) {
    return files.values().stream()
        .map(texts -> texts.getProperty(key, ""))
        .flatMap(text -> VALUE.matcher(text).results().map(MatchResult::group))
        .collect(Collectors.toSet());
  }

  /// Written as such, or made of its code and which of its sentences.
  private static boolean used(Set<String> literals, String key) {
    var dot = key.indexOf('.');
    if (dot < 0) return literals.contains(key) || literals.contains(key + ".");
    return literals.contains(key)
        || literals.contains(key.substring(0, dot + 1))
        || (literals.contains(key.substring(0, dot)) && literals.contains(key.substring(dot)));
  }

  @Test
  void the_files_and_the_sources_are_read() {
    assertThat(keys().count()).isGreaterThan(300);
    assertThat(sources.all().size()).isGreaterThan(290);
  }

  @Test
  void each_key_that_is_thrown_has_a_sentence_of_its_module_or_a_shared_one() {
    assertThat(sources.all())
        .filteredOn(it ->
            Stream.of(it.module(), SHARED)
                .noneMatch(
                    module -> files.containsKey(module) && files.get(module).containsKey(it.key())))
        .isEmpty();
  }

  @Test
  void a_key_stands_in_one_file_and_is_well_formed() {
    assertThat(keys().toList()).doesNotHaveDuplicates().allMatch(it -> KEY.matcher(it).matches());
  }

  @Test
  void each_sentence_is_used_by_its_module_and_a_shared_one_by_any() {
    var unused =
        files.entrySet().stream()
            .flatMap(file ->
                file.getValue().stringPropertyNames().stream()
                    .filter(key ->
                        sources.literals().entrySet().stream()
                            .filter(it ->
                                file.getKey().equals(SHARED) || it.getKey().equals(file.getKey()))
                            .noneMatch(it -> used(it.getValue(), key)))
                    .map(key -> file.getKey() + ": " + key));
    assertThat(unused).isEmpty();
  }

  @Test
  void each_value_of_a_sentence_is_given_where_it_is_thrown() {
    assertThat(sources.all()).allSatisfy(it -> assertThat(values(it.key())).hasSize(it.values()));
  }

  @Test
  void each_field_that_is_named_unfit_has_its_sentence() {
    assertThat(sources.unfit()).hasSizeGreaterThan(3);
    assertThat(keys().toList()).containsAll(sources.unfit());
  }
}
