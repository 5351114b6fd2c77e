package denwaban.boot.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import denwaban.audit.TestLog;
import denwaban.database.TestDatabase;
import denwaban.database.TestDisk;
import denwaban.database.backlog.BacklogWriter;
import denwaban.database.backlog.TestBacklog;
import denwaban.kernel.ClientId;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.dao.DataAccessException;

class DiskWatchTest {

  @RegisterExtension static final TestDatabase database = new TestDatabase();

  @TempDir static Path keys;
  @TempDir Path folder;

  private Instant now = Instant.parse("2026-11-25T00:00:00Z");
  private TestDisk disk;
  private TestBacklog waiting;
  private DiskWatch watch;

  record Deed(int n) {}

  @BeforeEach
  void open() {
    database.superuser().sql("truncate audit_outbox cascade").update();
    disk = new TestDisk(folder, 100_000);
    waiting =
        new TestBacklog(database, folder)
            .writes(
                new BacklogWriter() {
                  @Override
                  public Set<Class<? extends Record>> steps() {
                    return Set.of(Deed.class);
                  }

                  @Override
                  public void write(Record step) {}
                });
    watch =
        new DiskWatch(
            disk.disk(),
            waiting.catchingUp(),
            database.fence(),
            new TestLog(database, keys).door(),
            () -> now);
  }

  @Test
  void a_disk_that_fills_is_told_of_at_each_step_down_and_once_a_day() {
    watch.look();
    assertThat(told()).isEmpty();
    disk.free(5_119);
    watch.look();
    watch.look();
    assertThat(told()).containsExactly("disk.low low");
    disk.free(1_023);
    watch.look();
    disk.free(1_024);
    watch.look();
    assertThat(told()).containsExactly("disk.low low", "disk.low stop");
    now = now.plus(Duration.ofHours(24)).minusMillis(1);
    watch.look();
    assertThat(told()).hasSize(2);
    now = now.plusMillis(1);
    watch.look();
    assertThat(told()).hasSize(3);
  }

  @Test
  void a_disk_that_was_cleaned_and_fills_again_is_told_of_again() {
    disk.free(5_119);
    watch.look();
    disk.free(5_120);
    watch.look();
    now = now.plus(Duration.ofMinutes(1));
    disk.free(5_119);
    watch.look();
    assertThat(told()).containsExactly("disk.low low", "disk.low low");
  }

  @Test
  void what_waited_is_told_of_once_it_is_written_and_told_until_the_log_has_it() {
    var client = new ClientId(UUID.randomUUID());
    waiting.backlog().add(client, new Deed(1));
    waiting.backlog().add(client, new Deed(2));
    watch.look();
    assertThat(told()).isEmpty();
    assertThat(waiting.catchingUp().catchUp()).isTrue();

    database.superuser().sql("revoke insert on audit_outbox from denwaban_app").update();
    assertThatThrownBy(() -> watch.look()).isInstanceOf(DataAccessException.class);
    database.superuser().sql("grant insert on audit_outbox to denwaban_app").update();
    watch.look();
    watch.look();
    assertThat(told()).containsExactly("log.caught-up 2");

    waiting.backlog().add(client, new Deed(3));
    assertThat(waiting.catchingUp().catchUp()).isTrue();
    watch.look();
    assertThat(told()).containsExactly("log.caught-up 2", "log.caught-up 1");
  }

  private static List<@Nullable String> told() {
    return database
        .superuser()
        .sql(
            """
            select leaf::jsonb ->> 'act' || ' ' || (leaf::jsonb ->> 'obj')
            from audit_outbox order by id
            """)
        .query(String.class)
        .list();
  }
}
