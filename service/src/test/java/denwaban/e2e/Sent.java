package denwaban.e2e;

import com.microsoft.playwright.Page;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;

/// The bodies that a page has posted: the last one by path.
final class Sent {

  private final Map<String, String> bodies = new HashMap<>();

  private Sent() {}

  static Sent by(Page page) {
    var sent = new Sent();
    page.onRequest(request -> {
      var body = request.postData();
      if (body != null) sent.bodies.put(URI.create(request.url()).getPath(), body);
    });
    return sent;
  }

  String to(String path) {
    var body = bodies.get(path);
    if (body == null) throw new AssertionError("nothing was sent to " + path);
    return body;
  }
}
