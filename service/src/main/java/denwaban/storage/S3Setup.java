package denwaban.storage;

import denwaban.database.CannotStart;
import denwaban.storage.bucket.S3Clients;
import denwaban.storage.bucket.S3Settings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.UUID;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.services.s3.S3Client;

/// From settings to a store in a bucket that was checked.
final class S3Setup {

  /// Uploads have their own patience; a reader presses the button again.
  private static final int ATTEMPTS = 2;

  /// What the settings of the payloads' bucket begin with.
  static final String NAMED = "denwaban.storage.s3";

  private S3Setup() {}

  /// @param spool folder for payloads that wait
  /// @param probe a name never used before, for the look at the start
  /// @throws CannotStart if the settings or the bucket are not safe to use
  static S3Store open(S3Settings settings, Path spool, InstantSource clock, UUID probe) {
    var ours = client(settings, credentials(settings));
    mustNameBucket(settings);
    try (var strangers = strangers(settings)) {
      new BucketCheck(ours, strangers, settings.bucket(), settings.lockDays() > 0).run(probe);
      var lock = Duration.ofDays(settings.lockDays());
      return new S3Store(new Bucket(ours, settings.bucket(), lock, clock), spool);
    } catch (IOException e) {
      throw new CannotStart(
          "The spool folder cannot be used: " + spool,
          "Correct its owner and permissions, or denwaban.data.",
          e);
    }
  }

  /// @throws CannotStart if it does not
  static void mustNameBucket(S3Settings settings) {
    if (settings.bucket().isBlank()) {
      throw new CannotStart(
          "The S3 service is named, but no bucket.", "Give --denwaban.storage.s3.bucket=NAME.");
    }
  }

  static S3Client client(S3Settings settings, AwsCredentialsProvider credentials) {
    return S3Clients.client(settings, credentials, NAMED, ATTEMPTS);
  }

  /// The same service, asked without credentials.
  static S3Client strangers(S3Settings settings) {
    return client(settings, AnonymousCredentialsProvider.create());
  }

  static AwsCredentialsProvider credentials(S3Settings settings) {
    return S3Clients.credentials(settings, NAMED);
  }
}
