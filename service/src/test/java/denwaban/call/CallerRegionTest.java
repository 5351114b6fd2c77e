package denwaban.call;

import static org.assertj.core.api.Assertions.assertThat;

import denwaban.kernel.PhoneNumber;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CallerRegionTest {

  /// Winter, noon in Tokyo.
  private static final Instant AT = Instant.parse("2026-11-24T03:00:00Z");

  @ParameterizedTest
  @CsvSource({
    "+819012345678, JP, 2026-11-24T12:00",
    "+81312345678, JP, 2026-11-24T12:00",
    "+886912345678, TW, 2026-11-24T11:00",
    "+442079460123, GB, 2026-11-24T03:00",
    "+9779801234567, NP, 2026-11-24T08:45",
    "+12125550123, US, 2026-11-23T22:00",
    "+61291234567, AU, 2026-11-24T14:00",
  })
  void a_number_tells_its_country_and_the_time_there(String e164, String country, String time) {
    var shown = CallerRegion.of(Caller.of(new PhoneNumber(e164)), AT);

    assertThat(shown.country()).isEqualTo(country);
    assertThat(shown.localTime()).isEqualTo(time);
  }

  @ParameterizedTest
  @CsvSource({"+79161234567", "+12345678901234", "+8001234567890"})
  void no_time_is_shown_where_it_is_not_certain(String e164) {
    var shown = CallerRegion.of(Caller.of(new PhoneNumber(e164)), AT);

    assertThat(shown.zone()).isNull();
    assertThat(shown.localTime()).isNull();
    assertThat(shown.ending()).isEqualTo(e164.substring(e164.length() - 4));
  }
}
