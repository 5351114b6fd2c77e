package denwaban.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The promise of two commands: it starts on an empty folder, and again on its own data.
///
/// The bounds only catch a hang; how fast it is on a quiet machine is for a bench to say.
@Tag("own-office")
class StartIT {

  @BeforeAll
  static void the_ports_are_free() {
    House.leave();
  }

  private static final Duration FIRST = Duration.ofMinutes(3);
  private static final Duration LATER = Duration.ofMinutes(2);

  @Test
  void it_starts_on_an_empty_folder_and_again(@TempDir Path home) throws Exception {
    var begun = System.nanoTime();
    try (var office = Office.first(home)) {
      var first = Duration.ofNanos(System.nanoTime() - begun);
      assertThat(Office.get("localhost", "/demo").body()).contains("<div id=\"root\">");
      office.stop();

      begun = System.nanoTime();
      office.restart();
      var later = Duration.ofNanos(System.nanoTime() - begun);

      System.out.println("first start " + first.toMillis() / 1e3 + " s");
      System.out.println("later start " + later.toMillis() / 1e3 + " s");
      assertThat(first).isLessThan(FIRST);
      assertThat(later).isLessThan(LATER);
    }
  }
}
