package denwaban.people.hr;

import denwaban.access.Person;
import denwaban.access.Role;
import denwaban.http.Problem;
import denwaban.people.Engagement;
import denwaban.people.Registry;
import java.io.IOException;
import java.io.StringReader;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/// HR's list as a CSV file (RFC 4180): what each line says of one person, or which part of it is
/// wrong. Headings in Japanese or English, in any order.
final class HrCsv {

  /// Lines beside the headings.
  static final int LINES = 5_000;

  /// In characters, of the whole file.
  static final int LIMIT = 1_000_000;

  private static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");

  private static final Map<String, String> HEADINGS =
      Map.ofEntries(
          Map.entry("社員番号", "number"),
          Map.entry("氏名", "name"),
          Map.entry("かな", "kana"),
          Map.entry("役割", "role"),
          Map.entry("区分", "kind"),
          Map.entry("雇用主", "employer"),
          Map.entry("所属", "unit"),
          Map.entry("場所", "place"),
          Map.entry("勤務地", "site"),
          Map.entry("勤務時間", "hours"),
          Map.entry("開始", "from"),
          Map.entry("終了", "until"));

  private static final Map<String, String> KINDS =
      Map.of(
          "正社員", "employee",
          "社員", "employee",
          "パート", "part-time",
          "アルバイト", "part-time",
          "派遣", "dispatched",
          "業務委託", "contractor",
          "保守", "maintenance",
          "取引先", "vendor",
          "役員", "director");

  private static final Map<String, String> PLACES = Map.of("拠点", "site", "在宅", "home");

  /// What one line says.
  ///
  /// @param number of the line in the file, from 2
  /// @param wrong the part that is wrong, or null; then `person` is null
  record Line(int number, String name, @Nullable Said person, @Nullable String wrong) {

    /// Without the name.
    @Override
    public String toString() {
      return "line " + number;
    }
  }

  record Said(String name, String kana, Role role, Engagement engagement, Registry.Times times) {

    /// Without the name.
    @Override
    public String toString() {
      return role + " " + engagement.kind();
    }
  }

  private HrCsv() {}

  /// @throws Problem 413 above a limit; 422 if it is no CSV, or number or name are no heading
  static List<Line> read(String csv) {
    if (csv.length() > LIMIT) {
      throw tooLarge();
    }
    var format = CSVFormat.RFC4180.builder().setIgnoreEmptyLines(true).setTrim(true).get();
    try (var parser =
        format.parse(new StringReader(csv.startsWith("\uFEFF") ? csv.substring(1) : csv))) {
      var records = parser.iterator();
      var parts = records.hasNext() ? headings(records.next()) : List.<String>of();
      if (!parts.contains("number") || !parts.contains("name")) {
        throw noList();
      }
      var lines = new ArrayList<Line>();
      var numbers = new HashSet<String>();
      while (records.hasNext()) {
        if (lines.size() == LINES) {
          throw tooLarge();
        }
        lines.add(line(lines.size() + 2, records.next(), parts, numbers));
      }
      return lines;
    } catch (IOException | java.io.UncheckedIOException broken) {
      throw noList();
    }
  }

  private static List<String> headings(CSVRecord first) {
    return first.toList().stream().map(it -> HEADINGS.getOrDefault(it, it)).toList();
  }

  private static Line line(int number, CSVRecord record, List<String> parts, Set<String> numbers) {
    var texts = new HashMap<String, String>();
    for (var n = 0; n < Math.min(record.size(), parts.size()); n++) {
      texts.put(parts.get(n), record.get(n));
    }
    var name = texts.getOrDefault("name", "");
    var shown = name.length() > Person.NAME_LIMIT ? name.substring(0, Person.NAME_LIMIT) : name;
    if (record.size() > parts.size()) return new Line(number, shown, null, "columns");
    try {
      var said = said(texts);
      if (!numbers.add(said.engagement().number())) {
        return new Line(number, shown, null, "twice");
      }
      return new Line(number, shown, said, null);
    } catch (Wrong wrong) {
      return new Line(number, shown, null, wrong.part);
    }
  }

  private static Said said(Map<String, String> texts) throws Wrong {
    if (text(texts, "number").isEmpty()) throw new Wrong("number");
    var name = text(texts, "name");
    if (name.isEmpty() || name.length() > Person.NAME_LIMIT) throw new Wrong("name");
    var kana = text(texts, "kana");
    if (!Person.isKana(kana)) throw new Wrong("kana");
    var from = time(texts, "from");
    var until = time(texts, "until");
    if (from != null && until != null && !until.isAfter(from)) throw new Wrong("until");
    return new Said(name, kana, role(texts), engagement(texts), new Registry.Times(from, until));
  }

  private static Role role(Map<String, String> texts) throws Wrong {
    var code = text(texts, "role");
    try {
      var role = Role.of(code.isEmpty() ? "operator" : code);
      if (role.staff()) return role;
    } catch (IllegalArgumentException unknown) {
      throw new Wrong("role");
    }
    throw new Wrong("role");
  }

  private static Engagement engagement(Map<String, String> texts) throws Wrong {
    var kind = text(texts, "kind");
    var place = text(texts, "place");
    try {
      return new Engagement(
          text(texts, "number"),
          Engagement.Kind.of(kind.isEmpty() ? "employee" : KINDS.getOrDefault(kind, kind)),
          text(texts, "employer"),
          text(texts, "unit"),
          Engagement.Place.of(place.isEmpty() ? "site" : PLACES.getOrDefault(place, place)),
          text(texts, "site"),
          text(texts, "hours"));
    } catch (IllegalArgumentException wrong) {
      throw new Wrong(Optional.ofNullable(wrong.getMessage()).orElse("kind"));
    }
  }

  /// A day is its beginning in Japan; a leaver's last day ends when the next begins.
  private static @Nullable Instant time(Map<String, String> texts, String part) throws Wrong {
    var text = text(texts, part).replace('/', '-');
    if (text.isEmpty()) return null;
    try {
      if (text.length() > 10) {
        return LocalDateTime.parse(text.replace(' ', 'T')).atZone(TOKYO).toInstant();
      }
      var day = LocalDate.parse(text);
      return (part.equals("until") ? day.plusDays(1) : day).atStartOfDay(TOKYO).toInstant();
    } catch (DateTimeException malformed) {
      throw new Wrong(part);
    }
  }

  private static String text(Map<String, String> texts, String part) {
    return texts.getOrDefault(part, "");
  }

  /// Which part of a line.
  private static final class Wrong extends Exception {

    private static final long serialVersionUID = 1L;

    final String part;

    Wrong(String part) {
      super(part, null, false, false);
      this.part = part;
    }
  }

  private static Problem tooLarge() {
    return new Problem(413, "roster-too-large", "%,d".formatted(LINES), "%,d".formatted(LIMIT));
  }

  private static Problem noList() {
    return new Problem(422, "roster-unreadable");
  }
}
