package denwaban.people;

import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Under which names people reach us.
///
/// @param mode demo or office
/// @param hosts host names that we answer to, beside `localhost`
/// @param publicUrl the address people use when a proxy on this machine ends TLS for us
@ConfigurationProperties("denwaban")
public record SiteSettings(
    @DefaultValue("office") Mode mode, @DefaultValue List<String> hosts, @Nullable URI publicUrl) {

  /// A demo office is made up, on the loopback only, and says so on every screen.
  public enum Mode {
    DEMO,
    OFFICE
  }

  public boolean demo() {
    return mode == Mode.DEMO;
  }
}
