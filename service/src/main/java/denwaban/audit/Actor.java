package denwaban.audit;

import denwaban.kernel.PersonId;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Who did it: a person, or a part of the program.
///
/// @param person null for a part of the program; leaves carry a pseudonym instead
/// @param role lower-case word, such as `operator`, `client-admin` or `edge`
/// @param session pseudonymous id of the session, or null
public record Actor(@Nullable PersonId person, String role, @Nullable String session) {

  private static final Pattern WORD = Pattern.compile("[a-z][a-z-]{0,31}");

  /// The media edge, which records and seals.
  public static final Actor EDGE = new Actor(null, "edge", null);

  /// The program itself: start, recovery, first seed.
  public static final Actor SERVICE = new Actor(null, "service", null);

  /// @throws IllegalArgumentException if `role` is not a lower-case word
  public Actor {
    if (!WORD.matcher(role).matches()) {
      throw new IllegalArgumentException("not a role");
    }
  }
}
