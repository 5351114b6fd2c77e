package denwaban.call;

import static org.assertj.core.api.Assertions.assertThat;

import denwaban.kernel.PhoneNumber;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NumberParserTest {

  private final NumberParser reading = new NumberParser("81");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "+819012345678",
        "819012345678",
        "00819012345678",
        "09012345678",
        "090-1234-5678",
        "090 1234 5678",
        "090.1234.5678",
        "(090)1234-5678",
        "+81 90-1234-5678",
        "０９０１２３４５６７８",
        "０９０－１２３４－５６７８",
        "０９０（１２３４）５６７８",
        "０９０　１２３４　５６７８",
        "＋８１９０１２３４５６７８",
        "090ー1234ー5678",
        "090ｰ1234ｰ5678",
        "090−1234−5678",
        "090‐1234–5678",
        "09012345678;phone-context=+81"
      })
  void however_it_is_written_it_is_one_number(String written) {
    assertThat(reading.read(written)).contains(new PhoneNumber("+819012345678"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "abc", "+", "0", "+81", "090-1234-567x", "+0901234567"})
  void what_is_no_number_is_none(String written) {
    assertThat(reading.read(written)).isEmpty();
  }

  @Test
  void it_is_as_long_as_it_may_be() {
    var number = "09012345678";
    assertThat(reading.read(number + " ".repeat(64 - number.length()))).isPresent();
    assertThat(reading.read(number + " ".repeat(65 - number.length()))).isEmpty();
    assertThat(reading.read(null)).isEmpty();
    assertThat(reading.read("+123456")).isEmpty();
    assertThat(reading.read("+1234567")).isPresent();
    assertThat(reading.read("+123456789012345")).isPresent();
    assertThat(reading.read("+1234567890123456")).isEmpty();
  }
}
