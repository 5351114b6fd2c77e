package denwaban.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The encoding of rtpengine's control messages: strings, lists, dictionaries.
final class Bencode {

  private final String text;
  private int at;

  private Bencode(String text) {
    this.text = text;
  }

  static String write(Object value) {
    return switch (value) {
      case String string -> string.length() + ":" + string;
      case List<?> list -> {
        var out = new StringBuilder("l");
        for (var item : list) out.append(write(item));
        yield out.append('e').toString();
      }
      case Map<?, ?> map -> {
        var out = new StringBuilder("d");
        for (var entry : map.entrySet()) {
          out.append(write(entry.getKey())).append(write(entry.getValue()));
        }
        yield out.append('e').toString();
      }
      default -> throw new IllegalArgumentException("not written here");
    };
  }

  static Map<String, Object> read(String text) {
    if (!(new Bencode(text).value() instanceof Map<?, ?> map)) {
      throw new IllegalArgumentException("no dictionary");
    }
    var answer = new LinkedHashMap<String, Object>();
    map.forEach((key, value) -> answer.put(key.toString(), value));
    return answer;
  }

  private Object value() {
    var c = text.charAt(at);
    if (c == 'd') {
      at++;
      var map = new LinkedHashMap<String, Object>();
      while (text.charAt(at) != 'e') map.put(value().toString(), value());
      at++;
      return map;
    }
    if (c == 'l') {
      at++;
      var list = new ArrayList<Object>();
      while (text.charAt(at) != 'e') list.add(value());
      at++;
      return list;
    }
    if (c == 'i') {
      var end = text.indexOf('e', at);
      var number = text.substring(at + 1, end);
      at = end + 1;
      return number;
    }
    var colon = text.indexOf(':', at);
    var length = Integer.parseInt(text, at, colon, 10);
    at = colon + 1 + length;
    return text.substring(colon + 1, at);
  }
}
