package denwaban.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A real office on a real address: refused without TLS, then filled with people over TLS.
@Tag("own-office")
class RunIT {

  /// A renewed certificate must be shown within this time, without a restart.
  private static final Duration RENEWAL = Duration.ofSeconds(40);

  /// Another test's office may still have the usual one.
  private static final int SIP_PORT = 15_062;

  @TempDir Path home;

  @BeforeAll
  static void network() throws Exception {
    assumeTrue(RealOffice.addressed(), "needs a network of its own");
  }

  @Test
  void it_does_not_start_for_other_machines_without_tls() throws Exception {
    try (var office = RealOffice.launch(home, "--denwaban.hosts=" + RealOffice.HOST)) {
      assertThat(office.status()).isNotZero();
      assertThat(office.said()).contains("without TLS").contains("--denwaban.tls.certificate=FILE");
    }
  }

  @Test
  void a_port_that_is_taken_ends_the_start_and_is_named() throws Exception {
    var pem = new Pem(home, RealOffice.HOST);
    pem.issue(1);
    try (var taken = new DatagramSocket(0, InetAddress.getLoopbackAddress());
        var office = launch(pem, taken.getLocalPort())) {
      assertThat(office.status()).isEqualTo(1);
      assertThat(office.said())
          .contains("SIP cannot listen on 127.0.0.1:" + taken.getLocalPort())
          .contains("--denwaban.sip.port");
    }
  }

  private RealOffice launch(Pem pem, int sip) throws Exception {
    return RealOffice.launch(
        home,
        "--denwaban.sip.port=" + sip,
        "--denwaban.call.media.first-port=21000",
        "--denwaban.call.media.last-port=21099",
        "--denwaban.hosts=" + RealOffice.HOST,
        "--denwaban.tls.certificate=" + pem.certificate(),
        "--denwaban.tls.key=" + pem.key());
  }
}
