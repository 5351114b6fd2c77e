package denwaban.backup;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Where the program's own backup goes (docs/runbooks/backup.md).
///
/// @param folder on a second disk, or another machine's share that is mounted here; null for no
///   backup by the program
/// @param recipient public key that the backup is sealed to, as `./denwaban backup-key` prints it;
///   whoever holds two of the three sheets can open all of it
/// @param keep days that an older state can be brought back, 1 to 35; what was erased is out of the
///   backup a day later than that
/// @param drillDays from one restore drill to the next, 1 to 31
@ConfigurationProperties("denwaban.backup")
record BackupSettings(
    @Nullable Path folder,
    @Nullable String recipient,
    @DefaultValue("14") int keep,
    @DefaultValue("7") int drillDays) {

  static final int MOST_DAYS = 35;
  static final int MOST_DRILL_DAYS = 31;
}
