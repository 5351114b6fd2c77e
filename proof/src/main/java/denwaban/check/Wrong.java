package denwaban.check;

/// Something in a copy that must not be: the copy is refused.
final class Wrong extends Exception {

  private final Why why;
  private final String about;

  /// @param about a path, an entry's number, a time; never what an entry holds
  Wrong(Why why, String about) {
    super(why.word() + " " + about);
    this.why = why;
    this.about = about;
  }

  Why why() {
    return why;
  }

  String about() {
    return about;
  }
}
