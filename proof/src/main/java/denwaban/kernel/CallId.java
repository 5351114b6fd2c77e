package denwaban.kernel;

import java.util.UUID;

/// The id of one call, from ring to hang-up.
public record CallId(UUID value) {

  /// @throws IllegalArgumentException if `text` is not a UUID
  public static CallId of(String text) {
    return new CallId(UUID.fromString(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
