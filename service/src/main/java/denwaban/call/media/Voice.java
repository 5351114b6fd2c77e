package denwaban.call.media;

import denwaban.call.AudioTap;
import denwaban.call.Side;
import denwaban.kernel.Bytes;
import java.io.IOException;
import java.nio.channels.DatagramChannel;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// What both kinds of legs share: commands in order, the outgoing stream, the bridge, the tap.
///
/// Fields belong to the loop's thread; other threads only [#post].
abstract class Voice implements Inlet {

  /// Its own; null of a browser that comes in by the loop's port.
  final Ports.@Nullable Pair ports;

  final Events events = new Events();
  final Outgoing outgoing;

  private final MediaPlane plane;
  private final ConcurrentLinkedQueue<BooleanSupplier> commands = new ConcurrentLinkedQueue<>();
  private final Keypad keypad = new Keypad();
  private final Arrivals arrivals = new Arrivals();
  private final Counter received = new Counter();
  private final Counter sent = new Counter();
  private final Counter refused = new Counter();
  private volatile MediaLoop loop;
  private boolean closed;
  private @Nullable Voice peer;
  private @Nullable Player player;
  private @Nullable AudioTap tap;
  private @Nullable Consumer<Character> keys;

  Voice(MediaPlane plane, MediaLoop loop, Ports.@Nullable Pair ports) {
    this.plane = plane;
    this.loop = loop;
    this.ports = ports;
    this.outgoing = new Outgoing(plane.chance());
  }

  // --- what subclasses do -------------------------------------------------------------------

  abstract void everySecond(long now);

  /// Whether the peer can be spoken to now.
  abstract boolean hears();

  /// Payload type of event packets to the peer, or -1.
  abstract int eventType();

  abstract Codec codec();

  /// Payload type of audio packets, both ways.
  int audioType() {
    return codec().payloadType();
  }

  /// Sends `loop().out`, encrypted where that is due.
  abstract void transmit(int length) throws IOException;

  /// Last words before the sockets go.
  abstract void closing();

  // --- threads ------------------------------------------------------------------------------

  final Ports.Pair ownPorts() {
    if (ports == null) throw new AssertionError("a leg at the door has no port of its own");
    return ports;
  }

  final DatagramChannel channel() {
    return ownPorts().rtp();
  }

  /// Whether it can follow another leg to that one's thread. One that comes in by a port cannot.
  final boolean moves() {
    return ports != null;
  }

  final MediaLoop loop() {
    return loop;
  }

  final void post(Runnable command) {
    command(() -> {
      if (!closed) command.run();
      return true;
    });
  }

  private void command(BooleanSupplier command) {
    commands.add(command);
    loop.execute(this::drain);
  }

  private void drain() {
    while (loop.isCurrent()) {
      var next = commands.peek();
      if (next == null) return;
      var done = true;
      try {
        done = next.getAsBoolean();
      } finally {
        if (done) commands.poll();
      }
    }
    // the leg has moved: its other commands wait for it there
    loop.execute(this::drain);
  }

  /// Registers the sockets; the first command of every leg.
  final void begin() {
    post(this::enter);
  }

  private void enter() {
    try {
      loop.enter(this);
    } catch (IOException broken) {
      end(false);
    }
  }

  private void moveTo(MediaLoop target) {
    loop.leave(this);
    loop = target;
    target.execute(() -> {
      if (!closed) enter();
    });
  }

  /// Joins this leg to `other`, on the other's thread.
  final void joinTo(Voice other) {
    command(() -> {
      if (closed || other.equals(this)) return true;
      part();
      if (other.loop != loop) {
        if (!moves()) throw new AssertionError("two browsers at two doors are not bridged");
        moveTo(other.loop);
        return false;
      }
      if (other.closed) return true;
      other.part();
      player = null;
      other.player = null;
      peer = other;
      other.peer = this;
      return true;
    });
  }

  private void part() {
    var old = peer;
    if (old == null) return;
    old.peer = null;
    peer = null;
  }

  // --- commands -----------------------------------------------------------------------------

  public final void play(Bytes ulaw, Runnable ended) {
    feed(Player.once(ulaw, ended));
  }

  public final void hold(Bytes ulaw) {
    feed(Player.forever(ulaw));
  }

  public final void silence() {
    feed(null);
  }

  private void feed(@Nullable Player next) {
    post(() -> {
      part();
      player = next;
    });
  }

  public final void unbridge() {
    post(this::part);
  }

  /// Of a leg that has closed it ends at once: nothing will come.
  public final void tap(AudioTap ear) {
    command(() -> {
      if (closed) {
        ear.ended(true);
        return true;
      }
      untap(true);
      tap = ear;
      return true;
    });
  }

  public final void untap() {
    post(() -> untap(true));
  }

  private void untap(boolean normally) {
    var old = tap;
    tap = null;
    if (old != null) old.ended(normally);
  }

  public final void keys(Consumer<Character> pressed) {
    post(() -> keys = pressed);
  }

  public final LegStats stats() {
    return new LegStats(received.get(), sent.get(), refused.get(), arrivals.lost());
  }

  /// On the loop's thread: frees everything, once.
  final void end(boolean normally) {
    if (closed) return;
    closed = true;
    part();
    player = null;
    try {
      untap(normally);
    } finally {
      closing();
      loop.leave(this);
      plane.gone(this);
    }
  }

  /// The loop itself ends: what was tapped may lack its end.
  final void abort() {
    end(false);
  }

  // --- audio --------------------------------------------------------------------------------

  final void refuse() {
    refused.increment();
    loop.refused.increment();
  }

  final void tick(long now) throws IOException {
    var playing = player;
    // what must be heard to its end waits for a peer that is on hold, or has not answered our offer
    if (playing == null || (playing.ended() != null && !hears())) return;
    var frame = loop.in;
    if (playing.frame(frame)) {
      say(playing, 0, playing.sequence(), playing.timestamp(), frame, 0, Rtp.FRAME, now);
      return;
    }
    player = null;
    var ended = playing.ended();
    if (ended != null) events.tell(ended);
  }

  /// One packet from the peer, known to be its own, in `loop().in`.
  final void heard(int length, int audioType, int eventType, long now) throws IOException {
    var packet = loop.in;
    var start = Rtp.payloadStart(packet, length);
    var end = start < 0 ? -1 : Rtp.payloadEnd(packet, start, length);
    if (end < 0 || start == end) {
      refuse();
      return;
    }
    var type = Rtp.payloadType(packet);
    if (type != audioType && type != eventType && type != Rtp.COMFORT_NOISE) {
      refuse();
      return;
    }
    received.increment();
    var ssrc = Rtp.ssrc(packet);
    var sequence = Rtp.sequence(packet);
    arrivals.saw(ssrc, sequence);
    if (type == audioType) {
      heardAudio(packet, start, end, ssrc, sequence, now);
    } else {
      heardEvent(packet, start, end, ssrc, sequence, type == eventType, now);
    }
  }

  private void heardAudio(byte[] packet, int start, int end, int ssrc, int sequence, long now)
      throws IOException {
    if (codec() == Codec.PCMA) G711.alawToUlaw(packet, start, end);
    var ts = Rtp.timestamp(packet);
    var ear = tap;
    if (ear != null) {
      ear.audio(Side.CALLER, ssrc, sequence, ts, packet, start, end - start, now);
    }
    if (peer != null) peer.say(this, ssrc, sequence, ts, packet, start, end - start, now);
  }

  private void heardEvent(
      byte[] packet, int start, int end, int ssrc, int sequence, boolean key, long now)
      throws IOException {
    var ear = tap;
    if (ear != null) ear.event(Side.CALLER, ssrc, sequence);
    if (!key) {
      if (peer != null) peer.outgoing.skip(this, ssrc, sequence);
      return;
    }
    var ts = Rtp.timestamp(packet);
    var pressed = keypad.hear(ssrc, ts, packet, start, end, now);
    var listener = keys;
    if (pressed != 0 && listener != null) events.tell(() -> listener.accept(pressed));
    if (peer != null) peer.sayEvent(this, ssrc, sequence, ts, packet, start, end - start, now);
  }

  /// Sends µ-law of `source` to the peer, as part of the one stream it hears.
  private void say(
      Object source,
      int inSsrc,
      int inSequence,
      long inTs,
      byte[] ulaw,
      int offset,
      int length,
      long now)
      throws IOException {
    if (!hears()) return;
    if (!outgoing.next(source, inSsrc, inSequence, inTs, marker(ulaw, offset), now)) return;
    var packet = loop.out;
    var type = audioType();
    var sequence = outgoing.sequence();
    var ts = outgoing.timestamp();
    Rtp.write(packet, type, outgoing.marker(), sequence, ts, outgoing.ssrc());
    System.arraycopy(ulaw, offset, packet, Rtp.HEADER, length);
    var ear = tap;
    if (ear != null) {
      ear.audio(Side.OPERATOR, outgoing.ssrc(), sequence, ts, packet, Rtp.HEADER, length, now);
    }
    if (codec() == Codec.PCMA) G711.ulawToAlaw(packet, Rtp.HEADER, Rtp.HEADER + length);
    sent.increment();
    loop.sent.increment();
    transmit(Rtp.HEADER + length);
  }

  private void sayEvent(
      Object source,
      int inSsrc,
      int inSequence,
      long inTs,
      byte[] event,
      int offset,
      int length,
      long now)
      throws IOException {
    if (!hears()) return;
    if (eventType() < 0) {
      outgoing.skip(source, inSsrc, inSequence);
      return;
    }
    if (!outgoing.next(source, inSsrc, inSequence, inTs, marker(event, offset), now)) return;
    var packet = loop.out;
    var sequence = outgoing.sequence();
    Rtp.write(
        packet, eventType(), outgoing.marker(), sequence, outgoing.timestamp(), outgoing.ssrc());
    System.arraycopy(event, offset, packet, Rtp.HEADER, length);
    var ear = tap;
    if (ear != null) ear.event(Side.OPERATOR, outgoing.ssrc(), sequence);
    sent.increment();
    loop.sent.increment();
    transmit(Rtp.HEADER + length);
  }

  /// The marker bit of the packet that is being relayed; generated frames have no header.
  private boolean marker(byte[] bytes, int offset) {
    return offset >= Rtp.HEADER && (bytes[1] & 0x80) != 0;
  }
}
