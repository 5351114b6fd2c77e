package denwaban.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PhoneNumberTest {

  @ParameterizedTest
  @ValueSource(strings = {"+1234567", "+81312345678", "+123456789012345"})
  void seven_to_fifteen_digits_are_a_number_and_print_masked(String e164) {
    assertThat(new PhoneNumber(e164).e164()).isEqualTo(e164);
    assertThat(new PhoneNumber(e164)).hasToString("+…" + e164.substring(e164.length() - 2));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "+",
        "+123456",
        "+1234567890123456",
        "+0312345678",
        "81312345678",
        "+81 312345678",
        "+81312345678\n",
        "+８1312345678"
      })
  void anything_else_is_none_and_the_message_does_not_repeat_it(String text) {
    assertThatThrownBy(() -> new PhoneNumber(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("not an E.164 number");
  }
}
