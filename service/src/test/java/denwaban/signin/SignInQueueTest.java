package denwaban.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import denwaban.http.Problem;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

class SignInQueueTest {

  private static final SignInQueue.Later AT_ONCE = (_, action) -> action.run();
  private static final Duration LONG = Duration.ofSeconds(30);

  @Test
  void no_more_than_so_many_are_at_it_at_once_and_all_come_to_it() throws Exception {
    var pace = new SignInQueue(2, LONG, InstantSource.system(), AT_ONCE);
    var now = new AtomicInteger();
    var most = Collections.synchronizedList(new ArrayList<Integer>());
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var n = 0; n < 50; n++) {
        var _ =
            threads.submit(() ->
                pace.take(
                    true,
                    () -> {
                      most.add(now.incrementAndGet());
                      LockSupport.parkNanos(100_000);
                      return now.decrementAndGet();
                    }));
      }
    }
    assertThat(most).hasSize(50).allMatch(it -> it <= 2);
  }

  @Test
  void who_waits_too_long_is_told_to_come_again_and_holds_no_turn() throws Exception {
    var pace = new SignInQueue(1, Duration.ofMillis(20), InstantSource.system(), AT_ONCE);
    var inside = new CountDownLatch(1);
    var leave = new CountDownLatch(1);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var first =
          threads.submit(() ->
              pace.take(
                  true,
                  () -> {
                    inside.countDown();
                    return waited(leave);
                  }));
      inside.await();
      assertThatThrownBy(() -> pace.take(true, () -> "never"))
          .isInstanceOfSatisfying(
              Problem.class,
              refused -> {
                assertThat(refused.status()).isEqualTo(503);
                assertThat(refused.headers()).containsKey("Retry-After");
              });
      leave.countDown();
      assertThat(first.get()).isTrue();
    }
    assertThat(pace.take(true, () -> "free again")).isEqualTo("free again");
  }

  @Test
  void strangers_fill_their_own_lane_and_not_the_one_of_the_offices_sites() {
    var now = new AtomicReference<>(Instant.EPOCH);
    var pace = new SignInQueue(1, Duration.ZERO, now::get, AT_ONCE);
    pace.take(
        false,
        () -> {
          assertThatThrownBy(() -> pace.take(false, () -> "another stranger"))
              .isInstanceOf(Problem.class);
          return pace.take(true, () -> "at a desk");
        });
  }

  @Test
  void a_turn_rests_after_its_deed_so_many_times_as_long_as_that_took() {
    var most = Duration.ofMillis(100).dividedBy(4);
    assertThat(restAfter(Duration.ofMillis(7))).isEqualTo(Duration.ofMillis(28));
    assertThat(restAfter(most.minusMillis(1))).isEqualTo(Duration.ofMillis(96));
    assertThat(restAfter(most)).isEqualTo(Duration.ofMillis(100));
    assertThat(restAfter(most.plusMillis(1))).isEqualTo(Duration.ofMillis(100));
    assertThat(restAfter(Duration.ofHours(1))).isEqualTo(Duration.ofMillis(100));
  }

  /// Nobody comes to it before the rest is over, and then somebody does.
  private static Duration restAfter(Duration took) {
    var now = new AtomicReference<>(Instant.EPOCH);
    var rests = new ArrayList<Duration>();
    var release = new AtomicReference<Runnable>(() -> {});
    SignInQueue.Later later =
        (rest, action) -> {
          rests.add(rest);
          release.set(action);
        };
    var pace = new SignInQueue(1, Duration.ZERO, now::get, later);
    pace.take(true, () -> now.updateAndGet(it -> it.plus(took)));
    assertThatThrownBy(() -> pace.take(true, () -> "too soon")).isInstanceOf(Problem.class);
    release.get().run();
    assertThat(pace.take(true, () -> "in time")).isEqualTo("in time");
    return rests.getFirst();
  }

  @Test
  void a_deed_that_fails_gives_its_turn_back() {
    var pace = new SignInQueue(1, Duration.ofMillis(20), InstantSource.system(), AT_ONCE);
    assertThatThrownBy(() ->
            pace.take(
                true,
                () -> {
                  throw Problem.notFound();
                }))
        .isInstanceOf(Problem.class);
    assertThat(pace.take(true, () -> 1)).isOne();
  }

  private static boolean waited(CountDownLatch latch) {
    try {
      latch.await();
      return true;
    } catch (InterruptedException never) {
      throw new AssertionError(never);
    }
  }
}
