package denwaban.access;

import java.time.Duration;

/// How long a session lasts. A contract may make it shorter for a client's members; nothing makes
/// it longer.
///
/// @param idle without a request for so long, it ends: whole minutes, [#IDLE_LEAST] to
///   [#IDLE_USUAL]
/// @param absolute however busy: whole hours, [#ABSOLUTE_LEAST] to [#ABSOLUTE_USUAL]
public record SessionLimits(Duration idle, Duration absolute) {

  /// Less would end sessions while a user reads a message.
  public static final Duration IDLE_LEAST = Duration.ofMinutes(5);

  public static final Duration IDLE_USUAL = Duration.ofMinutes(15);

  public static final Duration ABSOLUTE_LEAST = Duration.ofHours(1);

  /// A long shift.
  public static final Duration ABSOLUTE_USUAL = Duration.ofHours(12);

  /// Of staff, and of members whose contract says nothing of it.
  public static final SessionLimits USUAL = new SessionLimits(IDLE_USUAL, ABSOLUTE_USUAL);

  /// @throws IllegalArgumentException if one is out of its bounds
  public SessionLimits {
    if (out(idle, IDLE_LEAST, IDLE_USUAL) || out(absolute, ABSOLUTE_LEAST, ABSOLUTE_USUAL)) {
      throw new IllegalArgumentException("sessions of 5 to 15 minutes, and of 1 to 12 hours");
    }
  }

  /// @throws IllegalArgumentException if one is out of its bounds
  public static SessionLimits of(int minutes, int hours) {
    return new SessionLimits(Duration.ofMinutes(minutes), Duration.ofHours(hours));
  }

  public int minutes() {
    return (int) idle.toMinutes();
  }

  public int hours() {
    return (int) absolute.toHours();
  }

  private static boolean out(Duration it, Duration least, Duration most) {
    return it.compareTo(least) < 0 || it.compareTo(most) > 0;
  }
}
