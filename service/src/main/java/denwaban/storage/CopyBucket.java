package denwaban.storage;

import denwaban.kernel.Bytes;
import denwaban.seal.crypto.Digest;
import denwaban.storage.bucket.S3Settings;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ObjectLockMode;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.S3Exception;

/// Another party's bucket: files are written into it, and nothing is read or deleted there. What is
/// locked in it (Object Lock) no one here can delete.
public final class CopyBucket implements AutoCloseable {

  private final S3Client s3;
  private final String name;
  private final Duration lock;
  private final InstantSource clock;

  private CopyBucket(S3Client s3, String name, Duration lock, InstantSource clock) {
    this.s3 = s3;
    this.name = name;
    this.lock = lock;
    this.clock = clock;
  }

  /// @param endpoint `https://…`, or plain HTTP on this machine; the caller has looked where it
  ///   leads
  /// @param pathStyle the bucket's name in the path, not in the host
  /// @param lockDays how long each version of a file is kept (governance mode); 0 leaves it to the
  ///   bucket's own rule
  public record At(
      String endpoint, String region, String bucket, boolean pathStyle, int lockDays) {}

  /// @param secret two lines: access key id, secret key
  /// @throws IllegalArgumentException if `secret` is something else
  public static CopyBucket open(At at, String secret, InstantSource clock) {
    var lines = secret.lines().toList();
    if (lines.size() != 2) {
      throw new IllegalArgumentException("not two lines");
    }
    var settings = new S3Settings(at.endpoint(), at.bucket(), at.region(), at.pathStyle(), null, 0);
    var credentials =
        StaticCredentialsProvider.create(
            AwsBasicCredentials.create(lines.get(0).strip(), lines.get(1).strip()));
    return new CopyBucket(
        S3Setup.client(settings, credentials), at.bucket(), Duration.ofDays(at.lockDays()), clock);
  }

  /// The bucket is there, and says no.
  public static final class Refused extends IOException {

    Refused(S3Exception cause) {
      super("the bucket refuses", cause);
    }
  }

  /// Writes or replaces; in a bucket with versions the older one stays.
  ///
  /// @throws Refused if the bucket says no
  /// @throws IOException if it is unavailable
  public void put(String key, Bytes bytes) throws IOException {
    var request =
        PutObjectRequest.builder()
            .bucket(name)
            .key(key)
            .contentType("application/octet-stream")
            .checksumSHA256(Digest.sha256(bytes).base64());
    if (!lock.isZero()) {
      request
          .objectLockMode(ObjectLockMode.GOVERNANCE)
          .objectLockRetainUntilDate(clock.instant().plus(lock));
    }
    try {
      s3.putObject(request.build(), RequestBody.fromBytes(bytes.toArray()));
    } catch (S3Exception e) {
      throw new Refused(e);
    } catch (SdkException e) {
      throw Bucket.away(e);
    }
  }

  @Override
  public void close() {
    s3.close();
  }
}
