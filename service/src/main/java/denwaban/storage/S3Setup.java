package denwaban.storage;

import denwaban.database.CannotStart;
import denwaban.network.SafeAddress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.UUID;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.EnvironmentVariableCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/// From settings to a store in a bucket that was checked.
final class S3Setup {

  private static final Duration CONNECT = Duration.ofSeconds(2);
  private static final Duration SILENCE = Duration.ofSeconds(10);

  /// Uploads have their own patience; a reader presses the button again.
  private static final int ATTEMPTS = 2;

  private S3Setup() {}

  /// @param spool folder for payloads that wait
  /// @param probe a name never used before, for the look at the start
  /// @throws CannotStart if the settings or the bucket are not safe to use
  static S3Store open(S3Settings settings, Path spool, InstantSource clock, UUID probe) {
    var credentials = credentials(settings);
    var ours = client(settings, credentials);
    if (settings.bucket().isBlank()) {
      throw new CannotStart(
          "The S3 service is named, but no bucket.", "Give --denwaban.storage.s3.bucket=NAME.");
    }
    try (var strangers = client(settings, AnonymousCredentialsProvider.create())) {
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

  static S3Client client(S3Settings settings, AwsCredentialsProvider credentials) {
    return S3Client.builder()
        .endpointOverride(
            SafeAddress.of(String.valueOf(settings.endpoint()), "denwaban.storage.s3.endpoint"))
        .region(Region.of(settings.region()))
        .forcePathStyle(settings.pathStyle())
        .credentialsProvider(credentials)
        .httpClient(
            UrlConnectionHttpClient.builder()
                .connectionTimeout(CONNECT)
                .socketTimeout(SILENCE)
                .build())
        // we name SHA-256 ourselves; other services do not know Amazon's newer ones
        .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
        .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
        .serviceConfiguration(c -> c.chunkedEncodingEnabled(false))
        .overrideConfiguration(c -> c.retryStrategy(r -> r.maxAttempts(ATTEMPTS)))
        .build();
  }

  static AwsCredentialsProvider credentials(S3Settings settings) {
    var file = settings.credentialsFile();
    if (file == null) {
      return EnvironmentVariableCredentialsProvider.create();
    }
    try {
      var lines = Files.readAllLines(file);
      if (lines.size() >= 2 && !lines.get(0).isBlank() && !lines.get(1).isBlank()) {
        return StaticCredentialsProvider.create(
            AwsBasicCredentials.create(lines.get(0).strip(), lines.get(1).strip()));
      }
    } catch (IOException e) {
      // said below; the exception would name nothing more
    }
    throw new CannotStart(
        "The file of denwaban.storage.s3.credentials-file cannot be read or has not two lines: "
            + file,
        "Write the access key id in the first line and the secret key in the second.");
  }
}
