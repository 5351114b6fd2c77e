package denwaban.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.dao.TransientDataAccessResourceException;

class PeriodicTaskTest {

  private static final Duration SOON = Duration.ofMillis(1);
  private static final long PATIENCE_S = 10;

  @Test
  void neither_an_outage_nor_a_bug_ends_them() throws InterruptedException {
    var done = new AtomicInteger();
    var fifth = new CountDownLatch(5);
    var periodicTask =
        new PeriodicTask(
            "test",
            SOON,
            () -> {
              fifth.countDown();
              switch (done.incrementAndGet()) {
                case 1 -> throw new TransientDataAccessResourceException("away");
                case 2 -> throw new IllegalStateException("a bug");
                case 3 -> throw new AssertionError("a bug of another kind");
                default -> {}
              }
            });
    periodicTask.start();
    assertThat(periodicTask.isRunning()).isTrue();
    assertThat(fifth.await(PATIENCE_S, TimeUnit.SECONDS)).isTrue();
    periodicTask.stop();
    assertThat(periodicTask.isRunning()).isFalse();
  }

  @Test
  @ExtendWith(OutputCaptureExtension.class)
  void of_failures_that_follow_each_other_the_first_of_its_kind_is_told(CapturedOutput output)
      throws InterruptedException {
    var done = new AtomicInteger();
    var sixth = new CountDownLatch(6);
    var periodicTask =
        new PeriodicTask(
            "told",
            SOON,
            () -> {
              sixth.countDown();
              switch (done.incrementAndGet()) {
                case 1, 2, 5 -> throw new TransientDataAccessResourceException("away");
                case 3 -> throw new IllegalStateException("a bug");
                default -> {}
              }
            });
    periodicTask.start();
    assertThat(sixth.await(PATIENCE_S, TimeUnit.SECONDS)).isTrue();
    periodicTask.stop();
    assertThat(output.getAll().split("the database is away for a round", -1)).hasSize(3);
    assertThat(output.getAll().split("a round failed", -1)).hasSize(2);
  }

  @Test
  void after_the_stop_there_is_no_other() throws InterruptedException {
    var began = new CountDownLatch(1);
    var go = new CountDownLatch(1);
    var done = new AtomicInteger();
    var periodicTask =
        new PeriodicTask(
            "test",
            SOON,
            () -> {
              began.countDown();
              go.await();
              done.incrementAndGet();
            });
    periodicTask.start();
    assertThat(began.await(PATIENCE_S, TimeUnit.SECONDS)).isTrue();
    periodicTask.stop();
    go.countDown();
    TimeUnit.MILLISECONDS.sleep(50);
    assertThat(done).hasValue(1);
  }
}
