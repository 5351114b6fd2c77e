package denwaban.database;

/// An unsafe or impossible configuration: the program says what is wrong and how to mend it, and
/// stops. Lives in the lowest module that can refuse; the modules above use it too.
public final class CannotStart extends RuntimeException {

  private final String what;
  private final String mend;

  /// @param what one sentence without secrets: what is wrong
  /// @param mend one sentence: what the reader can do about it
  public CannotStart(String what, String mend) {
    super(what + " " + mend);
    this.what = what;
    this.mend = mend;
  }

  /// The same, keeping the cause for the log.
  public CannotStart(String what, String mend, Throwable cause) {
    super(what + " " + mend, cause);
    this.what = what;
    this.mend = mend;
  }

  public String what() {
    return what;
  }

  public String mend() {
    return mend;
  }
}
