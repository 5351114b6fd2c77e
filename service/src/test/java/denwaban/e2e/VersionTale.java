package denwaban.e2e;

import com.google.gson.JsonObject;
import com.microsoft.playwright.Page;
import java.util.List;
import java.util.regex.Pattern;

/// The inbox of a client with a message that was corrected and another one, and what is released of
/// them: to be altered before a page hears it.
final class VersionTale {

  private static final Pattern INBOX = Pattern.compile(".*/api/inbox\\?.*");

  final Answers first;
  final Answers second;
  final Answers other;
  private final JsonObject inbox;
  private final String corrected;
  private final String another;

  private VersionTale(
      JsonObject inbox,
      String corrected,
      String another,
      Answers first,
      Answers second,
      Answers other) {
    this.inbox = inbox;
    this.corrected = corrected;
    this.another = another;
    this.first = first;
    this.second = second;
    this.other = other;
  }

  /// @param corrected the item of a message of two versions
  static VersionTale of(Page page, JsonObject corrected, JsonObject another) {
    var message = corrected.getAsJsonObject("message");
    var earlier = message.getAsJsonArray("earlier").get(0).getAsJsonObject();
    return new VersionTale(
        People.text(page, "GET", "/api/inbox", null).json(),
        id(corrected),
        id(another),
        Answers.of(page, object(earlier), "read"),
        Answers.of(page, object(message), "read"),
        Answers.of(page, object(another.getAsJsonObject("message")), "read"));
  }

  VersionTale copy() {
    return new VersionTale(
        inbox.deepCopy(), corrected, another, first.copy(), second.copy(), other.copy());
  }

  JsonObject corrected() {
    return item(corrected);
  }

  JsonObject another() {
    return item(another);
  }

  /// The page hears this from now on, until [#honest].
  void toldTo(Page page) {
    page.route(INBOX, route -> Answers.json(route, inbox));
    for (var one : List.of(first, second, other)) one.toldTo(page);
  }

  void honest(Page page) {
    page.unroute(INBOX);
    for (var one : List.of(first, second, other)) one.honest(page);
  }

  private JsonObject item(String id) {
    for (var one : inbox.getAsJsonArray("items")) {
      if (id(one.getAsJsonObject()).equals(id)) return one.getAsJsonObject();
    }
    throw new AssertionError("it is not in the inbox any more");
  }

  private static String id(JsonObject item) {
    return item.get("id").getAsString();
  }

  private static String object(JsonObject of) {
    return of.get("object").getAsString();
  }
}
