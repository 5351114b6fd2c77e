package denwaban.preflight;

/// One sentence in both languages.
record Text(String ja, String en) {

  static final Text NONE = new Text("", "");

  String in(boolean japanese) {
    return japanese ? ja : en;
  }

  boolean isEmpty() {
    return en.isEmpty();
  }
}
