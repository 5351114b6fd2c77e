package denwaban.probe.http;

import java.util.LinkedHashMap;
import java.util.Map;

/// One HTTP request, as somebody outside would send it.
///
/// @param body empty if there is none
public record Ask(String method, String path, Map<String, String> headers, String body) {

  public Ask {
    headers = Map.copyOf(headers);
  }

  public static Ask get(String path) {
    return new Ask("GET", path, Map.of(), "");
  }

  public static Ask post(String path, String json) {
    return new Ask("POST", path, Map.of("Content-Type", "application/json"), json);
  }

  public Ask with(String header, String value) {
    var more = new LinkedHashMap<>(headers);
    more.put(header, value);
    return new Ask(method, path, more, body);
  }

  /// With this session's secret.
  public Ask cookie(String secret) {
    return with("Cookie", "__Host-sid=" + secret);
  }
}
