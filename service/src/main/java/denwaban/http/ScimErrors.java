package denwaban.http;

import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.http.MediaType;

/// A problem as SCIM writes errors (RFC 7644 section 3.12), for all that is asked under its root;
/// with our own code beside it.
public final class ScimErrors {

  static final MediaType TYPE = MediaType.parseMediaType("application/scim+json");

  private static final String ROOT = "/scim/";

  /// Codes of ours that say what a word of SCIM's does.
  private static final Map<String, String> TYPES =
      Map.ofEntries(
          Map.entry("invalid-syntax", "invalidSyntax"),
          Map.entry("malformed", "invalidSyntax"),
          Map.entry("invalid-filter", "invalidFilter"),
          Map.entry("invalid-path", "invalidPath"),
          Map.entry("invalid-value", "invalidValue"),
          Map.entry("leaves-before-start", "invalidValue"),
          Map.entry("no-target", "noTarget"),
          Map.entry("mutability", "mutability"),
          Map.entry("too-many", "tooMany"),
          Map.entry("number-taken", "uniqueness"),
          Map.entry("external-id-taken", "uniqueness"));

  private static final Set<Integer> UNKNOWN_TO_SCIM = Set.of(422);

  private ScimErrors() {}

  public static boolean speaks(HttpServletRequest request) {
    return request.getRequestURI().startsWith(ROOT);
  }

  static int status(Problem problem) {
    return UNKNOWN_TO_SCIM.contains(problem.status()) ? 400 : problem.status();
  }

  static Map<String, Object> body(Problem problem, String detail) {
    var body = new LinkedHashMap<String, Object>();
    body.put("schemas", List.of("urn:ietf:params:scim:api:messages:2.0:Error"));
    body.put("status", Integer.toString(status(problem)));
    var type = TYPES.get(problem.code());
    if (type != null) body.put("scimType", type);
    body.put("detail", detail);
    body.put("code", problem.code());
    return body;
  }
}
