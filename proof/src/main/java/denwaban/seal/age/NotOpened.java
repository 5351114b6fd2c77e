package denwaban.seal.age;

/// An age file, or its payload, that this identity cannot open whole; says why, never what it held.
public final class NotOpened extends Exception {

  /// What is wrong, in the order in which a reader finds it.
  public enum Why {
    /// The header is not the text that the age format allows.
    BAD_HEADER,
    /// The header is for someone else.
    NOT_FOR_YOU,
    /// None of the origins that count here sealed it under this name.
    OTHER_ORIGIN,
    /// The header was changed after it was made.
    HEADER_CHANGED,
    /// The payload is cut short, changed, or belongs to another header.
    BAD_PAYLOAD
  }

  private final Why why;

  NotOpened(Why why) {
    super(why.name());
    this.why = why;
  }

  NotOpened(Why why, Throwable cause) {
    super(why.name(), cause);
    this.why = why;
  }

  public Why why() {
    return why;
  }
}
