package denwaban.audit;

import denwaban.kernel.PersonId;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Who did it: a person, a program of the office's that came with a token, or a part of this
/// program.
///
/// @param person null unless it is one; leaves carry a pseudonym instead
/// @param integration id of the token, null unless one came; leaves carry a pseudonym instead
/// @param role lower-case word, such as `operator`, `client-admin`, `integration` or `edge`
/// @param session pseudonymous id of the session, or null
public record Actor(
    @Nullable PersonId person, @Nullable UUID integration, String role, @Nullable String session) {

  private static final Pattern WORD = Pattern.compile("[a-z][a-z-]{0,31}");

  /// The media edge, which records and seals.
  public static final Actor EDGE = new Actor(null, "edge", null);

  /// The program itself: start, recovery, first seed.
  public static final Actor SERVICE = new Actor(null, "service", null);

  /// @throws IllegalArgumentException if `role` is not a lower-case word
  public Actor {
    if (person != null && integration != null) {
      throw new IllegalArgumentException("a person or a program, not both");
    }
    if (!WORD.matcher(role).matches()) {
      throw new IllegalArgumentException("not a role");
    }
  }

  /// A person, or a part of this program.
  public Actor(@Nullable PersonId person, String role, @Nullable String session) {
    this(person, null, role, session);
  }

  /// A program of the office's that came with this token.
  public static Actor integration(UUID token) {
    return new Actor(null, token, "integration", null);
  }

  /// Behind whose pseudonym the log hides it; null for a part of this program.
  @Nullable UUID subject() {
    return person == null ? integration : person.value();
  }
}
