package denwaban.backup;

import denwaban.database.Cluster;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import org.jspecify.annotations.NullMarked;
import org.springframework.context.ApplicationContext;

/// Backups of a running office, for measurements.
@NullMarked
public final class BackupDoor {

  private static final int BYTES_A_ROW = 1_024;

  private BackupDoor() {}

  /// Makes the database larger by so many megabytes that do not compress.
  public static void fill(ApplicationContext office, int megabytes) throws SQLException {
    try (var root = office.getBean(Cluster.class).root();
        var sql = root.createStatement()) {
      sql.execute(
          """
          create table bench_filler as
          select n, (select string_agg(md5(random()::text || n || m), '') from generate_series(1, %d) m)
          from generate_series(1, %d) n
          """
              .formatted(BYTES_A_ROW / 32, megabytes * 1_024));
    }
  }

  /// One after the other, for that long at least.
  ///
  /// @return how many
  public static int backups(ApplicationContext office, int seconds) throws IOException {
    var end = System.nanoTime() + Duration.ofSeconds(seconds).toNanos();
    var taken = 0;
    while (System.nanoTime() < end) {
      office.getBean(Backups.class).backup(null);
      taken++;
    }
    return taken;
  }
}
