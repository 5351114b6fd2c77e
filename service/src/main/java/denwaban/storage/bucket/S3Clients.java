package denwaban.storage.bucket;

import denwaban.database.CannotStart;
import denwaban.network.SafeAddress;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.EnvironmentVariableCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/// From settings to a client of the service.
public final class S3Clients {

  private static final Duration CONNECT = Duration.ofSeconds(2);
  private static final Duration SILENCE = Duration.ofSeconds(10);

  private S3Clients() {}

  /// @param named what the settings begin with, such as `denwaban.storage.s3`
  /// @param attempts of each request
  /// @throws CannotStart if the address is not safe to send secrets to
  public static S3Client client(
      S3Settings settings, AwsCredentialsProvider credentials, String named, int attempts) {
    return S3Client.builder()
        .endpointOverride(SafeAddress.of(String.valueOf(settings.endpoint()), named + ".endpoint"))
        .region(Region.of(settings.region()))
        .forcePathStyle(settings.pathStyle())
        .credentialsProvider(credentials)
        .httpClient(
            new StrictHttpClient(
                UrlConnectionHttpClient.builder()
                    .connectionTimeout(CONNECT)
                    .socketTimeout(SILENCE)
                    .build()))
        // we name SHA-256 ourselves; other services do not know Amazon's newer ones
        .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
        .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
        .serviceConfiguration(c -> c.chunkedEncodingEnabled(false))
        .overrideConfiguration(c -> c.retryStrategy(r -> r.maxAttempts(attempts)))
        .build();
  }

  /// @param named what the settings begin with
  /// @throws CannotStart if there is a file, and not of two lines; or none, and no key in the
  ///   environment, which no waiting brings
  public static AwsCredentialsProvider credentials(S3Settings settings, String named) {
    var file = settings.credentialsFile();
    if (file == null) return ofEnvironment(named);
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
        "The file of %s.credentials-file cannot be read or has not two lines: %s"
            .formatted(named, file),
        "Write the access key id in the first line and the secret key in the second.");
  }

  private static AwsCredentialsProvider ofEnvironment(String named) {
    var environment = EnvironmentVariableCredentialsProvider.create();
    try {
      var _ = environment.resolveCredentials();
      return environment;
    } catch (SdkException none) {
      throw new CannotStart(
          "There is no key for %s: neither a file nor in the environment.".formatted(named),
          "Name its credentials-file, or give AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY.");
    }
  }
}
