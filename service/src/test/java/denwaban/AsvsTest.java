package denwaban;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// `docs/evidence/asvs.md` has every requirement of three chapters once, says of each whether it is
/// met, and names an existing test where it says so.
class AsvsTest {

  private static final Path ROOT = Path.of("..");
  private static final Path PAGE = ROOT.resolve("docs/evidence/asvs.md");

  /// Every section of the three chapters of ASVS 5.0.0, and the level of each of its requirements
  /// in their order.
  private static final Map<String, String> SECTIONS =
      Map.ofEntries(
          Map.entry("6.1", "122"),
          Map.entry("6.2", "111111112222"),
          Map.entry("6.3", "11223333"),
          Map.entry("6.4", "112233"),
          Map.entry("6.5", "22222333"),
          Map.entry("6.6", "2223"),
          Map.entry("6.7", "33"),
          Map.entry("6.8", "2222"),
          Map.entry("7.1", "222"),
          Map.entry("7.2", "1111"),
          Map.entry("7.3", "22"),
          Map.entry("7.4", "11222"),
          Map.entry("7.5", "223"),
          Map.entry("7.6", "22"),
          Map.entry("8.1", "1233"),
          Map.entry("8.2", "1123"),
          Map.entry("8.3", "133"),
          Map.entry("8.4", "23"));

  private static final List<String> STATES = List.of("met", "not met", "not applicable");

  private static final Pattern COUNTS =
      Pattern.compile(
          "(\\d+) requirements: \\*\\*(\\d+) met, (\\d+) not met, (\\d+) not applicable\\.\\*\\*");

  private static final Pattern TEST =
      Pattern.compile("`[A-Z]\\w*(?:Test|Tests|IT)\\.[a-z]\\w*_\\w*`");

  /// One row of the page.
  private record Row(String number, String level, String asked, String state, String why) {}

  @Test
  void every_requirement_is_there_once_in_order_and_with_its_level() throws IOException {
    var all =
        SECTIONS.keySet().stream()
            .sorted()
            .flatMap(section ->
                IntStream.range(0, levels(section).length())
                    .mapToObj(
                        n -> "%s.%d level %c".formatted(section, n + 1, levels(section).charAt(n))))
            .toList();
    assertThat(all).hasSize(79);
    assertThat(rows().map(row -> row.number() + " level " + row.level()))
        .containsExactlyElementsOf(all);
  }

  private static String levels(String section) {
    return Objects.requireNonNull(SECTIONS.get(section));
  }

  @Test
  void the_counts_at_the_top_are_those_of_the_rows() throws IOException {
    var counts = COUNTS.matcher(Files.readString(PAGE));
    assertThat(counts.find()).isTrue();
    assertThat(rows().map(Row::state)).allMatch(STATES::contains);
    assertThat(rows().count()).isEqualTo(Long.parseLong(counts.group(1)));
    for (var n = 0; n < STATES.size(); n++) {
      var state = STATES.get(n);
      assertThat(rows().filter(row -> row.state().equals(state)).count())
          .as(state)
          .isEqualTo(Long.parseLong(counts.group(n + 2)));
    }
  }

  @Test
  void what_is_met_names_a_test_and_all_that_are_named_exist() throws IOException {
    assertThat(
            rows()
                .filter(row -> row.state().equals("met"))
                .filter(row -> !TEST.matcher(row.why()).find()))
        .isEmpty();
    assertThat(rows().flatMap(row -> NamedTests.missing(row.why()))).isEmpty();
    assertThat(rows().filter(row -> row.why().isBlank() || row.asked().isBlank())).isEmpty();
  }

  /// What a third of the page rests on.
  @Test
  void nothing_keeps_a_password_and_no_mail_signs_anybody_in() throws IOException {
    try (var files = Files.walk(Path.of("src/main/resources/db/migration"))) {
      for (var file : files.filter(Files::isRegularFile).toList()) {
        for (var line : Files.readString(file).lines().toList()) {
          assertThat(line.replaceFirst("--.*", ""))
              .as(file.toString())
              .doesNotContainPattern("(?i)password|passphrase|secret_(question|answer)|hint");
        }
      }
    }
    for (var room : List.of("access", "signin", "people")) {
      try (var files = Files.walk(Path.of("src/main/java/denwaban", room))) {
        for (var file : files.filter(Files::isRegularFile).toList()) {
          assertThat(Files.readString(file))
              .as(file.toString())
              .doesNotContain("jakarta.mail", "denwaban.delivery");
        }
      }
    }
  }

  private static Stream<Row> rows() throws IOException {
    return Files.readString(PAGE)
        .lines()
        .filter(line -> line.matches("\\| \\d\\..*"))
        .map(line -> line.substring(2, line.length() - 2).split(" \\| "))
        .map(cells -> {
          assertThat(cells).as(cells[0]).hasSize(5);
          return new Row(cells[0], cells[1], cells[2], cells[3], cells[4]);
        });
  }
}
