package denwaban.storage.bucket;

/// A place for files that would keep what must go from it, or does not do what its settings say.
public final class UnsafePlace extends Exception {

  private final String mend;

  /// @param what a sentence
  /// @param mend what to do about it
  public UnsafePlace(String what, String mend) {
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
