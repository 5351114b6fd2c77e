package denwaban.recording;

import static org.assertj.core.api.Assertions.assertThat;

import denwaban.audit.Action;
import denwaban.audit.Actor;
import denwaban.audit.Entry;
import denwaban.audit.Purpose;
import denwaban.audit.TestLog;
import denwaban.database.TestDatabase;
import denwaban.database.backlog.TestBacklog;
import denwaban.database.tenant.TenantTransactions;
import denwaban.kernel.ClientId;
import denwaban.vault.TestVault;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.datasource.AbstractDataSource;

class DeferredWriterTest {

  @RegisterExtension static final TestDatabase database = new TestDatabase();

  @TempDir Path folder;

  private Instant now = Instant.parse("2026-12-01T03:00:00Z");
  private int asked;

  /// A database for which each who asks waits in vain.
  private final AbstractDataSource away =
      new AbstractDataSource() {
        @Override
        public Connection getConnection() throws SQLException {
          asked++;
          throw new SQLException("away");
        }

        @Override
        public Connection getConnection(String user, String password) throws SQLException {
          return getConnection();
        }
      };

  @Test
  void a_database_that_is_away_is_not_waited_for_by_each_recording() {
    var backlog = new TestBacklog(database, folder).backlog();
    var writer =
        new DeferredWriter(
            new TestVault(database, folder).vault(),
            TenantTransactions.over(away),
            new TestLog(database, folder).door(),
            backlog,
            _ -> {},
            () -> now);
    var client = new ClientId(UUID.randomUUID());
    var entry = Entry.done(Action.RECORDING_KEPT, client, "one", Actor.EDGE, Purpose.OPERATE);
    writer.note(client, entry);
    now = now.plus(Duration.ofSeconds(5)).minusMillis(1);
    writer.note(client, entry);
    assertThat(asked).as("below").isEqualTo(1);
    now = now.plusMillis(1);
    writer.note(client, entry);
    assertThat(asked).as("at the limit").isEqualTo(2);
    assertThat(backlog.size()).isEqualTo(3);
  }
}
