package denwaban.boot;

import denwaban.audit.Action;
import denwaban.audit.Actor;
import denwaban.audit.AuditLog;
import denwaban.audit.Entry;
import denwaban.audit.Purpose;
import denwaban.audit.Result;
import denwaban.database.tenant.TenantTransactions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/// Start and stop of the program, and with which configuration, in the installation's log. The file
/// `running` in the data folder is what a killed program leaves behind.
@Component
final class StartStopLog {

  private static final Logger LOG = LoggerFactory.getLogger(StartStopLog.class);

  private final Path mark;
  private final Settings settings;
  private final TenantTransactions transactions;
  private final AuditLog audit;

  @Autowired
  StartStopLog(
      @Value("${denwaban.data}") Path data,
      ConfigurableEnvironment environment,
      TenantTransactions transactions,
      AuditLog audit) {
    this(data, Settings.of(environment), transactions, audit);
  }

  StartStopLog(Path data, Settings settings, TenantTransactions transactions, AuditLog audit) {
    this.mark = data.resolve("running");
    this.settings = settings;
    this.transactions = transactions;
    this.audit = audit;
  }

  @EventListener(ApplicationReadyEvent.class)
  void started() {
    transactions.office(() -> {
      if (Files.exists(mark)) {
        audit.append(entry(Action.PROGRAM_DIED, "program", Map.of()));
      }
      var with = Map.of("settings", settings.text());
      audit.append(entry(Action.PROGRAM_STARTED, settings.digest(), with));
    });
    try {
      Files.writeString(mark, "");
    } catch (IOException e) {
      throw new UncheckedIOException("the data folder cannot be written", e);
    }
  }

  /// Before anything is stopped.
  @EventListener(ContextClosedEvent.class)
  void stopped() {
    try {
      if (Files.exists(mark)) {
        transactions.office(() -> audit.append(entry(Action.PROGRAM_STOPPED, "program", Map.of())));
        Files.delete(mark);
      }
    } catch (DataAccessException | TransactionException | IOException e) {
      LOG.warn("that the program stops cannot be logged", e); // the next start says that it died
    }
  }

  private static Entry entry(Action action, String object, Map<String, String> detail) {
    return new Entry(action, null, object, Actor.SERVICE, Purpose.OPERATE, Result.DONE, detail);
  }
}
