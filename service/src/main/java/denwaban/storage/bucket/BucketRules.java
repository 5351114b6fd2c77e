package denwaban.storage.bucket;

import java.io.IOException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.model.BucketVersioningStatus;
import software.amazon.awssdk.services.s3.model.MFADeleteStatus;
import software.amazon.awssdk.services.s3.model.ObjectLockEnabled;
import software.amazon.awssdk.services.s3.model.ReplicationRuleStatus;
import software.amazon.awssdk.services.s3.model.S3Exception;

/// What a bucket does by itself with what is written into it.
///
/// @param versions whether what is replaced or deleted stays as an older version
/// @param locks whether a version can be locked
public record BucketRules(boolean versions, boolean locks) {

  static BucketRules ask(FileBucket bucket) throws UnsafePlace, IOException {
    try {
      var versioning = bucket.s3().getBucketVersioning(r -> r.bucket(bucket.name()));
      if (versioning.mfaDelete() == MFADeleteStatus.ENABLED) {
        throw new UnsafePlace(
            "The bucket removes no version without a second factor (MFA delete): copies of keys"
                + " that were destroyed would stay in it.",
            "Turn MFA delete off, or name another bucket.");
      }
      mustNotCopy(bucket);
      var locks = locks(bucket);
      return new BucketRules(locks || versioning.status() == BucketVersioningStatus.ENABLED, locks);
    } catch (S3Exception e) {
      if (e.statusCode() == FileBucket.NOT_FOUND) {
        throw new UnsafePlace(
            "There is no bucket of that name.", "Make it, or correct the bucket's name.");
      }
      throw FileBucket.away(e);
    } catch (SdkException e) {
      throw FileBucket.away(e);
    }
  }

  /// A replica keeps versions that are removed here: S3 never copies the removal of a version.
  private static void mustNotCopy(FileBucket bucket) throws UnsafePlace {
    try {
      var to = bucket.s3().getBucketReplication(r -> r.bucket(bucket.name()));
      if (to.replicationConfiguration() == null) return;
      for (var rule : to.replicationConfiguration().rules()) {
        if (rule.status() != ReplicationRuleStatus.ENABLED) continue;
        throw new UnsafePlace(
            "The bucket is copied to another one by itself (replication): copies of keys that"
                + " were destroyed would stay there.",
            "Take the rule away, or name a bucket without one.");
      }
    } catch (S3Exception e) {
      if (!unknown(e)) throw e;
    }
  }

  private static boolean locks(FileBucket bucket) throws UnsafePlace {
    try {
      var lock =
          bucket
              .s3()
              .getObjectLockConfiguration(r -> r.bucket(bucket.name()))
              .objectLockConfiguration();
      if (lock == null || lock.objectLockEnabled() != ObjectLockEnabled.ENABLED) return false;
      if (lock.rule() != null && lock.rule().defaultRetention() != null) {
        throw new UnsafePlace(
            "The bucket locks all that is written into it (a default retention): copies of keys"
                + " that were destroyed could not be removed.",
            "Take the bucket's default retention away; the program locks what may be locked.");
      }
      return true;
    } catch (S3Exception e) {
      if (!unknown(e)) throw e;
      return false;
    }
  }

  /// There is no such configuration, or a service that has none at all.
  private static boolean unknown(S3Exception e) {
    return e.statusCode() == FileBucket.NOT_FOUND
        ? !"NoSuchBucket".equals(e.awsErrorDetails().errorCode())
        : e.statusCode() == 400 || e.statusCode() == 405 || e.statusCode() == 501;
  }
}
