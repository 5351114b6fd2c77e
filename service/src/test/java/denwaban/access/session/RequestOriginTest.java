package denwaban.access.session;

import static org.assertj.core.api.Assertions.assertThat;

import denwaban.http.HostSettings;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockHttpServletRequest;

/// Whose address a request counts for.
class RequestOriginTest {

  private static final List<String> PROXIES = List.of("127.0.0.1", "203.0.113.0/29");

  private static String remote(@Nullable String url, String from, String... forwarded) {
    var request = new MockHttpServletRequest();
    request.setRemoteAddr(from);
    for (var one : forwarded) request.addHeader("X-Forwarded-For", one);
    var settings =
        new HostSettings(
            HostSettings.Mode.OFFICE, List.of(), url == null ? null : URI.create(url), PROXIES);
    return RequestOrigin.remote(request, settings);
  }

  @ParameterizedTest
  @CsvSource({
    "127.0.0.1, 198.51.100.7, 198.51.100.7",
    "127.0.0.1, '192.0.2.1, 198.51.100.7', 198.51.100.7",
    "127.0.0.1, '198.51.100.7, 203.0.113.6', 198.51.100.7",
    "127.0.0.1, '198.51.100.7, 203.0.113.8', 203.0.113.8",
    "127.0.0.1, 2001:db8::7, 2001:db8::7",
    "127.0.0.1, unknown, 127.0.0.1",
    "127.0.0.1, '', 127.0.0.1",
    "127.0.0.1, '127.0.0.1', 127.0.0.1",
    "198.51.100.9, 198.51.100.7, 198.51.100.9",
  })
  void it_is_the_last_hop_that_is_no_proxy_of_ours(String from, String forwarded, String whose) {
    assertThat(remote("https://tel.example", from, forwarded)).isEqualTo(whose);
  }

  @ParameterizedTest
  @CsvSource({
    "198.51.100.7, 198.51.100.7, true",
    "198.51.100.7, 198.51.100.8, false",
    "2001:db8::1:2:3:4, 2001:db8:0:0:ffff:2:3:4, true",
    "2001:db8::7, 2001:0db8:0000:0000:1::, true",
    "2001:db8::7, 2001:db8:0:1::7, false",
  })
  void of_one_network_all_count_together(String one, String other, boolean together) {
    assertThat(RequestOrigin.network(one).equals(RequestOrigin.network(other))).isEqualTo(together);
  }

  @Test
  void several_headers_are_one_list() {
    assertThat(remote("https://tel.example", "127.0.0.1", "192.0.2.1", "198.51.100.7"))
        .isEqualTo("198.51.100.7");
  }

  @Test
  void without_an_address_of_a_proxy_nobody_is_believed() {
    assertThat(remote(null, "127.0.0.1", "198.51.100.7")).isEqualTo("127.0.0.1");
  }
}
