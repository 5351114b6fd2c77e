package denwaban.storage.bucket;

import java.time.Duration;

/// What came of asking for a bucket, without writing anything.
public sealed interface BucketAnswer {

  /// It is there, and the key may list it.
  record There() implements BucketAnswer {}

  /// Nothing answered, or the service is out of order.
  record Silent() implements BucketAnswer {}

  /// The certificate of what answered is not believed, or it does not speak TLS.
  record Untrusted() implements BucketAnswer {}

  /// What answered is no S3 service.
  record NoService() implements BucketAnswer {}

  record NoBucket() implements BucketAnswer {}

  /// @param region as the service names it
  record Elsewhere(String region) implements BucketAnswer {}

  /// @param code of the service, such as `InvalidAccessKeyId`
  record KeyRefused(String code) implements BucketAnswer {}

  /// The key is known, and may not list the bucket.
  record MayNotList(int status) implements BucketAnswer {}

  /// @param by how far the service's clock is ahead of ours; negative if behind
  record Skewed(Duration by) implements BucketAnswer {}

  /// @param code of the service
  record Refused(int status, String code) implements BucketAnswer {}
}
