package denwaban.access;

import denwaban.http.Problem;
import java.util.Optional;

/// Port: what modules above keep of a person. Called outside of any fence, when he is to be erased.
public interface PersonalData {

  /// Why he must not be erased now, with what to do first.
  default Optional<Problem> hindrance(Person person) {
    return Optional.empty();
  }

  /// Removes what is his alone. Comes before his name goes, and again if that fails.
  default void remove(Person person) {}
}
