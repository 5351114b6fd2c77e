package denwaban.assurance.evaluation;

import denwaban.assurance.control.Item;
import denwaban.assurance.posture.ItemState;
import denwaban.http.Problem;
import denwaban.seal.json.Json;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What a reader says of each of the six items, and of the whole.
///
/// @param entrusts whether they entrust this office, or decline
record Answers(Map<Item, OfItem> items, boolean entrusts) {

  /// In characters.
  static final int REASON_LIMIT = 500;

  /// What can be said of one item.
  enum Mark {
    /// The evidence was looked at, and is enough.
    VERIFIED,
    /// It is not enough, and accepted for the reason given.
    EXCEPTION,
    /// It was not looked at, or is not enough.
    OPEN;

    String code() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  record OfItem(Mark mark, String reason) {}

  /// As it comes from a page.
  ///
  /// @param mark `verified`, `exception` or `open`
  record Said(@Nullable String mark, @Nullable String reason) {}

  /// @param said by the items' codes
  /// @param states how the items stood on the page
  /// @throws Problem 422 unless each of the six is answered, exceptions have reasons, and who
  ///   entrusts has verified what is met and excepted what is not
  static Answers of(
      @Nullable Map<String, Said> said, boolean entrusts, Map<Item, ItemState> states) {
    var items = new EnumMap<Item, OfItem>(Item.class);
    for (var item : Item.values()) {
      var it = said == null ? null : said.get(item.code());
      if (it == null) throw missing();
      var state = Objects.requireNonNull(states.get(item));
      items.put(item, check(mark(it.mark()), text(it.reason()), state, entrusts));
    }
    return new Answers(items, entrusts);
  }

  private static OfItem check(Mark mark, String reason, ItemState state, boolean entrusts) {
    if (mark == Mark.EXCEPTION && reason.isEmpty()) {
      throw new Problem(422, "reason-missing");
    }
    var met = state == ItemState.MET || state == ItemState.NOT_APPLICABLE;
    if (entrusts && (mark == Mark.OPEN || (mark == Mark.VERIFIED && !met))) {
      throw new Problem(422, "item-open");
    }
    return new OfItem(mark, reason);
  }

  private static Mark mark(@Nullable String code) {
    return switch (Objects.requireNonNullElse(code, "")) {
      case "verified" -> Mark.VERIFIED;
      case "exception" -> Mark.EXCEPTION;
      case "open" -> Mark.OPEN;
      default -> throw missing();
    };
  }

  private static String text(@Nullable String reason) {
    var text = Objects.requireNonNullElse(reason, "").strip();
    if (text.length() > REASON_LIMIT || text.chars().anyMatch(it -> it < ' ' && it != '\n')) {
      throw new Problem(422, "reason-long", REASON_LIMIT);
    }
    return text;
  }

  private static Problem missing() {
    return new Problem(422, "item-missing");
  }

  Json json() {
    var all = new java.util.TreeMap<String, Json>();
    items.forEach((item, it) ->
        all.put(
            item.code(),
            new Json.Obj(
                Map.of(
                    "mark", new Json.Text(it.mark().code()),
                    "reason", new Json.Text(it.reason())))));
    return new Json.Obj(all);
  }
}
