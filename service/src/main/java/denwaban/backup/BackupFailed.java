package denwaban.backup;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// A step of the backup that did not end well. Names no path and no secret.
final class BackupFailed extends IOException {

  private final BackupTrouble why;

  BackupFailed(BackupTrouble why) {
    this(why, null);
  }

  BackupFailed(BackupTrouble why, @Nullable Throwable cause) {
    super("the backup failed: " + why.code(), cause);
    this.why = why;
  }

  BackupTrouble why() {
    return why;
  }

  /// What went wrong, of whatever a step threw.
  static BackupTrouble why(Exception cause) {
    return switch (cause) {
      case BackupFailed failed -> failed.why();
      case IOException _ -> BackupTrouble.AWAY;
      default -> BackupTrouble.BROKE_OFF;
    };
  }
}
