package denwaban.script;

/// What callers hear from a client before an operator speaks.
public enum Announcement {
  /// The client's name and welcome; heard by every caller.
  GREETING("greeting"),
  /// That the call is recorded; heard by those who are.
  NOTICE("notice");

  private final String code;

  Announcement(String code) {
    this.code = code;
  }

  String code() {
    return code;
  }
}
