package denwaban.delivery.channel;

import denwaban.http.HostSettings;
import denwaban.http.OriginFilter;
import denwaban.kernel.ClientId;
import java.net.URI;
import java.util.UUID;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/// Where a notice leads: to the sign-in, and then to what it is about. The link alone gives access
/// to nothing else.
@Component
public final class Links {

  /// Where LINE WORKS says what became of a notice, followed by the client and the account.
  public static final String WORKS = OriginFilter.CALLBACK + "lineworks/";

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

  /// The register of what data subjects asked.
  public URI requests() {
    return URI.create(origin() + "/inbox/requests");
  }

  /// What a client enters at LINE WORKS as the address of its bot's events.
  public URI works(ClientId client, UUID account) {
    return URI.create(origin() + WORKS + client + "/" + account);
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
