package denwaban.audit.reading;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Which entries of a log a reader wants to see. Null means any.
///
/// @param from with this moment
/// @param to without this moment
/// @param actor a pseudonym of that log
/// @param object exactly as leaves have it
/// @param act a code of [Action], or its beginning up to and with a dot
public record LogQuery(
    @Nullable Instant from,
    @Nullable Instant to,
    @Nullable UUID actor,
    @Nullable String role,
    @Nullable String object,
    @Nullable String act,
    @Nullable String purpose) {

  /// Characters of a word or id in a question; the longest in a leaf is an address.
  public static final int TEXT_LIMIT = 120;

  public static final LogQuery ALL = new LogQuery(null, null, null, null, null, null, null);

  /// @throws IllegalArgumentException if a text is longer than [#TEXT_LIMIT]
  public LogQuery {
    for (var text : new @Nullable String[] {role, object, act, purpose}) {
      if (text != null && text.length() > TEXT_LIMIT) {
        throw new IllegalArgumentException("a word of a question is too long");
      }
    }
  }

  /// What one account did in a time.
  public static LogQuery touchedBy(UUID actor, Instant from, Instant to) {
    return new LogQuery(from, to, actor, null, null, null, null);
  }
}
