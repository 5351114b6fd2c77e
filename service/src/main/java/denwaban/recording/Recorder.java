package denwaban.recording;

import denwaban.call.AudioTap;
import denwaban.kernel.CallId;
import denwaban.recording.replay.Replays;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;
import org.springframework.stereotype.Component;

/// Writes what taps hear, on a thread of its own, every [#PACE_NANOS].
///
/// The media threads are never waited for and never wake this one: a system call less per packet. A
/// stalled disk stops only the recordings, and those only after [PacketRing#BYTES].
@Component
final class Recorder implements TapeDeck, Replays, AutoCloseable {

  /// A twentieth of what a hand-over holds.
  static final long PACE_NANOS = 100_000_000L;

  /// They wait for the disk more than they work: forcing a chunk takes milliseconds.
  private static final int THREADS = 2;

  /// Longest wait for a recording thread that waits for its disk, in ms.
  static final long PATIENCE_MS = 2_000;

  private static final int MAX_PACKET = 1 << 16;

  private final List<ConcurrentLinkedQueue<Tape>> started = new ArrayList<>();
  private final Map<CallId, Tape> kept = new ConcurrentHashMap<>();
  private final List<Thread> threads = new ArrayList<>();
  private final AtomicInteger turn = new AtomicInteger();
  private final LongSupplier nanos;
  private volatile boolean open = true;

  Recorder() {
    this(System::nanoTime);
  }

  Recorder(LongSupplier nanos) {
    this.nanos = nanos;
    for (var i = 0; i < THREADS; i++) {
      var mine = new ConcurrentLinkedQueue<Tape>();
      started.add(mine);
      threads.add(Thread.ofPlatform().name("recorder-" + i).daemon().unstarted(() -> run(mine)));
    }
    threads.forEach(Thread::start);
  }

  @Override
  public AudioTap start(CallId call, RecordingSink sink, Runnable brokeOff) {
    var tape = new Tape(call, sink, brokeOff, nanos);
    kept.put(call, tape);
    started.get(Math.floorMod(turn.getAndIncrement(), THREADS)).add(tape);
    return tape;
  }

  @Override
  public Optional<byte[]> last(CallId call) {
    var tape = kept.get(call);
    if (tape == null) return Optional.empty();
    try {
      var wav = tape.last().get(PATIENCE_MS, TimeUnit.MILLISECONDS);
      return wav.length == 0 ? Optional.empty() : Optional.of(wav);
    } catch (TimeoutException | ExecutionException gone) {
      return Optional.empty();
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  private void run(Queue<Tape> mine) {
    var tapes = new ArrayList<Tape>();
    var scratch = new byte[MAX_PACKET];
    while (open) {
      LockSupport.parkNanos(PACE_NANOS);
      turn(mine, tapes, scratch);
    }
    // the last words of calls that ended just now
    turn(mine, tapes, scratch);
    for (var tape : tapes) tape.cut("the program ends");
  }

  private void turn(Queue<Tape> mine, List<Tape> tapes, byte[] scratch) {
    for (var tape = mine.poll(); tape != null; tape = mine.poll()) tapes.add(tape);
    tapes.removeIf(tape -> {
      var done = !step(tape, scratch);
      if (done) kept.remove(tape.call, tape);
      return done;
    });
  }

  /// One tape, then yield to other threads on this core: a packet must not wait until all are
  /// written.
  @SuppressWarnings("ThreadPriorityCheck") // no promise is built on it; measured by `bench relay`
  private static boolean step(Tape tape, byte[] scratch) {
    var more = tape.turn(scratch);
    Thread.yield();
    return more;
  }

  /// Cuts what still runs and waits for the threads.
  @Override
  public void close() {
    open = false;
    threads.forEach(LockSupport::unpark);
    try {
      for (var thread : threads) thread.join(10_000);
    } catch (InterruptedException impatient) {
      Thread.currentThread().interrupt();
    }
  }
}
