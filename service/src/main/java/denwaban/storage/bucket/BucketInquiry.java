package denwaban.storage.bucket;

import java.io.IOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.Set;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;

/// Asks for a bucket with the client of the start. It is listed, too: an answer to that says why.
public final class BucketInquiry {

  /// Services refuse requests of another time.
  static final Duration MOST_SKEW = Duration.ofMinutes(15);

  private static final Set<String> KEY =
      Set.of("InvalidAccessKeyId", "SignatureDoesNotMatch", "InvalidToken", "ExpiredToken");

  /// What a service says of a bucket that is elsewhere.
  private static final Set<Integer> MOVED = Set.of(301, 307, 400);

  private BucketInquiry() {}

  /// @param named what the settings begin with, such as `denwaban.storage.s3`
  /// @throws denwaban.database.CannotStart if address or credentials are not to be used
  public static BucketAnswer ask(S3Settings settings, String named, InstantSource clock) {
    var credentials = S3Clients.credentials(settings, named);
    try (var s3 = S3Clients.client(settings, credentials, named, 1)) {
      head(s3, settings.bucket());
      var said = s3.listObjectsV2(r -> r.bucket(settings.bucket()).maxKeys(1));
      if (!settings.bucket().equals(said.name())) return new BucketAnswer.NoService();
      return skew(said.sdkHttpResponse(), clock.instant())
          .<BucketAnswer>map(BucketAnswer.Skewed::new)
          .orElseGet(BucketAnswer.There::new);
    } catch (S3Exception e) {
      return refusal(e, clock.instant());
    } catch (SdkException e) {
      return failure(e);
    }
  }

  /// As a start begins; what is no HTTP is told by this alone.
  private static void head(S3Client s3, String bucket) {
    try {
      s3.headBucket(r -> r.bucket(bucket));
    } catch (S3Exception refused) {
      // its list says why
    }
  }

  private static BucketAnswer refusal(S3Exception e, Instant now) {
    var details = Optional.ofNullable(e.awsErrorDetails());
    var code = details.map(AwsErrorDetails::errorCode).orElse("");
    var skew = details.map(AwsErrorDetails::sdkHttpResponse).flatMap(it -> skew(it, now));
    if (skew.isPresent()) return new BucketAnswer.Skewed(skew.get());
    var region = region(e);
    if (region.isPresent()) return new BucketAnswer.Elsewhere(region.get());
    if (e.statusCode() >= 500) return new BucketAnswer.Silent();
    if (code.equals("NoSuchBucket")) return new BucketAnswer.NoBucket();
    if (KEY.contains(code)) return new BucketAnswer.KeyRefused(code);
    if (e.statusCode() == 401 || e.statusCode() == 403) {
      return new BucketAnswer.MayNotList(e.statusCode());
    }
    // a service says why in its own way; a web server does not
    return code.matches("[A-Za-z]{1,60}")
        ? new BucketAnswer.Refused(e.statusCode(), code)
        : new BucketAnswer.NoService();
  }

  private static BucketAnswer failure(SdkException e) {
    for (Throwable at = e; at != null; at = at.getCause()) {
      if (at instanceof SSLException) return new BucketAnswer.Untrusted();
      if (at instanceof NoHttp) return new BucketAnswer.NoService();
      if (at instanceof IOException) return new BucketAnswer.Silent();
    }
    // it came, and could not be read
    return new BucketAnswer.NoService();
  }

  /// The region that a service names when the bucket is not in that of the settings.
  public static Optional<String> region(S3Exception e) {
    return Optional.ofNullable(e.awsErrorDetails())
        .filter(it -> MOVED.contains(e.statusCode()))
        .map(AwsErrorDetails::sdkHttpResponse)
        .flatMap(it -> it.firstMatchingHeader("x-amz-bucket-region"))
        .filter(it -> it.matches("[a-z0-9-]{1,40}"));
  }

  /// @return empty if the clocks agree well enough, or the answer has no time
  static Optional<Duration> skew(@Nullable SdkHttpResponse answer, Instant now) {
    if (answer == null) return Optional.empty();
    try {
      return answer
          .firstMatchingHeader("Date")
          .map(it -> Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(it)))
          .map(it -> Duration.between(now, it))
          .filter(it -> it.abs().compareTo(MOST_SKEW) > 0);
    } catch (DateTimeException noTime) {
      return Optional.empty();
    }
  }
}
