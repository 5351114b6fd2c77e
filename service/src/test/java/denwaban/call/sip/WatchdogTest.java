package denwaban.call.sip;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The watchdog before a port where nobody answers.
class WatchdogTest {

  final AtomicInteger rebuilds = new AtomicInteger();
  final AtomicLong seen = new AtomicLong();
  ScheduledExecutorService later;
  SipSettings settings;
  boolean rebuilt = true;

  @BeforeEach
  void nobodyThere() throws Exception {
    later = Executors.newScheduledThreadPool(1);
    settings =
        new SipSettings(
            Edge.HOST,
            Edge.freePort(),
            Edge.freePort(),
            null,
            null,
            null,
            List.of("127.0.0.1"),
            "81",
            Duration.ofSeconds(1));
  }

  @AfterEach
  void close() {
    later.shutdownNow();
  }

  private Watchdog watchdog() {
    return new Watchdog(
        settings,
        _ -> seen.get(),
        later,
        Runnable::run,
        () -> {
          rebuilds.incrementAndGet();
          return rebuilt;
        });
  }

  private static void look(Watchdog watchdog, int times) {
    for (var n = 0; n < times; n++) watchdog.look();
  }

  @Test
  void the_third_silence_in_a_row_is_death() {
    var watchdog = watchdog();

    look(watchdog, 2);
    assertThat(rebuilds).hasValue(0);
    look(watchdog, 1);
    assertThat(rebuilds).hasValue(1);
  }

  @Test
  void after_a_rebuild_it_counts_anew() {
    var watchdog = watchdog();

    look(watchdog, 5);

    assertThat(rebuilds).hasValue(1);
  }

  @Test
  void a_rebuild_that_has_to_wait_is_asked_for_again() {
    rebuilt = false;
    var watchdog = watchdog();

    look(watchdog, 5);

    assertThat(rebuilds).hasValue(3);
  }

  @Test
  void a_stack_that_still_reads_is_slow_and_left_alone_for_a_minute() {
    var watchdog = watchdog();

    for (var n = 0; n < 11; n++) {
      seen.incrementAndGet();
      watchdog.look();
    }
    assertThat(rebuilds).hasValue(0);
    seen.incrementAndGet();
    watchdog.look();
    assertThat(rebuilds).hasValue(1);
  }

  @Test
  void an_edge_that_answers_is_never_rebuilt() throws Exception {
    try (var edge = new Edge()) {
      settings = edge.settings;
      look(watchdog(), 5);
    }

    assertThat(rebuilds).hasValue(0);
  }

  @Test
  void an_answer_from_another_port_than_was_asked_does_not_count() throws Exception {
    var here = InetAddress.ofLiteral(Edge.HOST);
    try (var asked = new DatagramSocket(settings.port(), here);
        var other = new DatagramSocket(0, here)) {
      assertThat(heard(asked, asked)).isTrue();
      assertThat(heard(asked, other)).isFalse();
    }
  }

  private boolean heard(DatagramSocket asked, DatagramSocket answers) throws Exception {
    var watchdog = watchdog();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var heard = threads.submit(() -> watchdog.answers(Watchdog.Way.UDP));
      var question = new DatagramPacket(new byte[2_048], 2_048);
      asked.setSoTimeout(5_000);
      asked.receive(question);
      var answer = "SIP/2.0 200 OK\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
      answers.send(new DatagramPacket(answer, answer.length, question.getSocketAddress()));
      return heard.get();
    }
  }
}
