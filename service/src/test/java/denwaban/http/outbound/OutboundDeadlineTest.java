package denwaban.http.outbound;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import denwaban.database.TestDatabase;
import denwaban.kernel.ClientId;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// A server that always sends a little holds nobody up.
class OutboundDeadlineTest {

  @RegisterExtension static final TestDatabase database = new TestDatabase();

  @Test
  void a_whole_answer_has_a_deadline_though_each_piece_comes_in_time() throws Exception {
    var patient = TestOutbound.patient(database, () -> Instant.EPOCH, Duration.ofSeconds(2));
    try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Thread.ofVirtual().start(() -> drip(server));
      var address = URI.create("http://127.0.0.1:" + server.getLocalPort() + "/");
      var begun = System.nanoTime();
      assertThatThrownBy(
              () -> patient.get("test", new ClientId(UUID.randomUUID()), address, Map.of()))
          .isInstanceOf(OutboundFailed.class);
      assertThat(Duration.ofNanos(System.nanoTime() - begun))
          .isBetween(Duration.ofSeconds(1), Duration.ofSeconds(12));
    } finally {
      patient.destroy();
    }
    assertThat(Outbound.DEADLINE).isGreaterThan(Outbound.patience());
  }

  /// A byte of headers, ten times a second.
  private static void drip(ServerSocket server) {
    try (var peer = server.accept()) {
      var out = peer.getOutputStream();
      out.write("HTTP/1.1 200 OK\r\nX: ".getBytes(US_ASCII));
      while (true) {
        out.write('x');
        out.flush();
        Thread.sleep(100);
      }
    } catch (IOException gone) {
      // the caller had enough
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
