package denwaban.preflight.finding;

/// What a check found. Names settings, files and addresses; never the value of a secret.
///
/// @param remedy what the reader can do; empty where nothing is to be done
public record Finding(Severity severity, Text what, Text remedy) {

  /// From good to bad.
  public enum Severity {
    OK("✓"),
    WARNING("!"),
    FAULT("✗");

    final String mark;

    Severity(String mark) {
      this.mark = mark;
    }
  }

  /// Of what hangs on settings that were refused.
  public static final Finding NOT_CHECKED =
      warning(
          new Text("設定が読めないため確認していません。", "Not checked, because the settings cannot be read."),
          new Text("上の設定を先に直してください。", "Correct the settings above first."));

  public static Finding ok(String ja, String en) {
    return new Finding(Severity.OK, new Text(ja, en), Text.NONE);
  }

  public static Finding warning(Text what, Text remedy) {
    return new Finding(Severity.WARNING, what, remedy);
  }

  public static Finding fault(Text what, Text remedy) {
    return new Finding(Severity.FAULT, what, remedy);
  }

  /// One line.
  public String line(boolean japanese) {
    var line = severity.mark + " " + what.in(japanese);
    return remedy.isEmpty() ? line : line + " — " + remedy.in(japanese);
  }
}
