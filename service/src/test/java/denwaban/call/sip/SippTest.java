package denwaban.call.sip;

import static org.assertj.core.api.Assertions.assertThat;

import denwaban.call.TestOffice;
import denwaban.call.event.CallOutcome;
import java.io.IOException;
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

  private static int sipp(String scenario, String number, String transport, boolean tls, int calls)
      throws IOException, InterruptedException {
    var port = tls ? edge.settings.tlsPort() : edge.port();
    var command = new ArrayList<>(List.of("sipp", Edge.HOST + ":" + port));
    command.addAll(List.of("-sf", "src/test/resources/sipp/" + scenario, "-s", number));
    command.addAll(List.of("-t", transport, "-i", Edge.HOST, "-p", "" + Edge.freePort()));
    command.addAll(List.of("-m", "" + calls, "-r", "2", "-timeout", "30s", "-nostdin"));
    if (tls) {
      command.addAll(List.of("-tls_cert", folder + "/cert.pem", "-tls_key", folder + "/key.pem"));
    }
    return run("sipp", "sip-tester", command.toArray(String[]::new));
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
