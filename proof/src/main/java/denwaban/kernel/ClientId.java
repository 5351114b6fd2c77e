package denwaban.kernel;

import java.util.UUID;

/// The id of a client company (委託元).
public record ClientId(UUID value) {

  /// @throws IllegalArgumentException if `text` is not a UUID
  public static ClientId of(String text) {
    return new ClientId(UUID.fromString(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
