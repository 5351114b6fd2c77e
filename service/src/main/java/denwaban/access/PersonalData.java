package denwaban.access;

import denwaban.http.Problem;
import java.util.Optional;

/// Port: what modules above keep of a person. Called outside of any scope, when that person is to
/// be erased.
public interface PersonalData {

  /// Why the person must not be erased now, with what to do first.
  default Optional<Problem> hindrance(Person person) {
    return Optional.empty();
  }

  /// Removes what is this person's alone. Called before the name is removed, and again if that
  /// fails.
  default void remove(Person person) {}
}
