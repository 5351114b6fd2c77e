package denwaban.boot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/// The unit under which an office runs: back after a kill, and able to do little else than its
/// work.
class UnitFileTest {

  private static final Path UNIT = Path.of("../deploy/denwaban.service");
  private static final Path SETTINGS = Path.of("../deploy/denwaban.env");
  private static final Pattern LEVEL = Pattern.compile("Overall exposure level.*: ([0-9.]+)");

  @Test
  void systemd_finds_little_that_it_may_do() throws Exception {
    Assumptions.assumeTrue(Files.isExecutable(Path.of("/usr/bin/systemd-analyze")), "no systemd");
    var analyze =
        new ProcessBuilder("systemd-analyze", "security", "--offline=true", "--no-pager", "" + UNIT)
            .redirectErrorStream(true)
            .start();
    var level = LEVEL.matcher(new String(analyze.getInputStream().readAllBytes()));

    assertThat(level.find()).isTrue();
    assertThat(Double.parseDouble(level.group(1))).isLessThanOrEqualTo(1.5);
  }

  @Test
  void it_comes_back_whatever_ended_it() throws IOException {
    assertThat(Files.readAllLines(UNIT))
        .contains("Restart=always", "RestartSec=2")
        .as("it never gives up")
        .contains("StartLimitIntervalSec=0");
  }

  /// Relaxed binding: capitals, and underscores for dots.
  @Test
  void its_settings_are_settings() throws IOException {
    var known =
        Files.readAllLines(Path.of("../docs/reference/settings.md")).stream()
            .filter(line -> line.startsWith("| `denwaban."))
            .map(line -> line.substring(3, line.indexOf('`', 3)))
            .map(name -> name.replace("-", "").replace('.', '_').toUpperCase(java.util.Locale.ROOT))
            .toList();
    assertThat(
            Files.readAllLines(SETTINGS).stream()
                .filter(line -> line.startsWith("DENWABAN_") && !line.startsWith("DENWABAN_JAVA"))
                .map(line -> line.substring(0, line.indexOf('='))))
        .isNotEmpty()
        .allMatch(known::contains);
  }
}
