package denwaban.storage.bucket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import denwaban.database.CannotStart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The file with the key of a bucket.
class S3ClientsTest {

  @TempDir Path folder;

  private S3Settings settings() {
    return new S3Settings(null, "bucket", "us-east-1", true, folder.resolve("key"), 0);
  }

  @ParameterizedTest
  @ValueSource(strings = {"id\ns3cr3t", "id\ns3cr3t\n", " id \r\n\ts3cr3t \r\n# a note\n"})
  void the_first_line_is_the_id_and_the_second_the_secret(String text) throws IOException {
    Files.writeString(folder.resolve("key"), text);
    var found = S3Clients.credentials(settings(), "denwaban.storage.s3").resolveCredentials();
    assertThat(found.accessKeyId()).isEqualTo("id");
    assertThat(found.secretAccessKey()).isEqualTo("s3cr3t");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "id", "id\n", "id\n \n", "\ns3cr3t\n", " \ns3cr3t\n"})
  void a_file_that_lacks_either_is_named_and_its_content_is_not(String text) throws IOException {
    Files.writeString(folder.resolve("key"), text);
    isRefused();
  }

  @Test
  void one_that_is_not_there_is_named() {
    isRefused();
  }

  private void isRefused() {
    assertThatExceptionOfType(CannotStart.class)
        .isThrownBy(() -> S3Clients.credentials(settings(), "denwaban.storage.s3"))
        .withMessageContaining("denwaban.storage.s3.credentials-file")
        .withMessageContaining(folder.resolve("key").toString())
        .satisfies(it -> assertThat(it.getMessage()).doesNotContain("s3cr3t"));
  }
}
