package denwaban.contract.signing;

import denwaban.http.Problem;
import denwaban.seal.json.Json;
import denwaban.terms.Catalogue;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads the values of terms from a request.
final class TermValues {

  /// Items of one list, before the term's own limit is asked.
  private static final int ITEMS = 300;

  private TermValues() {}

  /// @throws Problem 400 if there are more values than terms, or one is no text, whole number, or
  ///   list of texts or rows
  static Map<String, Json> of(Map<String, ?> sent) {
    if (sent.size() > Catalogue.all().size()) throw Problem.malformed();
    var values = new HashMap<String, Json>();
    try {
      sent.forEach((key, value) -> values.put(key, value(value)));
    } catch (IllegalArgumentException malformed) {
      throw Problem.malformed();
    }
    return values;
  }

  private static Json value(@Nullable Object sent) {
    return switch (sent) {
      case String text -> new Json.Text(text);
      case Integer n -> new Json.Num(n);
      case Long n -> new Json.Num(n);
      case List<?> items when items.size() <= ITEMS ->
          new Json.Arr(items.stream().map(TermValues::item).toList());
      case null, default -> throw new IllegalArgumentException("no value of a term");
    };
  }

  private static Json item(@Nullable Object sent) {
    if (!(sent instanceof Map<?, ?> cells)) return new Json.Text(text(sent));
    if (cells.size() > ITEMS) throw new IllegalArgumentException("no row of a term");
    var row = new HashMap<String, Json>();
    cells.forEach((column, cell) -> row.put(text(column), new Json.Text(text(cell))));
    return new Json.Obj(row);
  }

  private static String text(@Nullable Object sent) {
    if (sent instanceof String text) return text;
    throw new IllegalArgumentException("no text");
  }
}
