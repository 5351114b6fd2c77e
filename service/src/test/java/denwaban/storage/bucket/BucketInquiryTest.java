package denwaban.storage.bucket;

import static denwaban.storage.RawAnswers.http;
import static org.assertj.core.api.Assertions.assertThat;

import denwaban.storage.RawAnswers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.http.SdkHttpResponse;

/// What a service's answer means; the clock is its own to tell.
class BucketInquiryTest {

  private static final Instant NOW = Instant.parse("2026-11-30T17:00:00Z");
  private static final String LIST =
      "<ListBucketResult><Name>b</Name><MaxKeys>1</MaxKeys></ListBucketResult>";

  @TempDir Path folder;

  private static String at(Duration ahead) {
    return "Date: "
        + DateTimeFormatter.RFC_1123_DATE_TIME.format(NOW.plus(ahead).atOffset(ZoneOffset.UTC));
  }

  private BucketAnswer asked(String answer) throws IOException {
    try (var server = new RawAnswers()) {
      server.answer = answer;
      return asked(server.address(), "b");
    }
  }

  private BucketAnswer asked(String address, String bucket) throws IOException {
    var file = Files.writeString(folder.resolve("credentials"), "AKIDEXAMPLE\nsecret-example\n");
    return BucketInquiry.ask(
        new S3Settings(address, bucket, "us-east-1", true, file, 0),
        "test",
        InstantSource.fixed(NOW));
  }

  private BucketAnswer refused(String status, String code) throws IOException {
    return asked(http(status, at(Duration.ZERO), "<Error><Code>" + code + "</Code></Error>"));
  }

  @Test
  void a_bucket_that_lists_itself_is_there() throws IOException {
    assertThat(asked(http("200 OK", at(Duration.ZERO), LIST))).isEqualTo(new BucketAnswer.There());
    assertThat(asked(http("200 OK", "Date: never", LIST))).isEqualTo(new BucketAnswer.There());
  }

  @Test
  void what_lists_another_or_none_is_no_service() throws IOException {
    var none = new BucketAnswer.NoService();
    assertThat(asked(http("200 OK", "", LIST.replace(">b<", ">c<")))).isEqualTo(none);
    assertThat(asked(http("200 OK", "", "<html><body>Hello</body></html>"))).isEqualTo(none);
    assertThat(asked(http("200 OK", "", "rubbish"))).isEqualTo(none);
    assertThat(asked(http("200 OK", "", ""))).isEqualTo(none);
    assertThat(asked(http("404 Not Found", "", "<html></html>"))).isEqualTo(none);
    assertThat(asked(http("302 Found", "Location: https://a.example.jp/", ""))).isEqualTo(none);
    assertThat(asked("220 mail.example.jp ESMTP\r\n")).isEqualTo(none);
  }

  @Test
  void a_refusal_says_why() throws IOException {
    assertThat(refused("404 Not Found", "NoSuchBucket")).isEqualTo(new BucketAnswer.NoBucket());
    assertThat(refused("403 Forbidden", "InvalidAccessKeyId"))
        .isEqualTo(new BucketAnswer.KeyRefused("InvalidAccessKeyId"));
    assertThat(refused("403 Forbidden", "SignatureDoesNotMatch"))
        .isEqualTo(new BucketAnswer.KeyRefused("SignatureDoesNotMatch"));
    assertThat(refused("403 Forbidden", "AccessDenied"))
        .isEqualTo(new BucketAnswer.MayNotList(403));
    assertThat(refused("400 Bad Request", "InvalidBucketName"))
        .isEqualTo(new BucketAnswer.Refused(400, "InvalidBucketName"));
    assertThat(asked(http("301 Moved", "x-amz-bucket-region: eu-west-1", "")))
        .isEqualTo(new BucketAnswer.Elsewhere("eu-west-1"));
  }

  @Test
  void silence_and_a_plain_voice_in_place_of_tls() throws IOException {
    assertThat(asked("")).isEqualTo(new BucketAnswer.Silent());
    assertThat(asked(http("503 Slow Down", "", ""))).isEqualTo(new BucketAnswer.Silent());
    try (var server = new RawAnswers()) {
      server.answer = "220 mail.example.jp ESMTP\r\n";
      assertThat(asked(server.address().replace("http:", "https:"), "b"))
          .isEqualTo(new BucketAnswer.Untrusted());
    }
    assertThat(asked("http://127.0.0.1:1", "b")).isEqualTo(new BucketAnswer.Silent());
  }

  @Test
  void clocks_may_be_apart_for_fifteen_minutes() throws IOException {
    var second = Duration.ofSeconds(1);
    for (var sign : new int[] {1, -1}) {
      var most = BucketInquiry.MOST_SKEW.multipliedBy(sign);
      assertThat(skew(most.minus(second.multipliedBy(sign)))).isEmpty();
      assertThat(skew(most)).isEmpty();
      var more = most.plus(second.multipliedBy(sign));
      assertThat(skew(more)).contains(more);
      assertThat(asked(http("200 OK", at(more), LIST))).isEqualTo(new BucketAnswer.Skewed(more));
      assertThat(asked(http("403 Forbidden", at(more), "")))
          .isEqualTo(new BucketAnswer.Skewed(more));
    }
  }

  private static Optional<Duration> skew(Duration ahead) {
    var header = at(ahead).split(": ", 2);
    return BucketInquiry.skew(
        SdkHttpResponse.builder().statusCode(200).putHeader(header[0], header[1]).build(), NOW);
  }
}
