package denwaban.call.media;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/// One media thread: reads every socket of its legs and ticks every 20 ms for generated audio.
///
/// One selector loop per core relayed more than a thread per socket, platform or virtual, on the
/// same machine. One datagram is read per socket and turn, so a flood on one leg delays, not
/// starves, the others; browsers share the loop's [SharedSocket]. Nothing is allocated per packet;
/// nothing that arrives can end the loop.
final class MediaLoop {

  static final long TICK_NANOS = 20_000_000L;

  private static final long LATE_NANOS = 5_000_000L;

  /// From so many datagrams in a tick on (4000 a second, 40 calls), packets are gathered.
  static final int BUSY = 80;

  /// How long packets are gathered when busy. Waking for each packet alone costs more than relaying
  /// it; half a millisecond is nothing beside the 20 ms that a packet holds.
  static final long GATHER_NANOS = 500_000L;

  private static final int TICKS_PER_SECOND = 50;

  private final Selector selector;
  private final Thread thread;
  private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
  private final AtomicBoolean awake = new AtomicBoolean();
  private final SharedSocket sharedSocket;
  private final List<Voice> legs = new ArrayList<>();
  private final Consumer<SelectionKey> reader = this::readable;
  private volatile boolean open = true;
  private boolean busy;
  private volatile int size;

  /// Scratch space of the thread, reused for every packet. One byte more than is allowed, to see
  /// it.
  final ByteBuffer direct = ByteBuffer.allocateDirect(Rtp.MAX_PACKET + 1);

  final byte[] in = new byte[Rtp.MAX_PACKET + 1];

  /// With room for an SRTP tag behind the largest packet.
  final byte[] out = new byte[Rtp.MAX_PACKET + 64];

  final ByteBuffer directOut = ByteBuffer.allocateDirect(Rtp.MAX_PACKET + 64);

  final Counter received = new Counter();
  final Counter sent = new Counter();
  final Counter refused = new Counter();
  final Counter failures = new Counter();
  final Counter lateTicks = new Counter();

  /// @param ports for the shared port
  MediaLoop(int number, Ports.Pair ports) throws IOException {
    selector = Selector.open();
    sharedSocket = new SharedSocket(this, ports);
    sharedSocket.register(selector);
    thread = Thread.ofPlatform().name("media-" + number).daemon().unstarted(this::run);
  }

  void start() {
    thread.start();
  }

  boolean isCurrent() {
    return Thread.currentThread() == thread;
  }

  /// Runs `task` on this thread, after those given before.
  void execute(Runnable task) {
    tasks.add(task);
    if (!isCurrent() && awake.compareAndSet(false, true)) selector.wakeup();
  }

  /// On this thread only.
  void enter(Voice leg) throws IOException {
    if (leg.ports != null) leg.channel().register(selector, SelectionKey.OP_READ, leg);
    legs.add(leg);
    size = legs.size();
  }

  /// On this thread only.
  void leave(Voice leg) {
    var key = leg.ports == null ? null : leg.channel().keyFor(selector);
    if (key != null) key.cancel();
    legs.remove(leg);
    size = legs.size();
  }

  SharedSocket door() {
    return sharedSocket;
  }

  /// Legs here now; may be read on any thread.
  int size() {
    return size;
  }

  void stop() {
    open = false;
    selector.wakeup();
    try {
      thread.join(2000);
    } catch (InterruptedException impatient) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    ShortSlice.ask();
    var next = System.nanoTime() + TICK_NANOS;
    var count = 0;
    var before = 0L;
    while (open) {
      try {
        sharedSocket.flush();
        await(next - System.nanoTime());
        awake.set(false);
        for (var task = tasks.poll(); task != null; task = tasks.poll()) guarded(task);
        var now = System.nanoTime();
        if (now < next) continue;
        if (now - next > LATE_NANOS) lateTicks.increment();
        tick(now, ++count % TICKS_PER_SECOND == 0);
        var all = received.get();
        busy = all - before >= BUSY;
        before = all;
        next += TICK_NANOS;
        // after a long pause (the machine slept) play on from here, not everything at once
        if (now - next > 10 * TICK_NANOS) next = now + TICK_NANOS;
      } catch (Throwable trouble) {
        // an Error too: this thread carries other people's calls
        failures.increment();
      }
    }
    end();
  }

  private void await(long nanos) throws IOException {
    if (busy) {
      LockSupport.parkNanos(Math.min(nanos, GATHER_NANOS));
      selector.selectNow(reader);
    } else {
      selector.select(reader, Math.max(1, nanos / 1_000_000));
    }
  }

  private void readable(SelectionKey key) {
    if (!key.isValid()) return;
    try {
      ((Inlet) key.attachment()).readable(System.nanoTime());
    } catch (Throwable trouble) {
      failures.increment();
    }
  }

  private void guarded(Runnable task) {
    try {
      task.run();
    } catch (Throwable trouble) {
      failures.increment();
    }
  }

  private void tick(long now, boolean second) {
    // backwards, because a leg may end itself and leave the list
    for (var i = legs.size() - 1; i >= 0; i--) {
      if (i >= legs.size()) continue;
      var leg = legs.get(i);
      try {
        leg.tick(now);
        if (second) leg.everySecond(now);
      } catch (Throwable trouble) {
        failures.increment();
      }
    }
  }

  private void end() {
    for (var task = tasks.poll(); task != null; task = tasks.poll()) guarded(task);
    for (var leg : List.copyOf(legs)) guarded(leg::abort);
    try {
      selector.close();
    } catch (IOException already) {
      failures.increment();
    }
  }
}
