package denwaban.assurance.producer;

import static org.assertj.core.api.Assertions.assertThat;

import denwaban.assurance.observation.Finding;
import denwaban.assurance.observation.Outcome;
import denwaban.database.ConnectionFacts;
import denwaban.database.TestDatabase;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.mock.env.MockEnvironment;

/// A listener is asked over the network what it speaks: the settings are not believed.
class ListenerProducerTest {

  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  @TempDir Path folder;

  private final MockEnvironment environment =
      new MockEnvironment().withProperty("denwaban.sip.port", "0");
  private Instant now = Instant.now();

  private Finding look(String check) throws IOException {
    var findings = new Findings();
    new ListenerProducer(
            environment, new ConnectionFacts(DATABASE.jdbc(), DATABASE.fence()), () -> now)
        .look(findings);
    return findings.all().stream().filter(it -> it.check().equals(check)).findFirst().orElseThrow();
  }

  private void listensAt(int port) {
    environment.setProperty("local.server.port", Integer.toString(port));
  }

  @Test
  void a_plain_listener_is_red() throws IOException {
    try (var plain = TestListener.plain()) {
      listensAt(plain.getLocalPort());
      assertThat(look("tls.web").outcome()).isEqualTo(Outcome.FAILED);
    }
  }

  @Test
  void one_that_speaks_tls_is_green_until_its_certificate_is_about_to_end() throws Exception {
    try (var tls = TestListener.tls(folder, "0d", 30)) {
      listensAt(tls.getLocalPort());
      var good = look("tls.web");
      assertThat(good.outcome()).isEqualTo(Outcome.PASSED);
      assertThat(good.said().en()).contains("TLSv1.3", "TLS_AES");

      now = now.plus(Duration.ofDays(24));
      assertThat(look("tls.web").outcome()).as("6 days left").isEqualTo(Outcome.FAILED);
      now = now.plus(Duration.ofDays(10));
      var over = look("tls.web");
      assertThat(over.outcome()).as("over").isEqualTo(Outcome.FAILED);
      assertThat(over.said().ja()).contains("期限");
    }
  }

  @Test
  void one_that_is_not_there_says_nothing() throws IOException {
    int port;
    try (var gone = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      port = gone.getLocalPort();
    }
    listensAt(port);
    assertThat(look("tls.web").outcome()).isEqualTo(Outcome.COULD_NOT_LOOK);
  }

  @Test
  void telephone_lines_without_a_certificate_are_red_and_none_at_all_says_nothing()
      throws IOException {
    assertThat(look("tls.sip").outcome()).isEqualTo(Outcome.COULD_NOT_LOOK);
    environment.setProperty("denwaban.sip.port", "5060");
    assertThat(look("tls.sip").outcome()).isEqualTo(Outcome.FAILED);
  }

  @Test
  void a_database_is_green_inside_this_machine_or_by_tls() throws IOException {
    assertThat(look("tls.database").outcome()).isEqualTo(Outcome.PASSED);
    assertThat(own("127.0.0.1", "127.0.0.1").local()).isTrue();
    assertThat(own("", "").closed()).as("a local socket").isTrue();
    assertThat(own("127.0.0.1", "localhost, ::1").closed()).isTrue();
    assertThat(own("127.0.0.1", "*").closed()).isFalse();
    assertThat(own("127.0.0.1", "127.0.0.1,10.0.0.5").closed()).isFalse();
    assertThat(own("10.0.0.5", "").local()).isFalse();
  }

  private static ConnectionFacts.Own own(String address, String listens) {
    return new ConnectionFacts.Own(address, false, null, null, listens);
  }
}
