package denwaban.erasure;

import denwaban.seal.json.Json;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Members of a JSON object, by name. What is missing or of another type is an
/// [IllegalArgumentException].
record Members(Map<String, Json> all) {

  static Members of(Json json) {
    if (json instanceof Json.Obj(var members)) return new Members(members);
    throw wrong();
  }

  String text(String name) {
    if (all.get(name) instanceof Json.Text(var value)) return value;
    throw wrong();
  }

  long number(String name) {
    if (all.get(name) instanceof Json.Num(var value)) return value;
    throw wrong();
  }

  boolean has(String name) {
    return all.containsKey(name);
  }

  boolean yes(String name) {
    if (all.get(name) instanceof Json.Bool(var value)) return value;
    throw wrong();
  }

  Instant time(String name) {
    try {
      return Instant.parse(text(name));
    } catch (DateTimeException malformed) {
      throw wrong();
    }
  }

  @Nullable Instant timeOrNull(String name) {
    return all.get(name) instanceof Json.Null ? null : time(name);
  }

  <T> List<T> list(String name, Function<Members, T> each) {
    if (all.get(name) instanceof Json.Arr(var items)) {
      return items.stream().map(Members::of).map(each).toList();
    }
    throw wrong();
  }

  private static IllegalArgumentException wrong() {
    return new IllegalArgumentException("not a certificate of erasure");
  }
}
