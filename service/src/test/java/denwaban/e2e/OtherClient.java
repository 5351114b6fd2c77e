package denwaban.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A member of another client who knows every id.
final class OtherClient {

  private OtherClient() {}

  private record Attempt(String method, String path, @Nullable String body) {}

  /// What every kind of object may be asked for.
  private static final Attempt DOWNLOAD =
      new Attempt("POST", "/api/objects/{id}/release", "{\"purpose\":\"download\"}");

  /// Every address with an id answers 404, with the very bytes of an id that never was; the owner,
  /// asking the same, is let in.
  static void getsNothing(Page other, Page owner, JsonObject item) {
    isRefused(other, item);
    var theirs = People.text(other, "GET", "/api/inbox", null).body();
    var log = People.text(other, "GET", "/api/log?limit=200", null).body();
    for (var id : ids(item)) {
      assertThat(theirs).doesNotContain(id);
      assertThat(log).doesNotContain(id);
    }
    assertThat(objects(item)).isNotEmpty();
    for (var object : objects(item)) {
      assertThat(ask(owner, DOWNLOAD, object).status()).isEqualTo(200);
    }
  }

  static List<String> ids(JsonObject item) {
    var ids = new ArrayList<String>();
    ids.add(item.get("id").getAsString());
    ids.add(item.get("call").getAsString());
    ids.addAll(objects(item));
    return ids;
  }

  /// Every address with an id of the item answers 404, as for an id that never was.
  static void isRefused(Page other, JsonObject item) {
    for (var id : ids(item)) {
      for (var attempt : attempts()) {
        var refused = ask(other, attempt, id);
        var unknown = ask(other, attempt, UUID.randomUUID().toString());
        assertThat(refused.status()).as(attempt.path()).isEqualTo(404);
        assertThat(refused).as(attempt.path()).isEqualTo(unknown);
      }
    }
  }

  /// What is sealed of a call.
  static List<String> objects(JsonObject item) {
    return Stream.of("message", "slip", "recording")
        .map(item::get)
        .filter(JsonElement::isJsonObject)
        .map(object -> object.getAsJsonObject().get("object").getAsString())
        .toList();
  }

  private static List<Attempt> attempts() {
    return List.of(
        new Attempt("POST", "/api/objects/{id}/release", "{\"purpose\":\"read\"}"),
        DOWNLOAD,
        new Attempt("GET", "/api/objects/{id}/payload/0", null),
        new Attempt("POST", "/api/inbox/{id}/done", "{}"),
        new Attempt("POST", "/api/inbox/{id}/reopen", "{}"));
  }

  private static People.Answer ask(Page page, Attempt attempt, String id) {
    return People.text(page, attempt.method(), attempt.path().replace("{id}", id), attempt.body());
  }
}
