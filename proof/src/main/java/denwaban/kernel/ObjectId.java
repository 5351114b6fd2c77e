package denwaban.kernel;

import java.util.UUID;

/// The id of one sealed object: a message, a recording.
public record ObjectId(UUID value) {

  /// @throws IllegalArgumentException if `text` is not a UUID
  public static ObjectId of(String text) {
    return new ObjectId(UUID.fromString(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
