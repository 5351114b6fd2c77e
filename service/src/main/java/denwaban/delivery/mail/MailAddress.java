package denwaban.delivery.mail;

import java.util.regex.Pattern;

/// A mail address (RFC 5321 section 4.1.2) in its plain form: no quotes, no comments, ASCII.
final class MailAddress {

  /// Characters; RFC 5321 section 4.5.3.1.3 allows a path of 256 with its brackets.
  static final int LIMIT = 254;

  private static final Pattern FORM =
      Pattern.compile(
          "[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*"
              + "@[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?(\\.[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?)+");

  private MailAddress() {}

  static boolean fits(String text) {
    return text.length() <= LIMIT && text.indexOf('@') <= 64 && FORM.matcher(text).matches();
  }

  static String domain(String address) {
    return address.substring(address.indexOf('@') + 1);
  }

  /// As people recognise it: `t…@example.co.jp`.
  static String hint(String address) {
    return address.charAt(0) + "…@" + domain(address);
  }
}
