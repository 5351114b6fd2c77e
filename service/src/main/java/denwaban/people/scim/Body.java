package denwaban.people.scim;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// JSON as it comes and goes.
final class Body {

  /// In bytes; a user is about one kilobyte.
  static final int LIMIT = 64 << 10;

  /// Objects and lists in one another.
  static final int DEPTH = 16;

  private static final JsonMapper JSON =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxNestingDepth(DEPTH).build())
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private Body() {}

  /// The object that a request carries.
  ///
  /// @throws denwaban.http.Problem 400 if it is none, 413 above [#LIMIT]
  static JsonNode of(HttpServletRequest request) {
    if (request.getContentLengthLong() > LIMIT) {
      throw ScimRefusals.tooLarge();
    }
    try {
      var read = JSON.readTree(request.getInputStream().readNBytes(LIMIT));
      if (read == null || !read.isObject()) {
        throw ScimRefusals.syntax();
      }
      return read;
    } catch (JacksonException | IOException broken) {
      throw ScimRefusals.syntax();
    }
  }

  /// A string as JSON quotes it.
  static String unquoted(String quoted) {
    try {
      return JSON.readValue(quoted, String.class);
    } catch (JacksonException broken) {
      throw ScimRefusals.filter();
    }
  }

  static String written(Map<String, ?> object) {
    return JSON.writeValueAsString(object);
  }
}
