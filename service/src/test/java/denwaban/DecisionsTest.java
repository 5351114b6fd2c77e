package denwaban;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// The index of decision records names each of them, by its own title.
class DecisionsTest {

  private static final Path FOLDER = Path.of("../docs/decisions");

  private static final Pattern ROW =
      Pattern.compile("(?m)^\\| \\[\\d+]\\(([^)]+)\\) \\| (.*?) \\|");

  @Test
  void the_index_has_each_record_with_its_title() throws IOException {
    var records = new TreeMap<String, String>();
    try (var files = Files.list(FOLDER)) {
      for (var file : files.toList()) {
        var name = file.getFileName().toString();
        if (!name.matches("\\d{4}-.*\\.md")) continue;
        var title = Files.readAllLines(file).getFirst().replaceFirst("^# *(\\d+[.:]? *)?", "");
        records.put(name, title);
      }
    }
    var rows = new TreeMap<String, String>();
    ROW.matcher(Files.readString(FOLDER.resolve("README.md")))
        .results()
        .forEach(row -> rows.put(row.group(1), row.group(2)));

    assertThat(rows).isEqualTo(records).isNotEmpty();
  }
}
