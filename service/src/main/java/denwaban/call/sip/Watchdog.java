package denwaban.call.sip;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Asks the SIP stack OPTIONS from outside, over UDP and TCP, and has it rebuilt when it is deaf.
final class Watchdog {

  static final Duration EVERY = Duration.ofSeconds(5);
  static final int PATIENCE_MILLIS = 2_000;

  /// One lost answer may be a busy machine.
  static final int MISSES = 3;

  private static final Logger LOG = LoggerFactory.getLogger(Watchdog.class);

  private final SipSettings settings;
  private final ScheduledExecutorService later;
  private final Executor threads;
  private final Runnable rebuild;
  private @Nullable ScheduledFuture<?> round;
  private int missed;
  private long asked;

  Watchdog(
      SipSettings settings, ScheduledExecutorService later, Executor threads, Runnable rebuild) {
    this.settings = settings;
    this.later = later;
    this.threads = threads;
    this.rebuild = rebuild;
  }

  void start() {
    var every = EVERY.toMillis();
    round =
        later.scheduleWithFixedDelay(
            () -> threads.execute(this::look), every, every, TimeUnit.MILLISECONDS);
  }

  void stop() {
    if (round != null) round.cancel(false);
  }

  private synchronized void look() {
    if (hears()) {
      missed = 0;
      return;
    }
    missed++;
    LOG.atWarn().addKeyValue("missed", missed).log("SIP did not answer itself");
    if (missed >= MISSES) {
      missed = 0;
      rebuild.run();
    }
  }

  boolean hears() {
    try {
      return overUdp() && overTcp();
    } catch (IOException silence) {
      LOG.atDebug().setCause(silence).log("no answer to OPTIONS");
      return false;
    }
  }

  private boolean overUdp() throws IOException {
    var here = InetAddress.ofLiteral(settings.host());
    try (var socket = new DatagramSocket(0, here)) {
      socket.setSoTimeout(PATIENCE_MILLIS);
      var question = question("UDP", socket.getLocalPort());
      socket.send(new DatagramPacket(question, question.length, here, settings.port()));
      var answer = new DatagramPacket(new byte[2_048], 2_048);
      socket.receive(answer);
      return fine(new String(answer.getData(), 0, answer.getLength(), StandardCharsets.UTF_8));
    }
  }

  private boolean overTcp() throws IOException {
    try (var socket = new Socket()) {
      var there = new InetSocketAddress(InetAddress.ofLiteral(settings.host()), settings.port());
      socket.connect(there, PATIENCE_MILLIS);
      socket.setSoTimeout(PATIENCE_MILLIS);
      socket.getOutputStream().write(question("TCP", socket.getLocalPort()));
      return fine(new String(socket.getInputStream().readNBytes(12), StandardCharsets.UTF_8));
    }
  }

  private static boolean fine(String answer) {
    return answer.startsWith("SIP/2.0 200 ");
  }

  private byte[] question(String transport, int port) {
    var number = ++asked;
    var host = settings.host().contains(":") ? "[" + settings.host() + "]" : settings.host();
    return """
    OPTIONS sip:watchdog@%1$s:%2$d SIP/2.0
    Via: SIP/2.0/%3$s %1$s:%4$d;rport;branch=z9hG4bKwatchdog-%3$s-%4$d-%6$x
    Max-Forwards: 1
    From: <sip:watchdog@%1$s>;tag=watchdog%5$d
    To: <sip:watchdog@%1$s>
    Call-ID: watchdog-%4$d-%5$d@%1$s
    CSeq: %5$d OPTIONS
    Content-Length: 0

    """
        .formatted(host, settings.port(), transport, port, number, System.nanoTime())
        .replace("\n", "\r\n")
        .getBytes(StandardCharsets.UTF_8);
  }
}
