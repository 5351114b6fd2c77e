package denwaban.call.sip;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Asks the SIP stack OPTIONS from outside, over UDP and TCP, and has it rebuilt when it is dead.
///
/// A stack that does not answer in time but has read something since the last look is slow, not
/// dead: to rebuild it would make it slower.
final class Watchdog {

  static final Duration EVERY = Duration.ofSeconds(5);
  static final int PATIENCE_MILLIS = 2_000;

  /// One lost answer may be a busy machine.
  static final int MISSES = 3;

  /// It reads, and yet no one ever gets an answer.
  static final int MISSES_THOUGH_SLOW = 12;

  /// The two ways to be heard; TLS shares its threads with TCP.
  enum Way {
    UDP,
    TCP
  }

  private static final Logger LOG = LoggerFactory.getLogger(Watchdog.class);

  private final SipSettings settings;
  private final ToLongFunction<Way> seen;
  private final ScheduledExecutorService later;
  private final Executor threads;
  private final BooleanSupplier rebuild;
  private final Map<Way, Misses> misses = new EnumMap<>(Way.class);
  private @Nullable ScheduledFuture<?> round;
  private long asked;

  /// Answers that did not come, in a row.
  ///
  /// @param seen what the stack had read at the last of them
  /// @param dead those between which it read nothing
  private record Misses(long seen, int dead, int all) {

    Misses next(long seenNow) {
      return new Misses(seenNow, seenNow == seen ? dead + 1 : 1, all + 1);
    }

    boolean tooMany() {
      return dead >= MISSES || all >= MISSES_THOUGH_SLOW;
    }
  }

  /// @param seen how many requests the stack has read by one way
  /// @param rebuild false if it could not be done yet; it is asked for again
  Watchdog(
      SipSettings settings,
      ToLongFunction<Way> seen,
      ScheduledExecutorService later,
      Executor threads,
      BooleanSupplier rebuild) {
    this.settings = settings;
    this.seen = seen;
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

  synchronized void look() {
    var dead = false;
    for (var way : Way.values()) dead |= !hears(way) && tooMany(way);
    if (dead && rebuild.getAsBoolean()) misses.clear();
  }

  private boolean tooMany(Way way) {
    var now = seen.applyAsLong(way);
    var next = misses.getOrDefault(way, new Misses(now - 1, 0, 0)).next(now);
    misses.put(way, next);
    LOG.atWarn()
        .addKeyValue("way", way)
        .addKeyValue("missed", next.all())
        .log(next.dead() > 1 ? "SIP did not answer itself" : "SIP was slow to answer itself");
    return next.tooMany();
  }

  private boolean hears(Way way) {
    var heard = answers(way);
    if (heard) misses.remove(way);
    return heard;
  }

  /// Whether the stack answers now.
  boolean answers(Way way) {
    try {
      return switch (way) {
        case UDP -> overUdp();
        case TCP -> overTcp();
      };
    } catch (IOException silence) {
      LOG.atDebug().setCause(silence).log("no answer to OPTIONS");
      return false;
    }
  }

  private boolean overUdp() throws IOException {
    var here = InetAddress.ofLiteral(settings.host());
    try (var socket = new DatagramSocket(0, here)) {
      // an answer that comes from another port than was asked is lost at a carrier's firewall too
      socket.connect(here, settings.port());
      socket.setSoTimeout(PATIENCE_MILLIS);
      var question = question("UDP", socket.getLocalPort());
      socket.send(new DatagramPacket(question, question.length));
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
