package denwaban.call.sip;

import static org.assertj.core.api.Assertions.assertThat;

import denwaban.call.TestOffice;
import denwaban.call.event.CallOutcome;
import denwaban.call.event.CallRefused;
import denwaban.call.event.Refusal;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.SocketTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Real telephones (Debian's sipp) against a running edge, over UDP and TCP.
///
/// Not over TLS: Debian's sipp 3.7.3 (wolfSSL) sends nothing after its handshake, to OpenSSL's own
/// server neither. [SipTlsTest] has the JDK's client instead.
class SippTest {

  static final int TIMEOUT_SECONDS = 40;

  private static final int RTP_HEADER = 12;

  @TempDir static Path folder;
  static Edge edge;

  @BeforeAll
  static void open() throws Exception {
    var certificate = folder.resolve("cert.pem");
    var key = folder.resolve("key.pem");
    var made =
        run(
            "openssl",
            "openssl",
            new String[] {"openssl", "req", "-x509", "-newkey", "ec", "-nodes", "-days", "2"},
            "-pkeyopt",
            "ec_paramgen_curve:prime256v1",
            "-subj",
            "/CN=localhost",
            "-keyout",
            key.toString(),
            "-out",
            certificate.toString());
    assertThat(made).isZero();
    edge = new Edge(50, certificate, key, List.of("127.0.0.0/8"));
  }

  @AfterAll
  static void close() {
    edge.close();
  }

  @ParameterizedTest
  @CsvSource({"u1, false", "t1, false"})
  void a_call_with_hold_over_each_transport(String transport, boolean tls) throws Exception {
    edge.office.said.clear();

    assertThat(sipp("call.xml", "+815031000001", transport, tls, 5)).isZero();

    TestOffice.await("all ended", () -> edge.office.ends().size() == 5);
    assertThat(edge.office.ends()).containsOnly(CallOutcome.ABANDONED);
  }

  @Test
  void a_number_that_nobody_has() throws Exception {
    assertThat(sipp("refused.xml", "+815039999999", "u1", false, 2)).isZero();
  }

  @Test
  void the_number_of_an_ended_contract_says_so_and_leaves_nothing() throws Exception {
    edge.office.said.clear();
    edge.office.slips.clear();
    edge.office.tapped.clear();
    try (var ear = new DatagramSocket(0, InetAddress.ofLiteral(Edge.HOST))) {
      ear.setSoTimeout(500);
      var number = TestOffice.ENDED.e164();
      assertThat(
              sipp("ended.xml", number, "u1", false, 1, "-key", "heard", "" + ear.getLocalPort()))
          .isZero();
      assertThat(samples(ear)).as("of 400 ms").isGreaterThan(2_000);
    }
    assertThat(edge.office.said)
        .singleElement()
        .isInstanceOfSatisfying(
            CallRefused.class, it -> assertThat(it.why()).isEqualTo(Refusal.NO_CONTRACT));
    assertThat(edge.office.slips).isEmpty();
    assertThat(edge.office.tapped).isEmpty();
  }

  /// How many samples of the announcement came, of all that lies there.
  private static int samples(DatagramSocket ear) throws IOException {
    var samples = 0;
    var packet = new DatagramPacket(new byte[2_000], 2_000);
    while (true) {
      try {
        ear.receive(packet);
      } catch (SocketTimeoutException silence) {
        return samples;
      }
      for (var n = RTP_HEADER; n < packet.getLength(); n++) {
        if (packet.getData()[n] == TestOffice.OVER) samples++;
      }
    }
  }

  private static int sipp(
      String scenario, String number, String transport, boolean tls, int calls, String... more)
      throws IOException, InterruptedException {
    var port = tls ? edge.settings.tlsPort() : edge.port();
    var command = new ArrayList<>(List.of("sipp", Edge.HOST + ":" + port));
    command.addAll(List.of("-sf", "src/test/resources/sipp/" + scenario, "-s", number));
    command.addAll(List.of("-t", transport, "-i", Edge.HOST, "-p", "" + Edge.freePort()));
    command.addAll(List.of("-m", "" + calls, "-r", "2", "-timeout", "30s", "-nostdin"));
    if (tls) {
      command.addAll(List.of("-tls_cert", folder + "/cert.pem", "-tls_key", folder + "/key.pem"));
    }
    return run("sipp", "sip-tester", command.toArray(String[]::new), more);
  }

  /// @param debian the package to install when `program` is missing
  private static int run(String program, String debian, String[] command, String... more)
      throws IOException, InterruptedException {
    var all = new ArrayList<>(List.of(command));
    all.addAll(List.of(more));
    Process running;
    try {
      running =
          new ProcessBuilder(all)
              .redirectErrorStream(true)
              .redirectOutput(Files.createTempFile(folder, program, ".log").toFile())
              .start();
    } catch (IOException missing) {
      throw new AssertionError(program + " is missing: apt-get install " + debian, missing);
    }
    if (!running.waitFor(TIMEOUT_SECONDS, TimeUnit.SECONDS)) {
      running.destroyForcibly();
      throw new AssertionError(program + " did not end");
    }
    return running.exitValue();
  }
}
