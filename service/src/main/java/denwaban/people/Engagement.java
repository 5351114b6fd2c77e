package denwaban.people;

import java.util.Arrays;
import java.util.Locale;

/// What HR knows of a person who works here.
///
/// @param number HR's own number of the person, up to 40 characters, or empty
/// @param employer up to 80 characters; empty if it is the office itself
/// @param unit line or department, up to 40 characters
/// @param site where the person works, up to 40 characters
/// @param hours in words, up to 40 characters
public record Engagement(
    String number,
    Kind kind,
    String employer,
    String unit,
    Place place,
    String site,
    String hours) {

  /// In characters: number, unit, site, hours.
  public static final int WORD_LIMIT = 40;

  /// In characters.
  public static final int EMPLOYER_LIMIT = 80;

  /// 正社員, パート・アルバイト, 派遣, 業務委託, 保守, 取引先, 役員.
  public enum Kind {
    EMPLOYEE,
    PART_TIME,
    DISPATCHED,
    CONTRACTOR,
    MAINTENANCE,
    VENDOR,
    DIRECTOR;

    /// Its name in JSON, CSV and the database, such as `part-time`.
    public String code() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// @throws IllegalArgumentException if there is none
    public static Kind of(String code) {
      return Arrays.stream(values())
          .filter(it -> it.code().equals(code))
          .findFirst()
          .orElseThrow(() -> new IllegalArgumentException("kind"));
    }
  }

  /// On a site of the office, or at a home that the office manages.
  public enum Place {
    SITE,
    HOME;

    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }

    /// @throws IllegalArgumentException if there is none
    public static Place of(String code) {
      return Arrays.stream(values())
          .filter(it -> it.code().equals(code))
          .findFirst()
          .orElseThrow(() -> new IllegalArgumentException("place"));
    }
  }

  /// @throws IllegalArgumentException that names the part that is too long or not of plain text
  public Engagement {
    check("number", number, WORD_LIMIT);
    check("employer", employer, EMPLOYER_LIMIT);
    check("unit", unit, WORD_LIMIT);
    check("site", site, WORD_LIMIT);
    check("hours", hours, WORD_LIMIT);
  }

  private static void check(String part, String text, int limit) {
    if (text.codePointCount(0, text.length()) > limit
        || text.chars().anyMatch(Character::isISOControl)) {
      throw new IllegalArgumentException(part);
    }
  }
}
