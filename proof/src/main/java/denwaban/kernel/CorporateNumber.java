package denwaban.kernel;

import java.util.regex.Pattern;

/// A 法人番号: 13 digits, the first of which checks the others (法人番号の指定等に関する省令 第2条).
public record CorporateNumber(String digits) {

  private static final Pattern FORM = Pattern.compile("[1-9][0-9]{12}");

  /// @throws IllegalArgumentException unless it has 13 digits of which the first is right
  public CorporateNumber {
    if (!FORM.matcher(digits).matches() || digits.charAt(0) - '0' != check(digits.substring(1))) {
      throw new IllegalArgumentException("not a corporate number");
    }
  }

  /// 9 less the remainder by 9 of the sum, from the right, of the digits once and twice by turns.
  private static int check(String twelve) {
    var sum = 0;
    for (var n = 0; n < twelve.length(); n++) {
      var digit = twelve.charAt(twelve.length() - 1 - n) - '0';
      sum += n % 2 == 0 ? digit : 2 * digit;
    }
    return 9 - sum % 9;
  }

  @Override
  public String toString() {
    return digits;
  }
}
