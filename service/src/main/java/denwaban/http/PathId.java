package denwaban.http;

import java.util.UUID;

/// Reads an id out of an address. What is no id gets the answer of an id that never existed.
public final class PathId {

  private PathId() {}

  /// @throws Problem 404 if it is malformed
  public static UUID of(String text) {
    try {
      return UUID.fromString(text);
    } catch (IllegalArgumentException malformed) {
      throw Problem.notFound();
    }
  }
}
