package denwaban.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.regex.Pattern;

/// What the database itself writes down about questions that took long; without their parameters.
final class SlowQuestions {

  /// Shorter ones are not written down, in ms.
  static final int FROM_MS = 20;

  private static final Pattern LINE =
      Pattern.compile(
          "\\[\\d+] (?<who>\\S+) LOG: +duration: (?<ms>[\\d.]+) ms +\\w+ [^:]*: (?<text>.*?)"
              + "(?=\\n\\d{4}-\\d\\d-\\d\\d |\\z)",
          Pattern.DOTALL);

  /// @param longest in ms
  record Question(String who, String text, int times, double longest) {}

  private SlowQuestions() {}

  static void watch(Connection root) throws SQLException {
    try (var sql = root.createStatement()) {
      sql.execute("alter system set log_min_duration_statement = " + FROM_MS);
      sql.execute("select pg_reload_conf()");
    }
  }

  /// The slowest first, without what the measurement itself asked.
  ///
  /// @param data the program's folder
  static List<Question> seen(Path data) throws IOException {
    var times = new HashMap<String, List<Double>>();
    try (var files = Files.list(data.resolve("postgres/data/log"))) {
      for (var file : (Iterable<Path>) files::iterator) {
        for (var line : LINE.matcher(Files.readString(file)).results().toList()) {
          var who = line.group("who");
          if (who.equals("denwaban_root")) continue;
          var key = who + "\n" + line.group("text").replaceAll("\\s+", " ").strip();
          times
              .computeIfAbsent(key, _ -> new ArrayList<>())
              .add(Double.parseDouble(line.group("ms")));
        }
      }
    }
    return times.entrySet().stream()
        .map(it -> question(it.getKey(), it.getValue()))
        .sorted(Comparator.comparingDouble(Question::longest).reversed())
        .toList();
  }

  private static Question question(String key, List<Double> ms) {
    var parts = key.split("\n", 2);
    var longest = ms.stream().mapToDouble(it -> it).max().orElseThrow();
    return new Question(parts[0], parts[1], ms.size(), longest);
  }
}
