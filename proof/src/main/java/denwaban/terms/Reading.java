package denwaban.terms;

import denwaban.seal.json.Json;
import java.util.List;
import java.util.Map;

/// Reads single values of a contract's terms.
public final class Reading {

  private final Map<String, Json> values;

  Reading(Map<String, Json> values) {
    this.values = values;
  }

  /// A word or a text.
  ///
  /// @throws IllegalArgumentException if the term is of another kind, or there is none
  public String text(String key) {
    if (values.get(key) instanceof Json.Text(var text)) return text;
    throw new IllegalArgumentException(key);
  }

  public long number(String key) {
    if (values.get(key) instanceof Json.Num(var number)) return number;
    throw new IllegalArgumentException(key);
  }

  public boolean yes(String key) {
    return text(key).equals("yes");
  }

  /// In the order of the options.
  public List<String> set(String key) {
    return items(key).stream()
        .map(it -> {
          if (it instanceof Json.Text(var word)) return word;
          throw new IllegalArgumentException(key);
        })
        .toList();
  }

  /// One map of texts for each row.
  public List<Map<String, String>> rows(String key) {
    return items(key).stream().map(it -> row(key, it)).toList();
  }

  private List<Json> items(String key) {
    if (values.get(key) instanceof Json.Arr(var items)) return items;
    throw new IllegalArgumentException(key);
  }

  private static Map<String, String> row(String key, Json row) {
    if (row instanceof Json.Obj(var cells)) {
      var texts = new java.util.TreeMap<String, String>();
      cells.forEach((column, cell) -> {
        if (!(cell instanceof Json.Text(var text))) throw new IllegalArgumentException(key);
        texts.put(column, text);
      });
      return texts;
    }
    throw new IllegalArgumentException(key);
  }
}
