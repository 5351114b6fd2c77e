package denwaban.seal.json;

import denwaban.seal.age.Limits;
import java.util.ArrayList;
import java.util.TreeMap;

/// Writes and reads the text of [Json].
final class JsonText {

  private final String text;
  private int at;

  JsonText(String text) {
    this.text = text;
  }

  static void write(Json json, StringBuilder out) {
    switch (json) {
      case Json.Null() -> out.append("null");
      case Json.Bool(var value) -> out.append(value);
      case Json.Num(var value) -> out.append(value);
      case Json.Text(var value) -> quote(value, out);
      case Json.Arr(var items) -> {
        var comma = "";
        out.append('[');
        for (var item : items) {
          out.append(comma);
          write(item, out);
          comma = ",";
        }
        out.append(']');
      }
      case Json.Obj(var members) -> {
        var comma = "";
        out.append('{');
        for (var member : members.entrySet()) {
          out.append(comma);
          quote(member.getKey(), out);
          out.append(':');
          write(member.getValue(), out);
          comma = ",";
        }
        out.append('}');
      }
    }
  }

  private static void quote(String value, StringBuilder out) {
    out.append('"');
    for (var i = 0; i < value.length(); i++) {
      var c = value.charAt(i);
      switch (c) {
        case '"' -> out.append("\\\"");
        case '\\' -> out.append("\\\\");
        case '\b' -> out.append("\\b");
        case '\t' -> out.append("\\t");
        case '\n' -> out.append("\\n");
        case '\f' -> out.append("\\f");
        case '\r' -> out.append("\\r");
        default -> {
          if (c < 0x20) {
            out.append("\\u%04x".formatted((int) c));
          } else {
            out.append(c);
          }
        }
      }
    }
    out.append('"');
  }

  Json all() {
    var json = value(0);
    if (at != text.length()) {
      throw bad();
    }
    return json;
  }

  private Json value(int depth) {
    if (depth > Limits.JSON_DEPTH) {
      throw new IllegalArgumentException("signed text nested too deep");
    }
    return switch (peek()) {
      case '{' -> object(depth);
      case '[' -> array(depth);
      case '"' -> new Json.Text(string());
      case 't' -> word("true", new Json.Bool(true));
      case 'f' -> word("false", new Json.Bool(false));
      case 'n' -> word("null", new Json.Null());
      default -> number();
    };
  }

  private Json object(int depth) {
    var members = new TreeMap<String, Json>();
    at++;
    while (peek() != '}') {
      if (!members.isEmpty()) {
        take(',');
      }
      var name = string();
      take(':');
      if (members.putIfAbsent(name, value(depth + 1)) != null) {
        throw bad();
      }
    }
    at++;
    return new Json.Obj(members);
  }

  private Json array(int depth) {
    var items = new ArrayList<Json>();
    at++;
    while (peek() != ']') {
      if (!items.isEmpty()) {
        take(',');
      }
      items.add(value(depth + 1));
    }
    at++;
    return new Json.Arr(items);
  }

  private Json number() {
    var start = at;
    while (at < text.length() && "-0123456789".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
    try {
      return new Json.Num(Long.parseLong(text, start, at, 10));
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("signed text has no such number", e);
    }
  }

  private String string() {
    take('"');
    var value = new StringBuilder();
    while (peek() != '"') {
      var c = text.charAt(at++);
      value.append(c == '\\' ? escape() : c);
    }
    at++;
    return value.toString();
  }

  private char escape() {
    var c = peek();
    at++;
    return switch (c) {
      case '"', '\\' -> c;
      case 'b' -> '\b';
      case 't' -> '\t';
      case 'n' -> '\n';
      case 'f' -> '\f';
      case 'r' -> '\r';
      case 'u' -> {
        if (at + 4 > text.length()) {
          throw bad();
        }
        at += 4;
        try {
          yield (char) Integer.parseInt(text, at - 4, at, 16);
        } catch (NumberFormatException e) {
          throw new IllegalArgumentException("signed text has no such escape", e);
        }
      }
      default -> throw bad();
    };
  }

  private Json word(String word, Json json) {
    if (!text.startsWith(word, at)) {
      throw bad();
    }
    at += word.length();
    return json;
  }

  private char peek() {
    if (at >= text.length()) {
      throw bad();
    }
    return text.charAt(at);
  }

  private void take(char wanted) {
    if (peek() != wanted) {
      throw bad();
    }
    at++;
  }

  private static IllegalArgumentException bad() {
    return new IllegalArgumentException("signed text is not canonical JSON");
  }
}
