package denwaban.audit.proof;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/// Reads one entry as docs/formats/audit-actions.md writes it: canonical, and nothing in it that
/// could be a name, a number or a text. Every entry is read, so this is done by hand. The service
/// reads each entry so before it writes it: what is in a log stays there.
public final class LeafText {

  /// What an entry says of itself.
  ///
  /// @param at milliseconds since 1970; 0 for a newer form, of which nothing else is known
  public record Read(boolean known, long at) {}

  private static final List<String> NAMES =
      List.of(
          "act", "actor", "c", "client", "obj", "purpose", "result", "role", "session", "t", "v");
  private static final int MAY_LACK =
      (1 << NAMES.indexOf("actor"))
          | (1 << NAMES.indexOf("client"))
          | (1 << NAMES.indexOf("session"));

  private static final int UUID_CHARS = 36;
  private static final int TIME_CHARS = "2026-11-24T06:00:00.000Z".length();
  private static final int WORD_CHARS = 64;
  private static final int ID_CHARS = 128;

  /// Digits in a row that may be a telephone number (E.164 has 7 to 15).
  private static final int NUMBER_DIGITS = 7;

  /// Until the end of November 2026 the object of this act was two words with a space between.
  private static final String OLD_OBJECTS = "assurance.item";

  private final byte[] text;
  private int at;
  private long time;
  private boolean oldObjects;

  private LeafText(byte[] text) {
    this.text = text;
  }

  /// @throws IllegalArgumentException if it is written otherwise; the message never repeats it
  public static Read read(byte[] entry) {
    var text = new LeafText(entry);
    if (text.isNewer()) {
      return new Read(false, 0);
    }
    text.all();
    return new Read(true, text.time);
  }

  /// `v` is the last member, and its number tells the form.
  private boolean isNewer() {
    var end = text.length - 1;
    var digits = end;
    while (digits > 0 && digit(text[digits - 1])) {
      digits--;
    }
    var one = end - digits == 1 && text[digits] == '1';
    return end > 0
        && text[0] == '{'
        && text[end] == '}'
        && end > digits
        && end - digits <= 9
        && !one
        && text[digits] != '0'
        && before(digits, "\"v\":");
  }

  private boolean before(int end, String wanted) {
    var start = end - wanted.length();
    for (var i = 0; i < wanted.length(); i++) {
      if (start < 0 || text[start + i] != wanted.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  private void all() {
    expect('{');
    var had = 0;
    for (var next = 0; next < NAMES.size(); next++) {
      if (!isMember(NAMES.get(next))) {
        continue;
      }
      if (had != 0) {
        expect(',');
      }
      at += NAMES.get(next).length() + 3;
      had |= 1 << next;
      value(next);
    }
    expect('}');
    if (at != text.length || (had | MAY_LACK) != (1 << NAMES.size()) - 1) {
      throw bad();
    }
  }

  /// Whether the next member, after its comma, has this name.
  private boolean isMember(String name) {
    var start = at < text.length && text[at] == ',' ? at + 1 : at;
    if (start + name.length() + 3 > text.length || text[start] != '"') {
      return false;
    }
    for (var i = 0; i < name.length(); i++) {
      if (text[start + 1 + i] != name.charAt(i)) {
        return false;
      }
    }
    return text[start + 1 + name.length()] == '"' && text[start + 2 + name.length()] == ':';
  }

  private void value(int member) {
    if (member == NAMES.size() - 1) {
      expect('1');
      return;
    }
    expect('"');
    var start = at;
    while (at < text.length && text[at] != '"') {
      at++;
    }
    var end = at;
    expect('"');
    var good =
        switch (NAMES.get(member)) {
          case "act" -> isAct(start, end);
          case "role", "purpose" -> isWord(start, end, false);
          case "result" -> is(start, end, "done") || is(start, end, "refused");
          case "actor", "client" -> isUuid(start, end);
          case "obj" -> isId(start, end) || (oldObjects && isTwoWords(start, end));
          case "session" -> isId(start, end);
          case "c" -> end - start == 44 && text[end - 1] == '=' && isId(start, end);
          default -> {
            time = time(start, end);
            yield true;
          }
        };
    if (!good) {
      throw bad();
    }
  }

  private boolean isAct(int start, int end) {
    oldObjects = is(start, end, OLD_OBJECTS);
    return isWord(start, end, true);
  }

  private boolean isTwoWords(int start, int end) {
    var space = start;
    while (space < end && text[space] != ' ') {
      space++;
    }
    return space < end && isWord(start, space, false) && isWord(space + 1, end, false);
  }

  /// Small letters, in parts that begin and end with one.
  private boolean isWord(int start, int end, boolean dots) {
    var joint = true;
    for (var i = start; i < end; i++) {
      var c = text[i];
      if (c == '-' || (dots && c == '.')) {
        if (joint) {
          return false;
        }
        joint = true;
      } else if (c >= 'a' && c <= 'z') {
        joint = false;
      } else {
        return false;
      }
    }
    return !joint && end - start <= WORD_CHARS;
  }

  private boolean isUuid(int start, int end) {
    if (end - start != UUID_CHARS) {
      return false;
    }
    for (var i = 0; i < UUID_CHARS; i++) {
      var c = text[start + i];
      var dash = i == 8 || i == 13 || i == 18 || i == 23;
      if (dash ? c != '-' : !(digit(c) || (c >= 'a' && c <= 'f'))) {
        return false;
      }
    }
    return true;
  }

  /// Ids, fingerprints, digests: one word of ASCII that is not a telephone number.
  private boolean isId(int start, int end) {
    var digits = 0;
    for (var i = start; i < end; i++) {
      var c = text[i];
      var letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
      if (digit(c)) {
        digits++;
      } else if (!letter && "+/=_.:-".indexOf(c) < 0) {
        return false;
      }
    }
    var signs = digits < end - start && text[start] == '+' ? 1 : 0;
    return end - start <= ID_CHARS && (digits + signs < end - start || digits < NUMBER_DIGITS);
  }

  private boolean is(int start, int end, String wanted) {
    return end - start == wanted.length() && before(end, wanted);
  }

  /// `2026-11-24T06:00:00.000Z`
  private long time(int start, int end) {
    if (end - start != TIME_CHARS
        || text[start + 4] != '-'
        || text[start + 7] != '-'
        || text[start + 10] != 'T'
        || text[start + 13] != ':'
        || text[start + 16] != ':'
        || text[start + 19] != '.'
        || text[start + 23] != 'Z') {
      throw bad();
    }
    var hour = number(start + 11, 2);
    var minute = number(start + 14, 2);
    var second = number(start + 17, 2);
    if (hour > 23 || minute > 59 || second > 59) {
      throw bad();
    }
    try {
      var day = LocalDate.of(number(start, 4), number(start + 5, 2), number(start + 8, 2));
      var seconds = day.atStartOfDay().toEpochSecond(ZoneOffset.UTC);
      return (seconds + hour * 3_600L + minute * 60L + second) * 1_000 + number(start + 20, 3);
    } catch (DateTimeException e) {
      throw bad();
    }
  }

  private int number(int start, int digits) {
    var number = 0;
    for (var i = start; i < start + digits; i++) {
      if (!digit(text[i])) {
        throw bad();
      }
      number = number * 10 + text[i] - '0';
    }
    return number;
  }

  private static boolean digit(byte c) {
    return c >= '0' && c <= '9';
  }

  private void expect(char c) {
    if (at >= text.length || text[at] != c) {
      throw bad();
    }
    at++;
  }

  private static IllegalArgumentException bad() {
    return new IllegalArgumentException("not an entry of this form");
  }
}
