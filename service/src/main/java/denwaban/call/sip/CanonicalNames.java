package denwaban.call.sip;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;

/// Writes the two header names on which framing depends as the stack reads them, on a connection.
///
/// RFC 3261 sections 7.3.1 and 7.3.3 allow `i:` for `Call-ID:`, `l:` for `Content-Length:` and
/// blanks before the colon. The stack closes the connection, with everybody's calls on it (RFC
/// 4475, messages esc01 and wsinv). A body that begins a line in the same way would be changed: SDP
/// cannot.
final class CanonicalNames {

  private static final Map<String, String> NAMES =
      Map.of(
          "content-length", "Content-Length:",
          "l", "Content-Length:",
          "call-id", "Call-ID:",
          "i", "Call-ID:");

  /// Blanks before a colon.
  private static final int MOST_BLANKS = 20;

  /// The beginning of a line that may still turn out to be one of ours; else empty.
  private final StringBuilder begun = new StringBuilder();

  private boolean inLine;

  /// The same bytes, with canonical names. What may be the beginning of one is kept for next time.
  byte[] rewrite(byte[] bytes) {
    var out = new ByteArrayOutputStream(bytes.length + 64);
    for (var b : bytes) {
      if (inLine) {
        out.write(b);
        inLine = b != '\n';
      } else {
        begin((char) (b & 0xff), out);
      }
    }
    return out.toByteArray();
  }

  private void begin(char c, ByteArrayOutputStream out) {
    var canonical = c == ':' ? NAMES.get(lower(begun).stripTrailing()) : null;
    if (canonical != null) {
      write(canonical, out);
      return;
    }
    begun.append(c);
    if (!possible(lower(begun))) write(begun.toString(), out);
  }

  private static boolean possible(String text) {
    var blanks = text.length() - text.stripTrailing().length();
    if (text.endsWith("\n") || text.endsWith("\r") || blanks > MOST_BLANKS) return false;
    var name = text.stripTrailing();
    return !name.isEmpty()
        && NAMES.keySet().stream()
            .anyMatch(it -> blanks == 0 ? it.startsWith(name) : it.equals(name));
  }

  private static String lower(CharSequence text) {
    return text.toString().toLowerCase(Locale.ROOT);
  }

  private void write(String text, ByteArrayOutputStream out) {
    out.writeBytes(text.getBytes(StandardCharsets.ISO_8859_1));
    inLine = !text.endsWith("\n");
    begun.setLength(0);
  }
}
