package denwaban.backup;

import denwaban.database.CannotStart;
import denwaban.storage.bucket.BucketAnswer;
import denwaban.storage.bucket.BucketInquiry;
import denwaban.storage.bucket.UnsafePlace;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import org.springframework.boot.context.properties.bind.Binder;

/// Whether the settings of the backup fit, asked without starting: by the rules of the start
/// itself.
public final class BackupConditions {

  private BackupConditions() {}

  /// @param data the folder of the office
  /// @param embedded whether the database is the program's own
  /// @throws CannotStart if a start would refuse
  public static void check(Binder binder, Path data, boolean embedded) {
    var _ = Target.check(settings(binder), data, embedded);
  }

  private static BackupSettings settings(Binder binder) {
    return binder.bindOrCreate("denwaban.backup", BackupSettings.class);
  }

  /// Asks for the bucket of the backup; nothing is written there.
  ///
  /// @return empty if none is named
  /// @throws CannotStart if its address or credentials are not to be used
  public static Optional<BucketAnswer> bucket(Binder binder, InstantSource clock) {
    var s3 = settings(binder).s3();
    return s3.endpoint() == null || s3.bucket().isBlank()
        ? Optional.empty()
        : Optional.of(BucketInquiry.ask(s3, BackupSettings.S3, clock));
  }

  /// What each backup asks of a bucket that is there; that a lock holds is tried by a backup alone.
  ///
  /// @throws CannotStart if the backup would not be written there
  /// @throws IOException if it does not say so
  public static void checkBucket(Binder binder, InstantSource clock) throws IOException {
    try {
      Target.place(settings(binder), clock).check(false);
    } catch (UnsafePlace unsafe) {
      throw new CannotStart(unsafe.what(), unsafe.mend(), unsafe);
    }
  }
}
