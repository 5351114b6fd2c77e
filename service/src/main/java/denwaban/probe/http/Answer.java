package denwaban.probe.http;

import denwaban.probe.Came;
import denwaban.probe.RightWayFailed;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/// What came back.
///
/// @param headers by their names in lower case; of two of one name, the last; cookies one a line
/// @param body empty for a stream that goes on
public record Answer(int status, Map<String, String> headers, String body) {

  private static final Pattern CODE = Pattern.compile("\"code\"\\s*:\\s*\"([a-z0-9-]{1,40})\"");

  private static final Pattern COOKIE = Pattern.compile("(?m)^__Host-sid=([A-Za-z0-9_-]{43});");

  /// Answers of a server that did not come as far as the door that is tried.
  private static final Set<Integer> BEFORE_THE_DOOR =
      Set.of(401, 403, 405, 411, 413, 415, 421, 429);

  /// Status, and the word of a problem.
  String word() {
    var found = CODE.matcher(body);
    var type = headers.getOrDefault("content-type", "");
    var problem = type.startsWith("application/problem") || type.startsWith("application/scim");
    return problem && found.find() ? status + " " + found.group(1) : Integer.toString(status);
  }

  /// Refused is only what was expected, word by word. Another refusal says that something else was
  /// in the way; what the endpoint itself could have said, even that there is no such thing, says
  /// that the door let us through.
  public Came judged(Set<String> refusals) {
    if (refusals.contains(word())) {
      return Came.refused(word());
    }
    return status >= 500 || BEFORE_THE_DOOR.contains(status)
        ? Came.notTried(word())
        : Came.open(word());
  }

  /// What the right way must have brought.
  public void mustBe(boolean right) throws RightWayFailed {
    if (!right) {
      throw new RightWayFailed(word());
    }
  }

  /// The secret of a session that this answer begins, or empty.
  public String session() {
    var found = COOKIE.matcher(headers.getOrDefault("set-cookie", ""));
    return found.find() ? found.group(1) : "";
  }
}
