package denwaban.quality;

import denwaban.http.Problem;
import java.util.UUID;

/// Names one object's being given to one reviewer.
record ReviewId(UUID value) {

  /// @throws Problem 404 if it is no id: nothing is there
  static ReviewId of(String text) {
    try {
      return new ReviewId(UUID.fromString(text));
    } catch (IllegalArgumentException e) {
      throw Problem.notFound();
    }
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
