package denwaban.storage;

import denwaban.database.CannotStart;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ObjectLockEnabled;
import software.amazon.awssdk.services.s3.model.S3Exception;

/// At the start: a bucket that is not there, refuses to be written, or lets a stranger in is not
/// used.
///
/// That it is not public is tried, not read from a policy: each service writes policies in its own
/// way, but access is either open or closed in all of them.
final class BucketCheck {

  private static final Logger LOG = LoggerFactory.getLogger(BucketCheck.class);

  private static final Set<Integer> SHUT = Set.of(401, 403);

  private static final String MEND =
      "See denwaban.storage.s3.endpoint, bucket and the credentials, and the bucket's policy.";

  private final S3Client ours;
  private final S3Client strangers;
  private final String bucket;
  private final boolean lock;

  /// @param strangers the same service, asked without credentials
  /// @param lock whether payloads are to be locked
  BucketCheck(S3Client ours, S3Client strangers, String bucket, boolean lock) {
    this.ours = ours;
    this.strangers = strangers;
    this.bucket = bucket;
    this.lock = lock;
  }

  /// A bucket that does not answer now is no reason to refuse: calls are recorded to the spool.
  ///
  /// @param probe the name of an object that is written and removed
  /// @throws CannotStart if the bucket must not be used
  void run(UUID probe) {
    try {
      check("start/" + probe);
    } catch (S3Exception e) {
      if (e.statusCode() >= 500) {
        later(e);
        return;
      }
      throw new CannotStart(
          "The bucket " + bucket + " refuses what Denwaban needs (" + e.statusCode() + ").",
          MEND,
          e);
    } catch (SdkException e) {
      later(e);
    }
  }

  private static void later(SdkException e) {
    LOG.atWarn()
        .log("the bucket does not answer at the start and was not checked: {}", e.getMessage());
  }

  private void check(String probe) {
    try {
      ours.headBucket(r -> r.bucket(bucket));
    } catch (S3Exception e) {
      if (e.statusCode() == Bucket.NOT_FOUND) {
        throw new CannotStart("There is no bucket named " + bucket + ".", MEND, e);
      }
      throw e;
    }
    if (lock) {
      mustLock();
    }
    var written = write(probe);
    try {
      if (open(() -> strangers.headObject(r -> r.bucket(bucket).key(probe)))
          || open(() -> strangers.listObjectsV2(r -> r.bucket(bucket).maxKeys(1)))) {
        throw new CannotStart(
            "Anyone can read the bucket " + bucket + ".",
            "Take public access from it, by its policy and its ACL, and start again.");
      }
    } finally {
      remove(probe, written);
    }
  }

  private void remove(String probe, @Nullable String version) {
    try {
      ours.deleteObject(r -> r.bucket(bucket).key(probe).versionId(version));
    } catch (SdkException e) {
      // a bucket may lock everything for a while by itself
      LOG.atWarn().setCause(e).log("the object written at the start stays in the bucket");
    }
  }

  private @Nullable String write(String probe) {
    try {
      return ours.putObject(
              r -> r.bucket(bucket).key(probe), RequestBody.fromString("written by Denwaban"))
          .versionId();
    } catch (S3Exception e) {
      if (SHUT.contains(e.statusCode())) {
        throw new CannotStart("The bucket " + bucket + " cannot be written.", MEND, e);
      }
      throw e;
    }
  }

  /// Whether a stranger's request is answered.
  static boolean open(Runnable door) {
    try {
      door.run();
      return true;
    } catch (S3Exception e) {
      if (SHUT.contains(e.statusCode())) {
        return false;
      }
      throw e;
    }
  }

  private void mustLock() {
    try {
      var lock = ours.getObjectLockConfiguration(r -> r.bucket(bucket)).objectLockConfiguration();
      if (lock != null && lock.objectLockEnabled() == ObjectLockEnabled.ENABLED) {
        return;
      }
    } catch (S3Exception e) {
      if (e.statusCode() >= 500) {
        throw e;
      }
    }
    throw new CannotStart(
        "The bucket " + bucket + " has no Object Lock, but denwaban.storage.s3.lock-days is set.",
        "Make the bucket with Object Lock, or leave lock-days out.");
  }
}
