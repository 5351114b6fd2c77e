package denwaban.message;

import denwaban.kernel.CallId;
import denwaban.kernel.ClientId;
import denwaban.kernel.ObjectId;
import denwaban.kernel.PersonId;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Words of a message that an operator's page gives beside the sealed message, because it holds the
/// client's own approval that they leave in a mail (docs/formats/notice-approval.md). They are kept
/// in memory alone, and stand in no text that is logged.
///
/// @param callerName who called and of which company, in one line
/// @param subject how the matter begins, in one line
/// @param text all fields with their labels
public record NoticeWords(
    @Nullable String callerName, @Nullable String subject, @Nullable String text) {

  /// A page gave them beside a message that is about to be taken in. Whether the message is kept,
  /// and whether they may leave, is not known yet: who hears it must ask.
  ///
  /// @param by the operator
  /// @param client and the next two as the message itself says, unchecked
  public record Given(
      PersonId by, ClientId client, CallId call, ObjectId object, NoticeWords words) {}

  /// In UTF-16 code units, as all that follow.
  public static final int NAME_LIMIT = 200;

  public static final int SUBJECT_LIMIT = 60;

  public static final int TEXT_LIMIT = 8_000;

  /// @throws IllegalArgumentException if one is too long, is not of one line, or turns the
  ///   direction of writing
  public NoticeWords {
    line(callerName, NAME_LIMIT);
    line(subject, SUBJECT_LIMIT);
    fits(text, TEXT_LIMIT);
  }

  public boolean none() {
    return callerName == null && subject == null && text == null;
  }

  public int length() {
    return length(callerName) + length(subject) + length(text);
  }

  private static int length(@Nullable String words) {
    return words == null ? 0 : words.length();
  }

  private static void line(@Nullable String words, int most) {
    fits(words, most);
    if (words != null && words.indexOf('\n') >= 0) {
      throw new IllegalArgumentException("more than one line");
    }
  }

  private static void fits(@Nullable String words, int most) {
    if (words == null) return;
    if (words.isBlank() || words.length() > most || odd(words.codePoints())) {
      throw new IllegalArgumentException("words do not fit");
    }
  }

  /// What forges a header, or shows a text in another order than it has; half a surrogate pair,
  /// too.
  private static boolean odd(IntStream words) {
    return words.anyMatch(it ->
        (it != '\n' && Character.isISOControl(it))
            || Character.getType(it) == Character.SURROGATE
            || (it >= 0x202A && it <= 0x202E)
            || (it >= 0x2066 && it <= 0x2069)
            || it == 0x2028
            || it == 0x2029);
  }

  /// Says how much, and not what.
  @Override
  public String toString() {
    return "NoticeWords[%d characters]".formatted(length());
  }
}
