package denwaban.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import denwaban.kernel.Bytes;
import denwaban.storage.bucket.S3Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.s3.S3Client;

/// Against S3Mock, which keeps no locks: that they are asked for is what this can show.
class CopyBucketTest {

  private static final Instant NOW = Instant.parse("2026-11-25T09:00:00Z");
  private static final String SECRET = "AKIDEXAMPLE\nsecret-example";

  @TempDir static Path serverFolder;

  private static S3Server server;

  @TempDir Path folder;

  private final String name = "b-" + UUID.randomUUID();
  private S3Client s3;

  @BeforeAll
  static void start() throws IOException {
    server = S3Server.start(serverFolder);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @BeforeEach
  void makeBucket() throws IOException {
    server.open();
    Files.writeString(folder.resolve("credentials"), SECRET);
    var settings =
        new S3Settings(
            server.endpoint(), name, "us-east-1", true, folder.resolve("credentials"), 0);
    s3 = S3Setup.client(settings, S3Setup.credentials(settings));
    s3.createBucket(r -> r.bucket(name));
  }

  @Test
  void a_file_is_written_and_replaced_with_its_checksum() throws IOException {
    try (var bucket = CopyBucket.open(at(0), SECRET, () -> NOW)) {
      bucket.put("a/checkpoint", bytes(1));
      bucket.put("a/checkpoint", bytes(2));
    }
    assertThat(s3.getObjectAsBytes(r -> r.bucket(name).key("a/checkpoint")).asByteArray())
        .containsExactly(2);
    assertThat(server.locks).isEmpty();
  }

  @Test
  void a_lock_is_asked_for_if_it_is_wanted() throws IOException {
    try (var bucket = CopyBucket.open(at(400), SECRET, () -> NOW)) {
      bucket.put("a/keys", bytes(1));
    }
    assertThat(server.locks)
        .contains("x-amz-object-lock-mode: GOVERNANCE")
        .anyMatch(header ->
            header.contains("retain-until-date")
                && header.contains(NOW.plus(Duration.ofDays(400)).toString().substring(0, 10)));
  }

  @Test
  void a_bucket_that_refuses_says_so() {
    server.refused = request -> request.startsWith("PUT");
    try (var bucket = CopyBucket.open(at(0), SECRET, () -> NOW)) {
      assertThatThrownBy(() -> bucket.put("a/keys", bytes(1)))
          .isInstanceOf(CopyBucket.Refused.class);
    }
    assertThatThrownBy(() -> CopyBucket.open(at(0), "one line", () -> NOW))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private CopyBucket.At at(int lockDays) {
    return new CopyBucket.At(server.endpoint(), "us-east-1", name, true, lockDays);
  }

  private static Bytes bytes(int value) {
    return Bytes.of(new byte[] {(byte) value});
  }
}
