package denwaban.boot;

import static java.nio.charset.StandardCharsets.UTF_8;

import denwaban.kernel.Bytes;
import denwaban.seal.crypto.Digest;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;

/// How this office is configured: every `denwaban.…` that anybody set, and the value that holds. Of
/// what is secret, that it is set.
///
/// @param values by name, as written where they were set
record Settings(Map<String, String> values) {

  private static final Pattern SECRET =
      Pattern.compile("password|secret|token|credential|passphrase|\\bpin\\b|\\bjava\\.opts\\b");

  /// In a value: a password in an address, or one that is handed on.
  private static final Pattern HOLDS_SECRET =
      Pattern.compile("(?i)://[^/\\s]*@|(password|secret|passphrase)[\\w.-]*=");

  static Settings of(ConfigurableEnvironment environment) {
    var values = new TreeMap<String, String>();
    for (var source : environment.getPropertySources()) {
      if (source instanceof EnumerablePropertySource<?> listed) {
        for (var name : listed.getPropertyNames()) {
          var plain = plain(name);
          if (plain.startsWith("denwaban.")) {
            values.computeIfAbsent(plain, _ -> value(environment, plain, name));
          }
        }
      }
    }
    return new Settings(values);
  }

  /// Of the text that [#text] gives: another digest is another configuration.
  String digest() {
    return Digest.sha256(Bytes.of(text().getBytes(UTF_8))).base64();
  }

  /// One setting a line.
  String text() {
    return values.entrySet().stream()
        .map(it -> it.getKey() + "=" + it.getValue())
        .collect(Collectors.joining("\n"));
  }

  /// `DENWABAN_DATA` in the environment is `denwaban.data`.
  private static String plain(String name) {
    return name.startsWith("DENWABAN_")
        ? name.toLowerCase(java.util.Locale.ROOT).replace('_', '.')
        : name;
  }

  private static String value(ConfigurableEnvironment environment, String plain, String name) {
    var value = String.valueOf(environment.getProperty(name)).strip();
    return SECRET.matcher(plain).find() || HOLDS_SECRET.matcher(value).find() ? "(set)" : value;
  }
}
