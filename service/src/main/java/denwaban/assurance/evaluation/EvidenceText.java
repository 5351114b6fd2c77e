package denwaban.assurance.evaluation;

import static java.nio.charset.StandardCharsets.UTF_8;

import denwaban.assurance.control.Item;
import denwaban.assurance.posture.ItemState;
import denwaban.kernel.Bytes;
import denwaban.seal.json.Json;
import java.util.EnumMap;
import java.util.Map;

/// Reads evidence back, as it was written.
final class EvidenceText {

  private EvidenceText() {}

  static Map<Item, ItemState> states(Evidence it) {
    var states = new EnumMap<Item, ItemState>(Item.class);
    if (members(it).get("items") instanceof Json.Arr(var items)) {
      for (var item : items) {
        if (item instanceof Json.Obj(var members)) {
          states.put(Item.of(text(members, "item")), ItemState.ofCode(text(members, "state")));
        }
      }
    }
    return states;
  }

  static String verdict(Evidence it) {
    return text(members(it), "verdict");
  }

  /// Empty for the offered service.
  static String client(Evidence it) {
    return text(members(it), "client");
  }

  /// A text of the object that a signed text is.
  static String member(String signed, String name) {
    return text(members(new Evidence(signed)), name);
  }

  private static Map<String, Json> members(Evidence it) {
    var json = Json.parse(Bytes.of(it.text().getBytes(UTF_8)), EvidenceText.LIMIT);
    if (json instanceof Json.Obj(var members)) return members;
    throw new IllegalStateException("evidence is an object");
  }

  /// In bytes.
  private static final int LIMIT = 240_000;

  private static String text(Map<String, Json> members, String name) {
    if (members.get(name) instanceof Json.Text(var value)) return value;
    throw new IllegalStateException("evidence lacks " + name);
  }
}
