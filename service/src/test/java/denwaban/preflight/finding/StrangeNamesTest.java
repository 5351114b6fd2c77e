package denwaban.preflight.finding;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// How far two names are from each other.
class StrangeNamesTest {

  @ParameterizedTest
  @CsvSource({
    "'', '', 0",
    "'', port, 4",
    "port, '', 4",
    "port, port, 0",
    "port, ports, 1",
    "port, ort, 1",
    "port, part, 1",
    "port, xort, 1",
    "ab, ba, 2",
    "kitten, sitting, 3",
    "denwaban.sip.port, denwaban.spi.prot, 4",
  })
  void letters_changed_added_or_left_out_are_counted(String one, String other, int distance) {
    assertThat(StrangeNames.distance(one, other)).isEqualTo(distance);
    assertThat(StrangeNames.distance(other, one)).isEqualTo(distance);
  }
}
