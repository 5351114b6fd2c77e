package denwaban.call;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a desk shows of a number: how it ends, which country it belongs to, what time it is there.
///
/// Only countries with one clock, so that the desk never shows a wrong hour; Japan first, then the
/// neighbours and the places Japanese offices are called from most.
final class CallerRegion {

  private record Country(String code, ZoneId zone) {}

  /// ITU-T E.164 country codes; no code here is the beginning of another.
  private static final Map<String, Country> COUNTRIES =
      Map.ofEntries(
          country("81", "JP", "Asia/Tokyo"),
          country("82", "KR", "Asia/Seoul"),
          country("86", "CN", "Asia/Shanghai"),
          country("886", "TW", "Asia/Taipei"),
          country("852", "HK", "Asia/Hong_Kong"),
          country("65", "SG", "Asia/Singapore"),
          country("66", "TH", "Asia/Bangkok"),
          country("84", "VN", "Asia/Ho_Chi_Minh"),
          country("63", "PH", "Asia/Manila"),
          country("60", "MY", "Asia/Kuala_Lumpur"),
          country("91", "IN", "Asia/Kolkata"),
          country("977", "NP", "Asia/Kathmandu"),
          country("44", "GB", "Europe/London"),
          country("33", "FR", "Europe/Paris"),
          country("49", "DE", "Europe/Berlin"),
          country("39", "IT", "Europe/Rome"),
          country("31", "NL", "Europe/Amsterdam"),
          country("41", "CH", "Europe/Zurich"));

  private static final int LONGEST_CODE = 3;

  /// Digits of a number that a desk shows at once: enough to ask "ending in 1234?", too few to
  /// ring.
  static final int SHOWN = 4;

  private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm");

  private CallerRegion() {}

  static DeskView.From of(Caller caller, Instant at) {
    var number = caller.number();
    if (number == null) return new DeskView.From(null, caller.withheld(), null, null, null);
    var country = country(number.e164());
    if (country == null) return new DeskView.From(ending(number.e164()), false, null, null, null);
    return new DeskView.From(
        ending(number.e164()),
        false,
        country.code(),
        country.zone().getId(),
        MINUTE.format(at.atZone(country.zone())));
  }

  private static String ending(String e164) {
    return e164.substring(e164.length() - SHOWN);
  }

  private static @Nullable Country country(String e164) {
    for (var digits = 1; digits <= LONGEST_CODE; digits++) {
      var found = COUNTRIES.get(e164.substring(1, 1 + digits));
      if (found != null) return found;
    }
    return null;
  }

  private static Map.Entry<String, Country> country(String prefix, String code, String zone) {
    return Map.entry(prefix, new Country(code, ZoneId.of(zone)));
  }
}
