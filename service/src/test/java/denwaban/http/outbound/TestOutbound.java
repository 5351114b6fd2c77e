package denwaban.http.outbound;

import denwaban.audit.AuditLog;
import denwaban.audit.TestLog;
import denwaban.database.TestDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.support.StaticListableBeanFactory;

/// The door outward over a test database; every host is taken for this machine's.
public final class TestOutbound {

  private TestOutbound() {}

  public static FlowRegister flows(TestDatabase database, InstantSource clock) {
    try {
      return flows(
          database,
          (_, host, _, _) -> new Destinations.Found(Destinations.Standing.HERE, host),
          new TestLog(database, Files.createTempDirectory("denwaban-flows")).door(),
          clock);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static FlowRegister flows(
      TestDatabase database, Destinations destinations, AuditLog audit, InstantSource clock) {
    return new FlowRegister(
        database.jdbc(), database.fence(), Optional.of(destinations), audit, clock);
  }

  public static Outbound open(
      TestDatabase database, boolean allowPrivate, @Nullable Path ca, InstantSource clock) {
    return open(allowPrivate, ca, flows(database, clock));
  }

  /// Calls this machine, and waits so long for a whole answer.
  static Outbound patient(TestDatabase database, InstantSource clock, Duration deadline) {
    return new Outbound(
        new OutboundSettings(true, null),
        flows(database, clock),
        new StaticListableBeanFactory().getBeanProvider(LocalReceiver.class),
        deadline);
  }

  public static Outbound open(boolean allowPrivate, @Nullable Path ca, FlowRegister flows) {
    return new Outbound(
        new OutboundSettings(allowPrivate, ca),
        flows,
        new StaticListableBeanFactory().getBeanProvider(LocalReceiver.class));
  }

  /// As in the demo, which may call its own chat and nothing else of this machine.
  public static Outbound demo(TestDatabase database, LocalReceiver receiver, InstantSource clock) {
    var beans = new StaticListableBeanFactory(Map.of("receiver", receiver));
    return new Outbound(
        new OutboundSettings(false, null),
        flows(database, clock),
        beans.getBeanProvider(LocalReceiver.class));
  }
}
