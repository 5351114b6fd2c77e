package denwaban.call.media;

import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/// Runs call-backs in order on a virtual thread, so that no listener can hold up the audio.
final class Events {

  private static final System.Logger LOG = System.getLogger(Events.class.getName());

  private final ConcurrentLinkedQueue<Runnable> waiting = new ConcurrentLinkedQueue<>();
  private final AtomicInteger count = new AtomicInteger();

  void tell(Runnable callback) {
    waiting.add(callback);
    if (count.getAndIncrement() == 0) Thread.ofVirtual().name("media-events").start(this::run);
  }

  private void run() {
    do {
      var next = waiting.poll();
      try {
        if (next != null) next.run();
      } catch (RuntimeException bug) {
        LOG.log(System.Logger.Level.ERROR, "a listener to media events failed", bug);
      }
    } while (count.decrementAndGet() > 0);
  }
}
