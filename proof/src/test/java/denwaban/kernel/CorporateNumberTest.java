package denwaban.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CorporateNumberTest {

  /// 国税庁, 経済産業省, and one made for these tests.
  @ParameterizedTest
  @ValueSource(strings = {"7000012050002", "4000012090001", "7010001000000"})
  void numbers_of_real_bodies_fit(String digits) {
    assertThat(new CorporateNumber(digits)).hasToString(digits);
  }

  @Test
  void any_other_first_digit_does_not() {
    for (var first = '0'; first <= '9'; first++) {
      var digits = first + "000012050002";
      if (first == '7') continue;
      assertThatThrownBy(() -> new CorporateNumber(digits))
          .as(digits)
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "700001205000",
        "70000120500020",
        "7000012050003",
        "７000012050002",
        "T7000012050002"
      })
  void nor_does_what_has_another_length_or_other_signs(String digits) {
    assertThatThrownBy(() -> new CorporateNumber(digits))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
