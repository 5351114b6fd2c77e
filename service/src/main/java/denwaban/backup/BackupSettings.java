package denwaban.backup;

import denwaban.storage.bucket.Lock;
import denwaban.storage.bucket.S3Settings;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Where the program's own backup goes (docs/runbooks/backup.md).
///
/// @param folder on a second disk, or another machine's share that is mounted here; null for no
///   backup by the program, or one in a bucket
/// @param s3 a bucket instead of a folder, used by this backup alone. Its lock-days say nothing
///   here
/// @param lock whether files in the bucket are locked for as long as `keep` says (Object Lock):
///   `none`, `governance` or `compliance`; the bucket must be made for it. Key files never are
/// @param recipient public key that the backup is sealed to, as `./denwaban backup-key` prints it;
///   a person who holds two of the three sheets can open all of it
/// @param originFile the secret by which a restore knows the office's files from forged ones, as
///   `./denwaban backup-key FILE` wrote it, readable by our user alone; needed at the first start
///   with that key, which keeps it in the data folder
/// @param keep days that an older state can be brought back, 1 to 35; what was erased is out of the
///   backup a day later than that
/// @param drillDays from one restore drill to the next, 1 to 31
@ConfigurationProperties("denwaban.backup")
record BackupSettings(
    @Nullable Path folder,
    @DefaultValue S3Settings s3,
    @DefaultValue("none") Lock.Mode lock,
    @Nullable String recipient,
    @Nullable Path originFile,
    @DefaultValue("14") int keep,
    @DefaultValue("7") int drillDays) {

  /// What the settings of the bucket begin with.
  static final String S3 = "denwaban.backup.s3";

  /// Whether a backup was asked for.
  boolean asked() {
    return folder != null || s3.endpoint() != null;
  }

  static final int MOST_DAYS = 35;
  static final int MOST_DRILL_DAYS = 31;
}
