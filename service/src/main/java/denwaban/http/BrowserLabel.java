package denwaban.http;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A browser in a few coarse words, such as `Chrome, Windows`: enough for its owner to know it
/// again, too little to follow anybody.
public final class BrowserLabel {

  /// Longest word first where one browser's name stands in another's.
  private static final Map<String, String> BROWSERS = new LinkedHashMap<>();

  private static final Map<String, String> SYSTEMS = new LinkedHashMap<>();

  static {
    BROWSERS.put("Edg/", "Edge");
    BROWSERS.put("OPR/", "Opera");
    BROWSERS.put("Firefox/", "Firefox");
    BROWSERS.put("FxiOS/", "Firefox");
    BROWSERS.put("CriOS/", "Chrome");
    BROWSERS.put("Chrome/", "Chrome");
    BROWSERS.put("Safari/", "Safari");
    SYSTEMS.put("Windows", "Windows");
    SYSTEMS.put("Android", "Android");
    SYSTEMS.put("iPhone", "iPhone");
    SYSTEMS.put("iPad", "iPad");
    SYSTEMS.put("CrOS", "ChromeOS");
    SYSTEMS.put("Mac OS X", "macOS");
    SYSTEMS.put("Linux", "Linux");
  }

  private BrowserLabel() {}

  /// @param userAgent as the browser calls itself (RFC 9110 section 10.1.5)
  /// @return empty if nothing of it is known
  public static String of(@Nullable String userAgent) {
    if (userAgent == null) {
      return "";
    }
    var browser = first(BROWSERS, userAgent);
    var system = first(SYSTEMS, userAgent);
    return browser.isEmpty() || system.isEmpty() ? browser + system : browser + ", " + system;
  }

  private static String first(Map<String, String> words, String text) {
    return words.entrySet().stream()
        .filter(it -> text.contains(it.getKey()))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse("");
  }
}
