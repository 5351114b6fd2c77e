package denwaban.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// An office whose external database is not there, or whose address would show a password: it does
/// not start, in words, and the folder is free for the next try.
class AwayAtStartTest {

  @TempDir Path data;

  @Test
  void a_database_that_does_not_answer_is_told_in_two_sentences() throws Exception {
    int free;
    try (var port = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      free = port.getLocalPort();
    }
    for (var n = 0; n < 2; n++) {
      assertThatThrownBy(() -> start("jdbc:postgresql://127.0.0.1:" + free + "/denwaban"))
          .isInstanceOfSatisfying(
              CannotStart.class,
              it -> {
                assertThat(it.what()).contains("does not answer");
                assertThat(it.mend()).contains("./denwaban check");
              });
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/n?password=geheim", "/n?ssl=true&PASSWORD=geheim", "/n?user=geheim"})
  void an_address_with_a_password_is_refused_and_not_repeated(String rest) {
    assertThatThrownBy(() -> start("jdbc:postgresql://127.0.0.1:5432" + rest))
        .isInstanceOf(CannotStart.class)
        .hasMessageContaining("holds a name or a password")
        .hasMessageNotContaining("geheim");
    assertThatThrownBy(() -> start("jdbc:postgresql://me:geheim@127.0.0.1:5432/n"))
        .isInstanceOf(CannotStart.class)
        .hasMessageNotContaining("geheim");
  }

  @SuppressWarnings("CheckReturnValue")
  private void start(String url) {
    Database.open(
        new DatabaseSettings(
            data,
            "office",
            new DatabaseSettings.External(url, "o", "a", "e", "v"),
            new DatabaseSettings.Backup(null, new DatabaseSettings.S3(null))));
  }
}
