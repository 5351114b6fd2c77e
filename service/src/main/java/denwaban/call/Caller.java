package denwaban.call;

import denwaban.kernel.PhoneNumber;
import org.jspecify.annotations.Nullable;

/// Who rings, as far as the trunk says. Stored only sealed for its client, never logged; a desk
/// shows how it ends.
///
/// @param number null when unknown or withheld
/// @param withheld the caller asked not to be named
public record Caller(@Nullable PhoneNumber number, boolean withheld) {

  public static final Caller UNKNOWN = new Caller(null, false);
  public static final Caller WITHHELD = new Caller(null, true);

  /// @throws IllegalArgumentException if a withheld caller has a number
  public Caller {
    if (withheld && number != null) {
      throw new IllegalArgumentException("a withheld number must not be here");
    }
  }

  public static Caller of(PhoneNumber number) {
    return new Caller(number, false);
  }
}
