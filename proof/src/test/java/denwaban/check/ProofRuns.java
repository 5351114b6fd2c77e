package denwaban.check;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;

/// Runs the tool as a person at a terminal would, in English unless told otherwise.
abstract class ProofRuns {

  @TempDir Path temporary;

  Instant now = TestLog.START.plus(Duration.ofDays(1));
  private final ByteArrayOutputStream said = new ByteArrayOutputStream();

  final int run(Object... args) {
    said.reset();
    var all = new ArrayList<>(List.of("--lang", "en"));
    Stream.of(args).map(Object::toString).forEach(all::add);
    var to = new PrintStream(said, true, UTF_8);
    return Main.run(all.toArray(String[]::new), to, to, () -> now);
  }

  /// All that the last run said.
  final String said() {
    return said.toString(UTF_8);
  }

  final Path last() {
    return temporary.resolve("last");
  }

  final TestLog log() {
    return new TestLog(temporary.resolve("copy"));
  }
}
