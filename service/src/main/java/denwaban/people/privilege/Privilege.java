package denwaban.people.privilege;

import denwaban.kernel.ClientId;
import denwaban.kernel.PersonId;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What a person may do for some time that their role alone does not allow.
///
/// @param client whose screens are looked at; null unless it is [Kind#SUPPORT]
/// @param ticket number of the case it is for
/// @param alone whether no one else could have opened it
/// @param second who opened or refused it; null while it waits
/// @param until null unless it was opened
record Privilege(
    UUID id,
    Kind kind,
    PersonId person,
    @Nullable ClientId client,
    String ticket,
    String reason,
    int minutes,
    Instant askedAt,
    boolean alone,
    @Nullable PersonId second,
    @Nullable Instant until,
    State state) {

  enum Kind {
    /// Changes who may act, what is agreed with clients, and how the machine is run.
    OFFICE,
    /// Comes into the database by hand, to see how it does and to repair it; reads no row.
    DATABASE,
    /// Looks at a client's screens, as an auditor of that client would.
    SUPPORT;

    /// Its name in JSON, in the database and in the log.
    String code() {
      return name().toLowerCase(Locale.ROOT);
    }

    /// @throws IllegalArgumentException if there is no such kind
    static Kind of(String code) {
      return Arrays.stream(values())
          .filter(it -> it.code().equals(code))
          .findFirst()
          .orElseThrow(() -> new IllegalArgumentException("no such privilege"));
    }
  }

  enum State {
    WAITS,
    OPEN,
    REFUSED,
    /// No one answered in time.
    LAPSED,
    /// Its time has passed.
    OVER,
    /// It was ended before its time.
    ENDED
  }

  /// Without the reason.
  @Override
  public String toString() {
    return kind + " " + id + " " + state;
  }
}
