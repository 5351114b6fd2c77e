package denwaban.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;

/// What a browser says of itself and of whoever sits before it.
class RequestWordsTest {

  private static final Instant NOW = Instant.parse("2026-11-24T06:00:00Z");

  private static LastInput said(String header) {
    var request = new MockHttpServletRequest();
    request.addHeader("Denwaban-Last-Input", header);
    return LastInput.of(request);
  }

  @ParameterizedTest
  @CsvSource({"0, 2026-11-24T06:00:00Z", "90, 2026-11-24T05:58:30Z", "99999, 2026-11-23T02:13:21Z"})
  void the_last_input_was_so_many_seconds_ago(String seconds, Instant at) {
    assertThat(said(seconds).at(NOW)).isEqualTo(at);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-1", "+1", "1.5", "1 ", "100000", "now", "１"})
  void anything_else_is_no_input_at_all(String header) {
    assertThat(said(header).at(NOW)).isEqualTo(Instant.EPOCH);
    assertThat(said(header)).isEqualTo(LastInput.NONE);
  }

  @Test
  void a_request_that_says_nothing_keeps_nothing_alive() {
    assertThat(LastInput.of(new MockHttpServletRequest()).at(NOW)).isEqualTo(Instant.EPOCH);
  }

  /// As these browsers call themselves: each one's words hold others'.
  @ParameterizedTest
  @CsvSource({
    "Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537 Chrome/142.0 Safari/537 Edg/142.0, 'Edge, Windows'",
    "Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537 Chrome/142.0 Safari/537 OPR/120, 'Opera, Windows'",
    "Mozilla/5.0 (Linux; Android 16) AppleWebKit/537 Chrome/142.0 Safari/537, 'Chrome, Android'",
    "Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/2010 Firefox/145.0, 'Firefox, Linux'",
    "Mozilla/5.0 (X11; CrOS x86_64) AppleWebKit/537 Chrome/142.0 Safari/537, 'Chrome, ChromeOS'",
    "Mozilla/5.0 (iPhone; like Mac OS X) Version/26 Safari/604, 'Safari, iPhone'",
    "Mozilla/5.0 (iPad; like Mac OS X) CriOS/142 Safari/604, 'Chrome, iPad'",
    "Mozilla/5.0 (iPhone; like Mac OS X) FxiOS/145 Safari/604, 'Firefox, iPhone'",
    "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15) Version/26 Safari/604, 'Safari, macOS'",
    "curl/8.0 (Windows), Windows",
    "Firefox/145.0, Firefox",
    "curl/8.0, ''",
  })
  void a_browser_is_known_by_a_few_coarse_words(String userAgent, String label) {
    assertThat(BrowserLabel.of(userAgent)).isEqualTo(label);
  }

  @Test
  void a_browser_that_does_not_name_itself_has_no_words() {
    assertThat(BrowserLabel.of(null)).isEmpty();
  }
}
