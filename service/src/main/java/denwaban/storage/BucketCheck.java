package denwaban.storage;

import static java.nio.charset.StandardCharsets.UTF_8;

import denwaban.database.CannotStart;
import denwaban.storage.bucket.BucketInquiry;
import java.io.IOException;
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

  private static final String WRITTEN = "written by Denwaban";

  /// A bucket that does not answer now is no reason to refuse: calls are recorded to the spool. So
  /// it is where an answer cannot be read at all.
  ///
  /// @param probe the name of an object that is written and removed
  /// @throws CannotStart if the bucket must not be used
  void run(UUID probe) {
    try {
      check("start/" + probe);
    } catch (S3Exception e) {
      if (e.statusCode() >= 500) {
        later("it answers " + e.statusCode()); // its own words are not for our log
        return;
      }
      mustBeOfRegion(e);
      throw new CannotStart(
          "The bucket " + bucket + " refuses what Denwaban needs (" + e.statusCode() + ").",
          MEND,
          e);
    } catch (SdkException | IOException e) {
      later(e.getMessage());
    }
  }

  private static void later(@Nullable String why) {
    LOG.atWarn().log("the bucket does not answer at the start and was not checked: {}", why);
  }

  /// A service that has the bucket elsewhere says where.
  private void mustBeOfRegion(S3Exception e) {
    var region = BucketInquiry.region(e);
    if (region.isEmpty()) return;
    throw new CannotStart(
        "The bucket %s lies in another region: %s.".formatted(bucket, region.get()),
        "Set denwaban.storage.s3.region, and an endpoint of that region.",
        e);
  }

  private void check(String probe) throws IOException {
    try {
      ours.headBucket(r -> r.bucket(bucket));
    } catch (S3Exception e) {
      if (e.statusCode() == Bucket.NOT_FOUND) {
        throw new CannotStart("There is no bucket named " + bucket + ".", MEND, e);
      }
      throw e;
    }
    var written = write(probe);
    try {
      mustBeKept(probe);
      if (lock) {
        mustLock();
      }
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

  /// What says yes to all would say of each new recording that it is there already.
  private void mustBeKept(String probe) throws IOException {
    try (var in = ours.getObject(r -> r.bucket(bucket).key(probe))) {
      var read = new String(in.readNBytes(WRITTEN.length() + 1), UTF_8);
      in.abort(); // a page may be long
      if (read.equals(WRITTEN)) return;
    }
    throw new CannotStart(
        "What answers in place of the bucket " + bucket + " is no S3 service: it keeps nothing.",
        "Correct denwaban.storage.s3.endpoint; if it is a page of maintenance, start again later.");
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
      return ours.putObject(r -> r.bucket(bucket).key(probe), RequestBody.fromString(WRITTEN))
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
    if (locks(ours, bucket)) return;
    throw new CannotStart(
        "The bucket " + bucket + " has no Object Lock, but denwaban.storage.s3.lock-days is set.",
        "Make the bucket with Object Lock, or leave lock-days out.");
  }

  /// Whether the bucket has Object Lock.
  static boolean locks(S3Client ours, String bucket) {
    try {
      var lock = ours.getObjectLockConfiguration(r -> r.bucket(bucket)).objectLockConfiguration();
      return lock != null && lock.objectLockEnabled() == ObjectLockEnabled.ENABLED;
    } catch (S3Exception e) {
      if (e.statusCode() >= 500) {
        throw e;
      }
      return false;
    }
  }
}
