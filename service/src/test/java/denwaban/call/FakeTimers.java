package denwaban.call;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/// Time that a test lets pass, and what is due in it.
final class FakeTimers implements Timers, InstantSource {

  private record Due(Instant at, Runnable work, int number) {}

  Instant now = Instant.parse("2026-11-24T06:00:00Z");
  private final List<Due> due = new ArrayList<>();
  private int made;

  @Override
  public Instant instant() {
    return now;
  }

  @Override
  public Timer after(Duration delay, Runnable work) {
    var mine = new Due(now.plus(delay), work, ++made);
    due.add(mine);
    return () -> due.removeIf(mine::equals);
  }

  void pass(Duration time) {
    now = now.plus(time);
    while (true) {
      var next = due.stream().filter(it -> !it.at().isAfter(now)).findFirst();
      if (next.isEmpty()) return;
      due.remove(next.get());
      next.get().work().run();
    }
  }
}
