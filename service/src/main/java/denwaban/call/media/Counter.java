package denwaban.call.media;

import java.util.concurrent.atomic.AtomicLong;

/// Counts on one thread, may be read on any: cheaper than an atomic increment per packet.
final class Counter {

  private final AtomicLong value = new AtomicLong();

  void add(long more) {
    value.setRelease(value.getPlain() + more);
  }

  void increment() {
    add(1);
  }

  long get() {
    return value.getAcquire();
  }
}
