package denwaban.open;

/// The tools' two languages.
public enum Lang {
  JA,
  EN;

  public static Lang named(String name) {
    return name.equals("ja") ? JA : EN;
  }

  public String of(String ja, String en) {
    return this == JA ? ja : en;
  }
}
