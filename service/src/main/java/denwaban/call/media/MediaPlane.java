package denwaban.call.media;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;

/// All live audio of this process: makes legs and joins them.
public final class MediaPlane implements AutoCloseable {

  private static final String SECRET_CHARS =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

  private final MediaSettings settings;
  private final SecureRandom random = new SecureRandom();
  private final LongSupplier nanos = System::nanoTime;
  private final Certificate certificate;
  private final Ports ports;
  private final List<MediaLoop> loops = new ArrayList<>();
  private final LongAdder keyed = new LongAdder();
  private final AtomicInteger legs = new AtomicInteger();

  /// Operators' lines, which need no port of their own: who waits takes no caller's leg.
  private final AtomicInteger lines = new AtomicInteger();

  private MediaPlane(MediaSettings settings) throws IOException {
    this.settings = settings;
    this.certificate = Certificate.make(settings.clock(), random);
    this.ports = new Ports(settings, random);
    for (var i = 0; i < settings.loops(); i++) loops.add(new MediaLoop(i, doorPorts()));
  }

  /// Starts the media threads and warms up the cryptography (1 to 4 s on a cold machine).
  ///
  /// @throws UncheckedIOException if the operating system gives no selector
  public static MediaPlane open(MediaSettings settings) {
    try {
      WarmUp.run();
      var plane = new MediaPlane(settings);
      plane.loops.forEach(MediaLoop::start);
      return plane;
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  /// A leg for a telephone call.
  public TrunkLeg trunk() throws NoCapacity {
    var leg = new TrunkLeg(this, calmest(), room());
    leg.begin();
    return leg;
  }

  /// A leg for an operator's browser, at the port of one media thread, where it stays. At most one
  /// of two bridged legs can be such a line.
  public WebLeg line(WebOffer offer, Consumer<WebEvent> events) throws NoCapacity {
    count(lines, settings.maxLines());
    var leg = new WebLeg(this, calmest(), null, offer, events);
    leg.begin();
    return leg;
  }

  /// A leg for a browser that rings: the demo's telephone. It has a port of its own.
  public WebLeg web(WebOffer offer, Consumer<WebEvent> events) throws NoCapacity {
    var leg = new WebLeg(this, calmest(), room(), offer, events);
    leg.begin();
    return leg;
  }

  /// Joins two legs: each hears the other, until one is unbridged, played to, or closed.
  public void bridge(Leg one, Leg other) {
    // a caller's leg is new and cheap to move; an operator's line stays on its thread all day
    if (voice(one).moves()) voice(one).joinTo(voice(other));
    else voice(other).joinTo(voice(one));
  }

  private static Voice voice(Leg leg) {
    return switch (leg) {
      case TrunkLeg trunk -> trunk;
      case WebLeg web -> web;
    };
  }

  private MediaLoop calmest() {
    return loops.stream().min(Comparator.comparingInt(MediaLoop::size)).orElseThrow();
  }

  /// The first free ports, so that who sets up a firewall knows them.
  private Ports.Pair doorPorts() throws IOException {
    try {
      return ports.takeFirst();
    } catch (NoCapacity full) {
      throw new IOException("no free media port for the browsers", full);
    }
  }

  private static void count(AtomicInteger open, int most) throws NoCapacity {
    if (open.incrementAndGet() > most) {
      open.decrementAndGet();
      throw new NoCapacity("as many legs are open as the settings allow");
    }
  }

  private Ports.Pair room() throws NoCapacity {
    count(legs, settings.maxLegs());
    try {
      return ports.take();
    } catch (NoCapacity full) {
      legs.decrementAndGet();
      throw full;
    }
  }

  void gone(Voice leg) {
    if (leg.ports == null) {
      lines.decrementAndGet();
      return;
    }
    ports.give(leg.ports);
    legs.decrementAndGet();
  }

  /// The ports at which browsers of operators are heard, one a thread.
  public List<Integer> sharedPorts() {
    return loops.stream().map(it -> it.door().port()).toList();
  }

  void keyed() {
    keyed.increment();
  }

  /// Connections of operators' browsers that agreed on keys for SRTP (RFC 5764) since the plane
  /// began. One without keys carries no sound.
  public long keyedLegs() {
    return keyed.sum();
  }

  public PlaneStats stats() {
    return new PlaneStats(
        legs.get() + lines.get(),
        sum(loop -> loop.received),
        sum(loop -> loop.sent),
        sum(loop -> loop.refused),
        sum(loop -> loop.failures),
        sum(loop -> loop.lateTicks));
  }

  private long sum(java.util.function.Function<MediaLoop, Counter> counter) {
    return loops.stream().mapToLong(loop -> counter.apply(loop).get()).sum();
  }

  /// Closes every leg; a tapped call counts as cut short.
  @Override
  public void close() {
    loops.forEach(MediaLoop::stop);
    loops.forEach(loop -> ports.give(loop.door().ports()));
  }

  RandomGenerator chance() {
    return random;
  }

  SecureRandom random() {
    return random;
  }

  long nanos() {
    return nanos.getAsLong();
  }

  Certificate certificate() {
    return certificate;
  }

  InetAddress announced() {
    return settings.announced();
  }

  /// ICE characters (RFC 8839 section 5.4), 6 bits each.
  String secret(int length) {
    var text = new StringBuilder(length);
    for (var i = 0; i < length; i++) {
      text.append(SECRET_CHARS.charAt(random.nextInt(SECRET_CHARS.length())));
    }
    return text.toString();
  }
}
