package denwaban.database;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Where a database is reached, and what its server must show before rows or a password cross.
final class DatabaseAddress {

  /// Options of the driver that lead to another host, or past the check of its certificate. Names
  /// in lower case.
  private static final Set<String> OTHER_WAYS =
      Set.of(
          "pghost",
          "pgport",
          "pgdbname",
          "host",
          "hostaddr",
          "port",
          "dbname",
          "service",
          "sslfactory",
          "sslfactoryarg",
          "sslhostnameverifier",
          "socketfactory",
          "socketfactoryarg",
          "authenticationpluginclassname");

  /// Server error details repeat the values of rows, and exceptions end in logs.
  private static final String SILENT = "logServerErrorDetail=false";

  /// A server that is not ours, but listens where ours did, could ask for the password as it is:
  /// SCRAM never sends it, and the server must show that it knows it.
  private static final String SCRAM = "requireAuth=scram-sha-256";

  private DatabaseAddress() {}

  /// Rows may cross a network only inside TLS whose other end was checked.
  static String safe(String url) {
    try {
      var address = new URI(url.replaceFirst("^jdbc:", ""));
      var host = address.getHost();
      if (host == null || !url.startsWith("jdbc:postgresql://")) {
        throw new CannotStart(
            "The database address is not understood.",
            "Write denwaban.db.url=jdbc:postgresql://HOST:PORT/NAME?sslmode=verify-full");
      }
      if (url.matches("(?i).*[?&](user|password)=.*") || url.contains("@")) {
        throw new CannotStart(
            "The database address holds a name or a password, which the log of starts would show.",
            "Take it out of denwaban.db.url: denwaban.db.app-password and the others are for it.");
      }
      var options = options(address.getRawQuery());
      var loopback = host.equals("127.0.0.1") || host.equals("localhost") || host.equals("[::1]");
      if (!loopback && !"verify-full".equals(options.get("sslmode"))) {
        throw new CannotStart(
            "The connection to the database would not be protected.",
            "Add ?sslmode=verify-full&sslrootcert=FILE to denwaban.db.url.");
      }
      return options.containsKey("requireauth") ? with(url, SILENT) : guarded(url);
    } catch (URISyntaxException e) {
      throw new CannotStart(
          "The database address is not a URL.",
          "Write denwaban.db.url=jdbc:postgresql://HOST:PORT/NAME?sslmode=verify-full");
    }
  }

  /// By their names in lower case.
  private static Map<String, String> options(@Nullable String query) {
    var all = new HashMap<String, String>();
    if (query == null) return all;
    for (var option : query.split("&", -1)) {
      var name = option.replaceFirst("=.*", "").toLowerCase(Locale.ROOT);
      if (OTHER_WAYS.contains(name) || name.contains("%")) {
        throw new CannotStart(
            "An option of the database address would lead past its host or past the check of its certificate: "
                + name,
            "Take it out of denwaban.db.url.");
      }
      if (all.put(name, option.replaceFirst("^[^=]*=?", "")) != null) {
        throw new CannotStart(
            "An option of the database address stands there twice: " + name,
            "Leave it once in denwaban.db.url.");
      }
    }
    return all;
  }

  static String guarded(String url) {
    return with(url, SILENT + "&" + SCRAM);
  }

  private static String with(String url, String options) {
    return url + (url.contains("?") ? "&" : "?") + options;
  }
}
