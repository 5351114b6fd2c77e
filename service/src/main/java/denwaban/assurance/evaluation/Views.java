package denwaban.assurance.evaluation;

import denwaban.assurance.posture.Posture;
import denwaban.http.Problem;
import denwaban.kernel.Bytes;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What both kinds of evaluation show and take.
final class Views {

  private Views() {}

  static Map<String, String> states(Posture posture) {
    var states = new TreeMap<String, String>();
    posture.states().forEach((item, state) -> states.put(item.code(), state.code()));
    return states;
  }

  /// @throws Problem 400 if it is no digest
  static Bytes digest(@Nullable String base64) {
    try {
      return Bytes.ofBase64(base64 == null ? "!" : base64);
    } catch (IllegalArgumentException malformed) {
      throw Problem.malformed();
    }
  }
}
