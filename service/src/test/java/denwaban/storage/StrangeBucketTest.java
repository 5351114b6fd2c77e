package denwaban.storage;

import static denwaban.storage.RawAnswers.http;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import denwaban.database.CannotStart;
import denwaban.kernel.ObjectId;
import denwaban.storage.bucket.FileBucket;
import denwaban.storage.bucket.S3Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What answers in place of a bucket is no S3 service, or one that has the bucket elsewhere.
class StrangeBucketTest {

  private static final String NO_HTTP = "220 mail.example.jp ESMTP\r\n";

  @TempDir Path folder;

  private RawAnswers server;

  @BeforeEach
  void start() throws IOException {
    server = new RawAnswers();
    Files.writeString(folder.resolve("credentials"), "AKIDEXAMPLE\nsecret-example\n");
  }

  @AfterEach
  void stop() throws IOException {
    server.close();
  }

  private S3Settings settings(int lockDays) {
    return new S3Settings(
        server.address(), "b", "us-east-1", true, folder.resolve("credentials"), lockDays);
  }

  private S3Store open(int lockDays) {
    return S3Setup.open(
        settings(lockDays), folder.resolve("spool"), InstantSource.system(), UUID.randomUUID());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        NO_HTTP,
        "HTTP/1.1 what OK\r\n\r\n",
        "HTTP/1.1 200 OK\r\nContent-Length: many\r\n\r\n",
        "HTTP/1.1 503 Maintenance\r\nContent-Length: 0\r\n\r\n"
      })
  void what_cannot_be_read_does_not_stop_the_office_and_calls_are_recorded(String answer)
      throws IOException {
    server.answer = answer;
    for (var lockDays : new int[] {0, 7}) {
      var object = new ObjectId(UUID.randomUUID());
      try (var store = open(lockDays)) {
        var growing = store.append(object, 0);
        growing.write(1);
        growing.close();
        try (var in = store.read(object, 0, 0, 1)) {
          assertThat(in.readAllBytes()).containsExactly(1);
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "<html></html>", "written by Denwaban."})
  void what_says_yes_to_all_is_no_bucket(String page) {
    server.answer = http("200 OK", "Content-Type: text/html", page);
    refuses(
        "What answers in place of the bucket b is no S3 service: it keeps nothing.",
        "denwaban.storage.s3.endpoint");
  }

  @Test
  void nonsense_in_a_running_office_is_an_outage() throws IOException {
    server.answer = NO_HTTP;
    var object = new ObjectId(UUID.randomUUID());
    try (var store = open(0)) {
      store.put(object, 0, new byte[] {1});
      assertThat(folder.resolve("spool")).isNotEmptyDirectory();
      assertThatThrownBy(() -> store.length(new ObjectId(UUID.randomUUID()), 0))
          .isInstanceOf(IOException.class);
    }
    try (var backup = FileBucket.open(settings(0), "test")) {
      assertThatThrownBy(backup::rules).isInstanceOf(IOException.class);
    }
  }

  @Test
  void a_bucket_that_is_elsewhere_is_named_with_its_region() {
    server.answer = http("301 Moved Permanently", "x-amz-bucket-region: eu-west-1", "");
    refuses("The bucket b lies in another region: eu-west-1.", "denwaban.storage.s3.region");
    server.answer = http("301 Moved Permanently", "x-amz-bucket-region: <script>", "");
    refuses("The bucket b refuses what Denwaban needs (301).", "endpoint");
    server.answer = http("302 Found", "Location: https://login.example.jp/", "");
    refuses("The bucket b refuses what Denwaban needs (302).", "endpoint");
  }

  @Test
  void a_bucket_without_a_key_is_a_fault_of_the_settings_and_no_outage() {
    var keyless = new S3Settings(server.address(), "b", "us-east-1", true, null, 0);
    assertThatThrownBy(() ->
            S3Setup.open(
                keyless, folder.resolve("spool"), InstantSource.system(), UUID.randomUUID()))
        .isInstanceOf(CannotStart.class)
        .hasMessageContaining("There is no key for denwaban.storage.s3: neither a file");
    assertThatThrownBy(() -> FileBucket.open(keyless, "denwaban.backup.s3"))
        .isInstanceOf(CannotStart.class)
        .hasMessageContaining("There is no key for denwaban.backup.s3: neither a file");
  }

  private void refuses(String what, String mend) {
    assertThatThrownBy(() -> open(0))
        .isInstanceOfSatisfying(
            CannotStart.class,
            e -> {
              assertThat(e.what()).isEqualTo(what);
              assertThat(e.mend()).contains(mend);
            });
  }
}
