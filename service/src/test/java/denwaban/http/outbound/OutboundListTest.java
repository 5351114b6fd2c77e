package denwaban.http.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import denwaban.audit.TestLog;
import denwaban.database.TestDatabase;
import denwaban.http.outbound.Destinations.Found;
import denwaban.http.outbound.Destinations.Standing;
import denwaban.http.outbound.OutboundFailed.Why;
import denwaban.kernel.ClientId;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/// What is on no list of the client's hears nothing: not a byte, not a connection. A server counts.
class OutboundListTest {

  @RegisterExtension static final TestDatabase database = new TestDatabase();

  @TempDir Path folder;

  private final ClientId client = new ClientId(UUID.randomUUID());
  private final AtomicInteger connections = new AtomicInteger();
  private ServerSocket server;
  private TestLog log;

  OutboundListTest() throws IOException {
    server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
  }

  @BeforeEach
  void listen() {
    log = new TestLog(database, folder);
    Thread.ofVirtual()
        .start(() -> {
          while (!server.isClosed()) {
            try (var peer = server.accept()) {
              connections.incrementAndGet();
              peer.getOutputStream()
                  .write(
                      "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n"
                          .getBytes(java.nio.charset.StandardCharsets.US_ASCII));
            } catch (IOException closed) {
              return;
            }
          }
        });
  }

  @AfterEach
  void close() throws IOException {
    server.close();
  }

  private Outbound outbound(Destinations destinations) {
    var flows = TestOutbound.flows(database, destinations, log.door(), Clock.systemUTC());
    return TestOutbound.open(true, null, flows);
  }

  private URI address() {
    return URI.create("http://127.0.0.1:" + server.getLocalPort() + "/hook");
  }

  @Test
  void no_connection_is_made_to_a_host_that_is_on_no_list() throws Exception {
    var refused = outbound((_, host, _, _) -> new Found(Standing.REFUSED, host));
    for (var n = 0; n < 3; n++) {
      assertThatExceptionOfType(OutboundFailed.class)
          .isThrownBy(() -> refused.get("slack", client, address(), Map.of()))
          .satisfies(it -> assertThat(it.why()).isEqualTo(Why.NOT_LISTED));
      assertThatExceptionOfType(OutboundFailed.class)
          .isThrownBy(
              () -> refused.post("slack", client, address(), Map.of(), "text/plain", new byte[1]))
          .satisfies(it -> assertThat(it.why()).isEqualTo(Why.NOT_LISTED));
    }
    assertThat(connections).hasValue(0);
    log.sequence();
    // once, not at each try
    assertThat(log.outbox(client)).filteredOn(it -> it.contains("flow.refused")).hasSize(1);
    var listed = outbound((_, host, _, _) -> new Found(Standing.LISTED, host));
    assertThat(listed.get("slack", client, address(), Map.of()).ok()).isTrue();
    assertThat(connections).hasValue(1);
    refused.destroy();
    listed.destroy();
  }

  @Test
  void what_cannot_be_looked_up_or_written_down_is_not_sent() throws Exception {
    for (Destinations away :
        List.<Destinations>of(
            (_, _, _, _) -> {
              throw new org.springframework.dao.QueryTimeoutException("away");
            },
            (_, host, _, _) -> {
              database.superuser().sql("revoke insert on outbound_flow from denwaban_app").update();
              return new Found(Standing.LISTED, host);
            })) {
      var outbound = outbound(away);
      try {
        assertThatExceptionOfType(OutboundFailed.class)
            .isThrownBy(() -> outbound.get("slack", client, address(), Map.of()))
            .satisfies(it -> assertThat(it.why()).isEqualTo(Why.AWAY));
      } finally {
        database.superuser().sql("grant insert on outbound_flow to denwaban_app").update();
        outbound.destroy();
      }
    }
    assertThat(connections).hasValue(0);
  }
}
