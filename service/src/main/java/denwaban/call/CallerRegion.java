package denwaban.call;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberToTimeZonesMapper;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.Phonenumber;
import denwaban.kernel.PhoneNumber;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a desk shows of a number: how it ends, which country it belongs to, what time it is there.
///
/// Where a number may belong to several time zones whose clocks differ, no time is shown: a wrong
/// hour is worse than none.
final class CallerRegion {

  /// Digits of a number that a desk shows at once: enough to ask "ending in 1234?", too few to
  /// ring.
  static final int SHOWN = 4;

  private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm");

  private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();
  private static final PhoneNumberToTimeZonesMapper ZONES =
      PhoneNumberToTimeZonesMapper.getInstance();

  /// What libphonenumber calls numbers of no country, such as +800.
  private static final String NO_COUNTRY = "001";

  private CallerRegion() {}

  /// Reads the tables of the library, which takes 0.1 s the first time: before any call, not in
  /// one.
  static void warmUp() {
    var _ = of(Caller.of(new PhoneNumber("+81300000000")), Instant.EPOCH);
  }

  static DeskView.From of(Caller caller, Instant at) {
    var number = caller.number();
    if (number == null) return new DeskView.From(null, caller.withheld(), null, null, null);
    var e164 = number.e164();
    var ending = e164.substring(e164.length() - SHOWN);
    var parsed = parse(e164);
    if (parsed == null) return new DeskView.From(ending, false, null, null, null);
    var zone = zone(parsed, at);
    return new DeskView.From(
        ending,
        false,
        country(parsed),
        zone == null ? null : zone.getId(),
        zone == null ? null : MINUTE.format(at.atZone(zone)));
  }

  private static Phonenumber.@Nullable PhoneNumber parse(String e164) {
    try {
      return NUMBERS.parse(e164, null);
    } catch (NumberParseException notOne) {
      return null;
    }
  }

  /// @return ISO 3166-1, such as `JP`
  private static @Nullable String country(Phonenumber.PhoneNumber number) {
    var country = NUMBERS.getRegionCodeForNumber(number);
    return country == null || country.equals(NO_COUNTRY) ? null : country;
  }

  private static @Nullable ZoneId zone(Phonenumber.PhoneNumber number, Instant at) {
    List<ZoneId> zones =
        ZONES.getTimeZonesForNumber(number).stream()
            .filter(it -> !it.equals(PhoneNumberToTimeZonesMapper.getUnknownTimeZone()))
            .map(ZoneId::of)
            .toList();
    var clocks = zones.stream().map(it -> it.getRules().getOffset(at)).distinct().count();
    return clocks == 1 ? zones.getFirst() : null;
  }
}
