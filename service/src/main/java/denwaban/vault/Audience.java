package denwaban.vault;

/// Whom a header is for. It is part of what wraps the row: no row can pose as another's.
enum Audience {
  COMPANY("company"),
  OPERATOR("operator"),
  REVIEWER("reviewer");

  private final String text;

  Audience(String text) {
    this.text = text;
  }

  /// Its name in the table.
  String text() {
    return text;
  }
}
