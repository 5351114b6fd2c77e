package denwaban.probe.http;

import java.util.LinkedHashMap;
import java.util.Map;

/// One HTTP request, as an outsider would send it.
///
/// @param body empty if there is none
public record ProbeRequest(String method, String path, Map<String, String> headers, String body) {

  public ProbeRequest {
    headers = Map.copyOf(headers);
  }

  public static ProbeRequest get(String path) {
    return new ProbeRequest("GET", path, Map.of(), "");
  }

  public static ProbeRequest post(String path, String json) {
    return new ProbeRequest("POST", path, Map.of("Content-Type", "application/json"), json);
  }

  public ProbeRequest with(String header, String value) {
    var more = new LinkedHashMap<>(headers);
    more.put(header, value);
    return new ProbeRequest(method, path, more, body);
  }

  /// With this session's secret.
  public ProbeRequest cookie(String secret) {
    return with("Cookie", "__Host-sid=" + secret);
  }
}
