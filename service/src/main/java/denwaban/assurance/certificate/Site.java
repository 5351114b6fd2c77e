package denwaban.assurance.certificate;

import denwaban.people.Engagement;

/// Where calls are answered, as HR's registry names it. All managed homes are one.
///
/// @param code `home`, or `site:` and the name; without a name for people of whom HR entered none
public record Site(String code) {

  /// In characters: the name that HR gives it, and what stands before.
  static final int LIMIT = 5 + Engagement.WORD_LIMIT;

  /// 在宅.
  public static final Site HOME = new Site("home");

  /// @throws IllegalArgumentException if it is neither, or too long
  public Site {
    if (!(code.equals("home") || code.startsWith("site:"))
        || code.codePointCount(0, code.length()) > LIMIT
        || code.chars().anyMatch(Character::isISOControl)) {
      throw new IllegalArgumentException("site");
    }
  }

  public static Site named(String name) {
    return new Site("site:" + name.strip());
  }
}
