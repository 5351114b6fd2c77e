package denwaban.vault;

import denwaban.access.session.Sessions;
import denwaban.client.Clients;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/// Deletes header rows whose time is over, and operators' own whose session has ended. That they
/// are refused from the first moment does not depend on it.
@Component
final class HeaderSweep implements DisposableBean {

  /// From one sweep to the next.
  static final Duration PERIOD = Duration.ofMinutes(1);

  private static final Logger LOG = LoggerFactory.getLogger(HeaderSweep.class);

  private final Clients clients;
  private final Sessions sessions;
  private final OperatorHeaders own;
  private final ScheduledExecutorService worker =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("header-sweep").factory());

  HeaderSweep(Clients clients, Sessions sessions, OperatorHeaders own) {
    this.clients = clients;
    this.sessions = sessions;
    this.own = own;
  }

  @EventListener(ApplicationStartedEvent.class)
  void start() {
    var _ = worker.scheduleWithFixedDelay(this::round, 0, PERIOD.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void round() {
    try {
      clients.all().forEach(client -> own.sweep(client.id(), sessions::alive));
    } catch (DataAccessException | TransactionException away) {
      LOG.atWarn().setCause(away).log("headers are not swept now; tried again in a minute");
    }
  }

  @Override
  public void destroy() {
    worker.shutdownNow();
  }
}
