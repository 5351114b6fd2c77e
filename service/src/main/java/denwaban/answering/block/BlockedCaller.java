package denwaban.answering.block;

import java.text.Normalizer;
import java.time.Instant;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A caller from whom a client takes no calls. The number itself is not kept.
///
/// @param label what the client calls it; names no number
/// @param calls that were refused
/// @param lastAt when the last of these came; null if none did
record BlockedCaller(UUID id, String label, Instant addedAt, int calls, @Nullable Instant lastAt) {

  /// Characters of a label.
  static final int LABEL_LIMIT = 40;

  /// Digits in it: a label must not be the number.
  static final int LABEL_DIGITS = 4;

  /// Also as they are read aloud: 〇九〇 is the beginning of a number.
  private static final Pattern DIGIT = Pattern.compile("[\\p{Nd}〇零一二三四五六七八九]");

  /// @throws IllegalArgumentException if the label is empty, too long, or nearly a number
  BlockedCaller {
    if (label.isBlank()
        || label.length() > LABEL_LIMIT
        || label.chars().anyMatch(Character::isISOControl)
        || digits(label) > LABEL_DIGITS) {
      throw new IllegalArgumentException("a label of 1 to 40 characters, at most 4 of them digits");
    }
  }

  /// Those in circles and the like are digits, too.
  private static long digits(String label) {
    return DIGIT.matcher(Normalizer.normalize(label, Normalizer.Form.NFKC)).results().count();
  }
}
