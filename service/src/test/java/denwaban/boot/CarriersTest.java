package denwaban.boot;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/// In a JVM of its own, as carriers are made once: on two cores, twice as many requests compute as
/// there are cores, and do so until a call was taken.
class CarriersTest {

  private static final int CORES = 2;
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  /// The program under test.
  public static final class Busy {

    private static volatile boolean taken;

    private Busy() {}

    /// @param args `provided`, or nothing
    public static void main(String[] args) throws InterruptedException {
      if (args.length > 0) Carriers.provide();
      var computing = new CountDownLatch(CORES);
      for (var n = 0; n < 2 * CORES; n++) {
        Thread.ofVirtual()
            .start(() -> {
              computing.countDown();
              while (!taken) Thread.onSpinWait();
            });
      }
      computing.await();
      Thread.ofVirtual().start(() -> taken = true);
      for (var n = 0; n < 20 && !taken; n++) TimeUnit.MILLISECONDS.sleep(100);
      System.exit(taken ? 0 : 1);
    }
  }

  private static int runs(String... words) throws Exception {
    var command =
        new ArrayList<>(
            List.of(
                System.getProperty("java.home") + "/bin/java",
                "-XX:ActiveProcessorCount=" + CORES,
                "-cp",
                System.getProperty("java.class.path"),
                Busy.class.getName()));
    command.addAll(List.of(words));
    var process = new ProcessBuilder(command).inheritIO().start();
    assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
    return process.exitValue();
  }

  @Test
  void a_call_is_taken_while_more_requests_compute_than_there_are_cores() throws Exception {
    assertThat(runs()).as("as the JVM has it").isEqualTo(1);
    assertThat(runs("provided")).isZero();
  }

  @Test
  void what_was_set_by_hand_stays() {
    var before = System.getProperty(Carriers.PARALLELISM);
    try {
      System.setProperty(Carriers.PARALLELISM, "3");
      Carriers.provide();
      assertThat(System.getProperty(Carriers.PARALLELISM)).isEqualTo("3");
    } finally {
      if (before == null) System.clearProperty(Carriers.PARALLELISM);
      else System.setProperty(Carriers.PARALLELISM, before);
    }
  }
}
