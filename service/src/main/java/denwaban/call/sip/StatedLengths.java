package denwaban.call.sip;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;

/// Looks at every line of a connection for a stated length that is too large.
///
/// Lines of bodies are looked at as well: it must not matter where we think that a body ends and
/// where the stack does. SDP has no line that begins like this.
final class StatedLengths {

  /// In bytes; the limit of a whole message.
  static final int MOST = CarefulParsers.MAX_MESSAGE;

  /// In bytes; a line longer than a whole message is none.
  private static final int LONGEST_LINE = MOST;

  /// The stack takes any character after the name for the colon.
  private static final Pattern LENGTH = Pattern.compile("(?:content-length.?|l\\s*:)\\s*(.*)");

  private static final Pattern FINE = Pattern.compile("[:\\s]*[0-9]{1,5}\\s*");

  private final StringBuilder line = new StringBuilder();

  /// @throws IOException if a length is negative, no number, or above [#MOST]
  void check(byte[] bytes) throws IOException {
    for (var c : new String(bytes, StandardCharsets.ISO_8859_1).toCharArray()) {
      if (c == '\r' || c == '\n') {
        look(line.toString().strip().toLowerCase(Locale.ROOT));
        line.setLength(0);
      } else if (line.length() == LONGEST_LINE) {
        throw new IOException("a line is too long");
      } else {
        line.append(c);
      }
    }
  }

  private static void look(String text) throws IOException {
    var length = LENGTH.matcher(text);
    if (!length.matches()) return;
    var value = length.group(1);
    if (!FINE.matcher(value).matches() || Integer.parseInt(value.replaceAll("[:\\s]", "")) > MOST) {
      throw new IOException("a stated length is out of range");
    }
  }
}
