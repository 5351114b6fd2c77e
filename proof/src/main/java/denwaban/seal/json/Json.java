package denwaban.seal.json;

import static java.nio.charset.StandardCharsets.UTF_8;

import denwaban.kernel.Bytes;
import denwaban.seal.age.Limits;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// JSON in its one canonical form (RFC 8785, JCS), so that a signature has one text to stand on.
///
/// Only what our signed texts use: no fractions, and no integer beyond ±(2^53 - 1), which
/// JavaScript would round.
public sealed interface Json {

  /// The largest integer that survives in JavaScript.
  long SAFE = (1L << 53) - 1;

  /// Members sorted by UTF-16 code units, as JCS wants; what `String.compareTo` does.
  record Obj(Map<String, Json> members) implements Json {
    public Obj {
      members = Collections.unmodifiableMap(new TreeMap<>(members));
    }
  }

  record Arr(List<Json> items) implements Json {
    public Arr {
      items = List.copyOf(items);
    }
  }

  record Text(String value) implements Json {
    public Text {
      // Half a surrogate pair has no UTF-8: what is signed and what is kept would differ.
      if (value.codePoints().anyMatch(c -> c >= 0xD800 && c <= 0xDFFF)) {
        throw new IllegalArgumentException("text with half a surrogate pair");
      }
    }
  }

  record Num(long value) implements Json {
    public Num {
      if (value > SAFE || value < -SAFE) {
        throw new IllegalArgumentException("an integer beyond 2^53 - 1");
      }
    }
  }

  record Bool(boolean value) implements Json {}

  record Null() implements Json {}

  /// The canonical text.
  default String text() {
    var out = new StringBuilder();
    JsonText.write(this, out);
    return out.toString();
  }

  default Bytes bytes() {
    return Bytes.of(text().getBytes(UTF_8));
  }

  /// Accepts canonical text only: what parses is exactly what was signed.
  ///
  /// @throws IllegalArgumentException on anything else; the message never repeats the text
  static Json parse(Bytes canonical) {
    return parse(canonical, Limits.SIGNED_BYTES);
  }

  /// As [#parse(Bytes)], for texts that have a limit of their own.
  ///
  /// @param most bytes
  static Json parse(Bytes canonical, int most) {
    if (canonical.length() > most) {
      throw new IllegalArgumentException("signed text too long");
    }
    var json = new JsonText(new String(canonical.toArray(), UTF_8)).all();
    if (!json.bytes().equals(canonical)) {
      throw new IllegalArgumentException("signed text is not canonical JSON");
    }
    return json;
  }

  /// Accepts the same JSON with its members in any order. For JSON whose text is not itself signed:
  /// what is sealed is bound by its payload's hash. White space is accepted at the end alone, as
  /// slips have it.
  ///
  /// @param most bytes
  /// @throws IllegalArgumentException on anything else; the message never repeats the text
  static Json read(Bytes text, int most) {
    if (text.length() > most) {
      throw new IllegalArgumentException("text too long");
    }
    return new JsonText(new String(text.toArray(), UTF_8).stripTrailing()).all();
  }
}
