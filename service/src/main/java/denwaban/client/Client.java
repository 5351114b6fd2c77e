package denwaban.client;

import denwaban.kernel.ClientId;
import java.time.ZoneId;
import java.util.regex.Pattern;

/// A client company (委託元), for which calls are answered.
///
/// @param name as operators and members read it, 1 to 120 characters
/// @param kana how it is read aloud, 1 to 120 characters
/// @param slug its host name and file names: lower-case letters, digits and dashes, 1 to 32
/// @param wantedKind which kind of company key its administrator makes
/// @param zone where its hours and days are counted
public record Client(
    ClientId id, String name, String kana, String slug, KeyKind wantedKind, ZoneId zone) {

  /// In characters.
  public static final int NAME_LIMIT = 120;

  private static final Pattern SLUG = Pattern.compile("[a-z][a-z0-9-]{0,31}");

  /// @throws IllegalArgumentException if a part is empty, too long or malformed
  public Client {
    requireName(name);
    requireName(kana);
    if (!SLUG.matcher(slug).matches()) {
      throw new IllegalArgumentException("not a slug");
    }
  }

  private static void requireName(String text) {
    if (text.isBlank() || text.length() > NAME_LIMIT) {
      throw new IllegalArgumentException("a name has 1 to " + NAME_LIMIT + " characters");
    }
  }

  /// The id only: logs name no company.
  @Override
  public String toString() {
    return "client " + id;
  }
}
