package denwaban.watch;

import denwaban.http.Problem;
import org.jspecify.annotations.Nullable;

/// A question, a reason, an answer or a note, as a user typed it.
public final class OfficeText {

  /// Characters.
  public static final int LIMIT = 500;

  private OfficeText() {}

  /// @return the text without spaces around it
  /// @throws Problem 422 if nothing or more than [#LIMIT] is left; it does not repeat the text
  public static String of(@Nullable String text) {
    var stripped = text == null ? "" : text.strip();
    if (stripped.isEmpty() || stripped.codePointCount(0, stripped.length()) > LIMIT) {
      throw new Problem(422, "text-invalid", LIMIT);
    }
    return stripped;
  }
}
