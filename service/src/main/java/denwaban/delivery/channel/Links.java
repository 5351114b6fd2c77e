package denwaban.delivery.channel;

import denwaban.http.HostSettings;
import java.net.URI;
import java.util.UUID;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/// Where a notice leads: to the sign-in, and then to what it is about. Whoever has the link has
/// nothing but that.
@Component
public final class Links {

  private final HostSettings settings;
  private final Environment environment;

  public Links(HostSettings settings, Environment environment) {
    this.settings = settings;
    this.environment = environment;
  }

  public URI to(UUID delivery) {
    return URI.create(origin() + "/inbox?notice=" + delivery);
  }

  /// The inbox itself.
  public URI inbox() {
    return URI.create(origin() + "/inbox");
  }

  private String origin() {
    var url = settings.publicUrl();
    if (url != null) return url.getScheme() + "://" + url.getAuthority();
    var secure = environment.containsProperty("server.ssl.bundle");
    var host = settings.hosts().isEmpty() ? "localhost" : settings.hosts().getFirst();
    var port = environment.getProperty("local.server.port", "443");
    return (secure ? "https://" : "http://") + host + (port.equals("443") ? "" : ":" + port);
  }
}
