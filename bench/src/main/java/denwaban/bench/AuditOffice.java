package denwaban.bench;

import denwaban.Denwaban;
import denwaban.audit.Action;
import denwaban.audit.Actor;
import denwaban.audit.AuditLog;
import denwaban.audit.Entry;
import denwaban.audit.Purpose;
import denwaban.audit.reading.LogReader;
import denwaban.database.tenant.TenantTransactions;
import denwaban.kernel.ClientId;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/// The program itself, whole, and its log as every module of it appends.
final class AuditOffice implements AutoCloseable {

  private static final long LOOK_NANOS = 2_000_000;
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final ConfigurableApplicationContext office;
  private final TenantTransactions fence;
  private final AuditLog entries;
  private final LogReader reading;

  AuditOffice(Path folder, int http, int sip) {
    office =
        SpringApplication.run(
            Denwaban.class,
            "--denwaban.mode=demo",
            "--denwaban.data=" + folder.resolve("data"),
            "--denwaban.http.port=" + http,
            "--denwaban.sip.port=" + sip);
    fence = office.getBean(TenantTransactions.class);
    entries = office.getBean(AuditLog.class);
    reading = office.getBean(LogReader.class);
  }

  static ClientId client() {
    return new ClientId(UUID.randomUUID());
  }

  /// A release as the log has it. Returns when it is committed.
  void append(ClientId client) {
    fence.run(
        client,
        () ->
            entries.append(
                Entry.done(
                    Action.HEADER_RELEASED,
                    client,
                    UUID.randomUUID().toString(),
                    Actor.SERVICE,
                    Purpose.READ)));
  }

  /// Returns when a signed state has so many entries, as a member would see it.
  void covered(ClientId client, long size) {
    var end = System.nanoTime() + PATIENCE.toNanos();
    while (size(client) < size) {
      if (System.nanoTime() > end) throw new IllegalStateException("not in order after 2 minutes");
      LockSupport.parkNanos(LOOK_NANOS);
    }
  }

  long size(ClientId client) {
    return reading.page(client, 0, 1).size();
  }

  String proof(ClientId client, long index) {
    return reading.proof(client, index).orElseThrow();
  }

  @Override
  public void close() {
    var database = (AutoCloseable) office.getBean("database");
    office.close();
    // It ends with the process elsewhere; here its folder goes before.
    try {
      database.close();
    } catch (Exception e) {
      throw new IllegalStateException("the database did not stop", e);
    }
  }
}
