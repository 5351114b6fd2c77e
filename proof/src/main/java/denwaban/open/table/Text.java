package denwaban.open.table;

import denwaban.kernel.Bytes;
import denwaban.seal.json.Json;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a message, a draft or a slip says, as far as it has the form of its page
/// (docs/formats/message.md, slip.md). What it has else is ignored, as a reader must.
///
/// @param number E.164, empty if withheld, not given, or in the slip
/// @param withheld whether the caller asked not to be named
/// @param at when it was sealed, or the call arrived; empty if it does not say
/// @param fields value by label, in the form's order
/// @param referring label of the field that stands for the caller's number; empty if none
public record Text(
    String number,
    boolean withheld,
    String at,
    String ended,
    String operator,
    Map<String, String> fields,
    String referring) {

  /// Bytes of one text.
  public static final int MOST = 1 << 20;

  /// Fields of one text; a form has some twenty.
  static final int FIELDS = 200;

  public Text {
    fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
  }

  /// @param japanese in which language labels are
  /// @return empty if it is no such text
  public static Optional<Text> of(Bytes plain, boolean japanese) {
    try {
      return Json.read(plain, MOST) instanceof Json.Obj all
          ? Optional.of(text(all, japanese))
          : Optional.empty();
    } catch (IllegalArgumentException strange) {
      return Optional.empty();
    }
  }

  private static Text text(Json.Obj all, boolean japanese) {
    var caller = all.members().get("caller");
    var fields = new LinkedHashMap<String, String>();
    var referring = "";
    if (member(all, "form") instanceof Json.Obj form
        && member(form, "fields") instanceof Json.Arr(var items)) {
      for (var item : items.stream().limit(FIELDS).toList()) {
        var label = words(member(item, "label"), japanese);
        var shown = words(member(item, "display"), japanese);
        fields.merge(label, shown.isEmpty() ? string(item, "value") : shown, (a, b) -> a + " " + b);
        if (string(item, "refersTo").equals("caller")) referring = label;
      }
    }
    var at = string(all, "at");
    return new Text(
        string(caller, "number"),
        member(caller, "withheld") instanceof Json.Bool(var withheld) && withheld,
        at.isEmpty() ? string(all, "arrivedAt") : at,
        string(all, "endedAt"),
        string(all, "operator"),
        fields,
        referring);
  }

  private static Json member(@Nullable Json of, String name) {
    return of instanceof Json.Obj(var members)
        ? members.getOrDefault(name, new Json.Null())
        : new Json.Null();
  }

  private static String string(@Nullable Json of, String name) {
    return member(of, name) instanceof Json.Text(var value) ? value : "";
  }

  /// In that language, else in the other.
  private static String words(Json of, boolean japanese) {
    var first = string(of, japanese ? "ja" : "en");
    return first.isEmpty() ? string(of, japanese ? "en" : "ja") : first;
  }
}
