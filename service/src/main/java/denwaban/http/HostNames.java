package denwaban.http;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// Which host names are ours. A request under any other name is not for us: it may be a page of a
/// stranger whose name now points to this machine (DNS rebinding).
@Component
public final class HostNames {

  private static final String LOOPBACK = "localhost";

  private final HostSettings settings;

  HostNames(HostSettings settings) {
    this.settings = settings;
  }

  /// The site this request came to, or empty if its Host is none of ours.
  public Optional<Site> of(HttpServletRequest request) {
    var header = request.getHeader("Host");
    return of(header != null ? header : authority(request), request.isSecure());
  }

  /// HTTP/2 has `:authority` in place of the header; Tomcat gives it in two parts.
  private static String authority(HttpServletRequest request) {
    var usual = request.isSecure() ? 443 : 80;
    var port = request.getServerPort();
    return request.getServerName() + (port == usual ? "" : ":" + port);
  }

  /// @param authority name and port, as in the Host header
  Optional<Site> of(String authority, boolean secure) {
    var lower = authority.toLowerCase(Locale.ROOT);
    var colon = lower.lastIndexOf(':');
    var name = colon < 0 ? lower : lower.substring(0, colon);
    if (colon >= 0 && !lower.substring(colon + 1).matches("[0-9]{1,5}")) {
      return Optional.empty();
    }
    var url = settings.publicUrl();
    if (url != null && name.equals(url.getHost())) {
      return Optional.of(new Site(name, url.getScheme() + "://" + url.getAuthority()));
    }
    return ours(name)
        ? Optional.of(new Site(name, (secure ? "https://" : "http://") + lower))
        : Optional.empty();
  }

  /// Browsers resolve every name under `localhost` to this machine, so no one else can own one.
  private boolean ours(String name) {
    return name.equals(LOOPBACK)
        || settings.hosts().contains(name)
        || (settings.demo() && name.matches("[a-z0-9-]{1,32}\\." + LOOPBACK));
  }
}
