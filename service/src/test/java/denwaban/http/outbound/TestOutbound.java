package denwaban.http.outbound;

import denwaban.database.TestDatabase;
import java.nio.file.Path;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/// The door outward over a test database.
public final class TestOutbound {

  private TestOutbound() {}

  public static FlowRegister flows(TestDatabase database, InstantSource clock) {
    return new FlowRegister(database.jdbc(), database.fence(), clock);
  }

  public static Outbound open(
      TestDatabase database, boolean allowPrivate, @Nullable Path ca, InstantSource clock) {
    return new Outbound(new OutboundSettings(allowPrivate, ca), flows(database, clock));
  }
}
