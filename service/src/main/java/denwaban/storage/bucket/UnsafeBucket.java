package denwaban.storage.bucket;

/// A bucket that would do with files what nobody here could undo.
public final class UnsafeBucket extends Exception {

  private final String mend;

  UnsafeBucket(String what, String mend) {
    super(what);
    this.mend = mend;
  }

  /// A sentence.
  public String what() {
    return String.valueOf(getMessage());
  }

  /// What to do about it.
  public String mend() {
    return mend;
  }
}
