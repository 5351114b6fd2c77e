package denwaban.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The promise of two commands: it starts on an empty folder, and again, quickly.
class StartIT {

  @Test
  void it_starts_on_an_empty_folder_within_90_s_and_later_within_10_s(@TempDir Path home)
      throws Exception {
    var begun = System.nanoTime();
    try (var office = Office.open(home)) {
      var first = Duration.ofNanos(System.nanoTime() - begun);
      assertThat(Office.get("localhost", "/demo").body()).contains("<div id=\"root\">");
      office.stop();

      begun = System.nanoTime();
      office.restart();
      var later = Duration.ofNanos(System.nanoTime() - begun);

      assertThat(first).isLessThan(Duration.ofSeconds(90));
      if (calm()) assertThat(later).isLessThan(Duration.ofSeconds(10));
    }
  }

  /// A promise about time can be held only where nobody else takes it.
  private static boolean calm() {
    var machine = ManagementFactory.getOperatingSystemMXBean();
    return machine.getSystemLoadAverage() < machine.getAvailableProcessors() + 1;
  }
}
