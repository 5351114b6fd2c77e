package denwaban.storage;

import denwaban.kernel.ObjectId;
import java.io.Closeable;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.Binder;

/// The store of a running office as a process beside it sees it. It writes nothing.
public final class StoreInspection implements Remains, Closeable {

  private final Folder files;
  private final @Nullable Bucket bucket;

  /// @param files payloads, or those that wait for the bucket
  private StoreInspection(Folder files, @Nullable Bucket bucket) {
    this.files = files;
    this.bucket = bucket;
  }

  /// @param settings those of the office
  /// @throws denwaban.database.CannotStart if the bucket's address or credentials are not to be
  ///   used
  public static StoreInspection of(Binder settings) {
    var office = settings.bindOrCreate("denwaban", StorageConfiguration.Settings.class);
    var s3 = office.storage().s3();
    if (s3.endpoint() == null) {
      return new StoreInspection(new Folder(office.data().resolve("objects")), null);
    }
    var client = S3Setup.client(s3, S3Setup.credentials(s3));
    return new StoreInspection(
        new Folder(office.data().resolve("spool")),
        new Bucket(client, s3.bucket(), Duration.ZERO, Clock.systemUTC()));
  }

  @Override
  public List<String> remains(ObjectId object) throws IOException {
    return bucket == null ? files.remains(object) : S3Store.remains(object, files, bucket);
  }

  @Override
  public void close() {
    if (bucket != null) bucket.s3().close();
  }
}
