package denwaban.storage;

import denwaban.storage.bucket.S3Settings;
import java.io.IOException;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkException;

/// A bucket: the same service is asked without credentials for its list, and for an object in it.
record BucketExposure(S3Settings settings) implements Exposure {

  @Override
  public Seen look() throws IOException {
    var bucket = settings.bucket();
    try (var strangers = S3Setup.client(settings, AnonymousCredentialsProvider.create());
        var ours = S3Setup.client(settings, S3Setup.credentials(settings))) {
      if (BucketCheck.open(() -> strangers.listObjectsV2(r -> r.bucket(bucket).maxKeys(1)))) {
        return Seen.OPEN;
      }
      // a policy may let strangers read what they cannot list
      var one = ours.listObjectsV2(r -> r.bucket(bucket).maxKeys(1)).contents();
      return !one.isEmpty()
              && BucketCheck.open(
                  () -> strangers.headObject(r -> r.bucket(bucket).key(one.getFirst().key())))
          ? Seen.OPEN
          : Seen.PRIVATE;
    } catch (SdkException away) {
      throw Bucket.away(away);
    }
  }

  @Override
  public String kind() {
    return "bucket";
  }
}
