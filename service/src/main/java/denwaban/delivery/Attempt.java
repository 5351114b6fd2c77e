package denwaban.delivery;

import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One try by one way.
///
/// @param n of how many by this way
/// @param trouble one word
record Attempt(
    UUID id,
    UUID delivery,
    int tier,
    UUID contact,
    UUID way,
    int n,
    State state,
    Instant at,
    @Nullable Instant endedAt,
    @Nullable String trouble) {

  enum State {
    /// It is being made, or the program ended while it was.
    TRYING,
    /// A mail server or vendor took it over. Whether a person saw it is not known.
    ACCEPTED,
    REFUSED,
    LATER,
    /// It may have arrived.
    UNKNOWN,
    /// It was taken over, and came back.
    BOUNCED,
    /// The vendor says that the person reacted to it.
    OPENED;

    String code() {
      return name().toLowerCase(Locale.ROOT);
    }

    static State of(String code) {
      return valueOf(code.toUpperCase(Locale.ROOT));
    }
  }
}
