package denwaban.client;

import denwaban.kernel.ClientId;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// The public company keys. Opens its own transaction fenced to the client, or joins one.
@Component
public class CompanyKeys {

  /// The key to seal to, or empty as long as the client's administrator has made none.
  public Optional<CompanyKey> current(ClientId client) {
    throw new UnsupportedOperationException();
  }
}
