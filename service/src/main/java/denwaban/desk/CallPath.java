package denwaban.desk;

import denwaban.http.Problem;
import denwaban.kernel.CallId;
import java.util.UUID;

/// The call that an address names.
public final class CallPath {

  private CallPath() {}

  /// @throws Problem 404 if it is no id, as for one that never was
  public static CallId call(String id) {
    try {
      return new CallId(UUID.fromString(id));
    } catch (IllegalArgumentException e) {
      throw Problem.notFound();
    }
  }
}
