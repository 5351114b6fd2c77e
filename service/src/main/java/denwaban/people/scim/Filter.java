package denwaban.people.scim;

import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The two filters by which providers look for a person before they add them (RFC 7644 section
/// 3.4.2.2).
final class Filter {

  /// In characters.
  static final int LIMIT = 400;

  private static final Pattern EQ =
      Pattern.compile(
          "\\s*(?:urn:ietf:params:scim:schemas:core:2\\.0:User:)?(userName|externalId)\\s+eq\\s+(\".*\")\\s*",
          Pattern.CASE_INSENSITIVE);

  private Filter() {}

  /// @param text null for everyone
  static Predicate<ScimUser> of(@Nullable String text) {
    if (text == null) return _ -> true;
    var read = EQ.matcher(text);
    if (text.length() > LIMIT || !read.matches()) throw ScimRefusals.filter();
    var value = Body.unquoted(read.group(2));
    return read.group(1).toLowerCase(Locale.ROOT).equals("username")
        ? it -> it.number().equals(value)
        : it -> !value.isEmpty() && it.externalId().equals(value);
  }
}
