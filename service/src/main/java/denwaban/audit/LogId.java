package denwaban.audit;

import denwaban.kernel.ClientId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Which log: a client's, or the installation's own (the nil UUID).
public record LogId(UUID value) {

  public static final LogId INSTALLATION = new LogId(new UUID(0, 0));

  public static LogId of(@Nullable ClientId client) {
    return client == null ? INSTALLATION : new LogId(client.value());
  }

  public boolean installation() {
    return equals(INSTALLATION);
  }
}
