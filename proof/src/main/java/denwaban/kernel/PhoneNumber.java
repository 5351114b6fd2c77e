package denwaban.kernel;

import java.util.regex.Pattern;

/// A telephone number in international form (ITU-T E.164): `+` and 7 to 15 digits.
public record PhoneNumber(String e164) {

  private static final Pattern E164 = Pattern.compile("\\+[1-9][0-9]{6,14}");

  /// @throws IllegalArgumentException if `e164` is malformed; the message never repeats it
  public PhoneNumber {
    if (!E164.matcher(e164).matches()) {
      throw new IllegalArgumentException("not an E.164 number");
    }
  }

  /// Masked, so that no log line or stack trace can leak a caller.
  @Override
  public String toString() {
    return "+…" + e164.substring(e164.length() - 2);
  }
}
