package denwaban.watch.watchlist;

import denwaban.kernel.PersonId;
import java.text.Normalizer;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A telephone number whose calls concern only the operator who takes them. No one here has the
/// number itself.
///
/// @param person of whose family; null unless it is [Why#FAMILY]
/// @param label what the office calls it; names no caller
public record WatchedCaller(
    UUID id, Why why, @Nullable PersonId person, String label, Instant addedAt) {

  /// Characters of a label.
  static final int LABEL_LIMIT = 40;

  /// Digits of a label: with more it could be the number.
  static final int LABEL_DIGITS = 3;

  public enum Why {
    /// Of a member of the staff, who must not see what their own family says.
    FAMILY,
    /// A person whom many would like to look up.
    PUBLIC_FIGURE,
    /// No person: a number that no one has a reason to look up.
    CANARY;

    String code() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// @throws IllegalArgumentException if there is none such
    static Why of(@Nullable String code) {
      for (var why : values()) {
        if (why.code().equals(code)) {
          return why;
        }
      }
      throw new IllegalArgumentException("no such reason to watch a number");
    }
  }

  /// @throws IllegalArgumentException if a part does not fit; the message repeats none
  public WatchedCaller {
    if ((why == Why.FAMILY) != (person != null)) {
      throw new IllegalArgumentException("a family belongs to one person");
    }
    label = Normalizer.normalize(label, Normalizer.Form.NFKC).strip();
    var digits = label.codePoints().filter(Character::isDigit).count();
    if (label.isEmpty()
        || label.codePointCount(0, label.length()) > LABEL_LIMIT
        || digits > LABEL_DIGITS) {
      throw new IllegalArgumentException("a label does not fit");
    }
  }

  /// Without the label.
  @Override
  public String toString() {
    return why + " " + id;
  }
}
