package denwaban.e2e;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import java.net.URI;
import java.util.concurrent.atomic.AtomicReference;

/// What a page's worker shows of what a push service brings.
final class Notifications {

  private static final String ALL =
      """
      async () => {
        const it = await navigator.serviceWorker.getRegistration("/push/");
        const all = await it.getNotifications();
        return JSON.stringify(all.map(({ title, body, data }) => ({ title, body, data })));
      }
      """;

  private final Page page;
  private final CDPSession devtools;
  private final AtomicReference<String> registration = new AtomicReference<>();

  private Notifications(Page page) {
    this.page = page;
    this.devtools = Browser.devtools(page);
    devtools.on(
        "ServiceWorker.workerRegistrationUpdated",
        event -> event.getAsJsonArray("registrations").forEach(this::found));
    devtools.send("ServiceWorker.enable");
  }

  private void found(JsonElement each) {
    var one = each.getAsJsonObject();
    if (one.get("scopeURL").getAsString().endsWith("/push/")) {
      registration.set(one.get("registrationId").getAsString());
    }
  }

  /// Of a page of the office.
  static Notifications of(Page page) {
    return new Notifications(page);
  }

  /// As a push service would, once the browser has opened it.
  ///
  /// @return what is shown then, each with `title`, `body` and `data`
  JsonArray deliver(String said) {
    page.waitForCondition(() -> registration.get() != null);
    var message = new JsonObject();
    var at = URI.create(page.url());
    message.addProperty("origin", at.getScheme() + "://" + at.getAuthority());
    message.addProperty("registrationId", registration.get());
    message.addProperty("data", said);
    devtools.send("ServiceWorker.deliverPushMessage", message);
    page.waitForCondition(() -> !shown().isEmpty());
    return shown();
  }

  private JsonArray shown() {
    return JsonParser.parseString((String) page.evaluate(ALL)).getAsJsonArray();
  }
}
