package denwaban.audit.anchor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import denwaban.database.CannotStart;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimestampAuthorityTest {

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"https://tsa.example/stamp", "http://127.0.0.1:318"})
  void an_authority_is_asked_by_https_or_on_this_machine(String url) throws Exception {
    var found =
        TimestampAuthority.of(new TimestampSettings(url, root(), credentials("a\nb\n"), false));
    assertThat(found).isPresent();
    assertThat(found.toString()).doesNotContain("Basic");
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://tsa.example/stamp", "ftp://127.0.0.1", "tsa.example"})
  void other_addresses_do_not_start(String url) throws Exception {
    refuses(url, root(), null);
  }

  @Test
  void an_authority_without_a_certificate_that_answers_for_it_does_not_start() throws Exception {
    var url = "https://tsa.example";
    refuses(url, null, null);
    refuses(url, folder.resolve("nothing"), null);
    refuses(url, Files.writeString(folder.resolve("empty"), ""), null);
    refuses(url, Files.writeString(folder.resolve("text"), "-----BEGIN CERTIFICATE-----"), null);
  }

  @Test
  void credentials_that_are_named_must_be_there() throws Exception {
    var url = "https://tsa.example";
    refuses(url, root(), folder.resolve("nothing"));
    refuses(url, root(), credentials("only-a-name"));
  }

  private static void refuses(String url, @Nullable Path root, @Nullable Path credentials) {
    assertThatThrownBy(
            () -> TimestampAuthority.of(new TimestampSettings(url, root, credentials, false)))
        .isInstanceOf(CannotStart.class);
  }

  private Path credentials(String text) throws Exception {
    return Files.writeString(folder.resolve("credentials"), text);
  }

  private Path root() throws Exception {
    StampServer.run(
        folder,
        "req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -subj /CN=Root -days 3"
            + " -keyout root.key -out root.pem");
    return folder.resolve("root.pem");
  }
}
