package denwaban.kernel;

import java.util.UUID;

/// The id of a person who may act: staff or member of a client.
public record PersonId(UUID value) {

  /// @throws IllegalArgumentException if `text` is not a UUID
  public static PersonId of(String text) {
    return new PersonId(UUID.fromString(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
