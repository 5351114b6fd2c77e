package denwaban.copies;

import java.io.IOException;

/// The office's own copy of a log that ended is not known to be gone. The message is a sentence for
/// the office and names no one.
public final class CopyStays extends IOException {

  private static final long serialVersionUID = 1L;

  CopyStays(String why) {
    super(why);
  }

  CopyStays(String why, Exception cause) {
    super(why, cause);
  }

  /// Why, as the page of retention shows it.
  public String why() {
    return String.valueOf(getMessage());
  }
}
