package denwaban.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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

class SignInPaceTest {

  private static final InstantSource CLOCK = InstantSource.system();
  private static final Duration LONG = Duration.ofSeconds(30);

  @Test
  void no_more_than_so_many_are_at_it_at_once_and_all_come_to_it() throws Exception {
    var pace = new SignInPace(2, LONG, CLOCK);
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
    var pace = new SignInPace(1, Duration.ofMillis(20), CLOCK);
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
    assertThat(comes(pace)).isTrue();
  }

  @Test
  void strangers_fill_their_own_lane_and_not_the_one_of_the_offices_sites() {
    var now = new AtomicReference<>(Instant.EPOCH);
    var pace = new SignInPace(1, Duration.ZERO, now::get);
    pace.take(
        false,
        () -> {
          assertThatThrownBy(() -> pace.take(false, () -> "another stranger"))
              .isInstanceOf(Problem.class);
          return pace.take(true, () -> "at a desk");
        });
  }

  @Test
  void a_turn_rests_after_its_deed_so_many_times_as_long_as_that_took() throws Exception {
    var now = new AtomicReference<>(Instant.EPOCH);
    var pace = new SignInPace(1, Duration.ofMillis(5), now::get);
    var took = SignInPace.LONGEST_REST.dividedBy(SignInPace.REST);
    pace.take(true, () -> now.updateAndGet(it -> it.plus(took)));
    assertThatThrownBy(() -> pace.take(true, () -> "too soon")).isInstanceOf(Problem.class);
    Thread.sleep(SignInPace.LONGEST_REST);
    assertThat(comes(pace)).isTrue();
  }

  @Test
  void a_deed_that_hung_stops_the_queue_no_longer_than_any() throws Exception {
    var now = new AtomicReference<>(Instant.EPOCH);
    var pace = new SignInPace(1, Duration.ofMillis(5), now::get);
    pace.take(true, () -> now.updateAndGet(it -> it.plus(Duration.ofHours(1))));
    Thread.sleep(SignInPace.LONGEST_REST);
    assertThat(comes(pace)).isTrue();
  }

  /// On a busy machine a rest may last a little longer.
  private static boolean comes(SignInPace pace) throws InterruptedException {
    for (var n = 0; n < 1_000; n++) {
      try {
        return pace.take(true, () -> true);
      } catch (Problem notYet) {
        Thread.sleep(5);
      }
    }
    return false;
  }

  @Test
  void a_deed_that_fails_gives_its_turn_back() throws Exception {
    var pace = new SignInPace(1, Duration.ofMillis(20), CLOCK);
    assertThatThrownBy(() ->
            pace.take(
                true,
                () -> {
                  throw Problem.notFound();
                }))
        .isInstanceOf(Problem.class);
    assertThat(comes(pace)).isTrue();
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
