package denwaban.open;

/// The tool's two languages.
enum Lang {
  JA,
  EN;

  String of(String ja, String en) {
    return this == JA ? ja : en;
  }
}
