package denwaban.open.table;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// A table as CSV (RFC 4180), as spreadsheets in Japan open it: UTF-8 with a mark, CRLF.
///
/// A cell that a spreadsheet would take for a formula gets an apostrophe before it: what a caller
/// said must not run on the reader's machine. The pages' `csv.ts` has the same rules.
public final class Csv {

  private static final String MARK = "\uFEFF";

  /// What begins a formula, or hides one from the eye; full-width forms too, which Excel folds.
  private static final Pattern FORMULA =
      Pattern.compile("^[\\s\\x00]*[=+\\-@\t\r\uFF1D\uFF0B\uFF0D\uFF20|%]");

  private static final Pattern QUOTED = Pattern.compile("[\",\r\n']");

  private Csv() {}

  public static String of(List<List<String>> rows) {
    return rows.stream()
        .map(row -> row.stream().map(Csv::cell).collect(Collectors.joining(",")) + "\r\n")
        .collect(Collectors.joining("", MARK, ""));
  }

  private static String cell(String value) {
    var safe = FORMULA.matcher(value).find() ? "'" + value : value;
    return QUOTED.matcher(safe).find() || !safe.equals(safe.strip())
        ? '"' + safe.replace("\"", "\"\"") + '"'
        : safe;
  }
}
