package denwaban.probe.http;

import denwaban.probe.AttemptResult;
import denwaban.probe.ControlFailed;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/// What came back.
///
/// @param headers by their names in lower case; of two of one name, the last; cookies one a line
/// @param body empty for a stream that goes on
public record ProbeResponse(int status, Map<String, String> headers, String body) {

  private static final Pattern CODE = Pattern.compile("\"code\"\\s*:\\s*\"([a-z0-9-]{1,40})\"");

  private static final Pattern COOKIE = Pattern.compile("(?m)^__Host-sid=([A-Za-z0-9_-]{43});");

  /// Answers of a server that did not come as far as the endpoint that is tried.
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
  /// that the request was let through.
  public AttemptResult judged(Set<String> refusals) {
    if (refusals.contains(word())) {
      return AttemptResult.refused(word());
    }
    return status >= 500 || BEFORE_THE_DOOR.contains(status)
        ? AttemptResult.notTried(word())
        : AttemptResult.open(word());
  }

  /// What the right way must have brought.
  public void mustBe(boolean right) throws ControlFailed {
    if (!right) {
      throw new ControlFailed(word());
    }
  }

  /// The secret of a session that this answer begins, or empty.
  public String session() {
    var found = COOKIE.matcher(headers.getOrDefault("set-cookie", ""));
    return found.find() ? found.group(1) : "";
  }
}
