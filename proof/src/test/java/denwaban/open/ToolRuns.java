package denwaban.open;

import static java.nio.charset.StandardCharsets.UTF_8;

import denwaban.open.table.OpusEncoder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;

/// Runs the tool as a person at a terminal would, in English unless told otherwise.
abstract class ToolRuns {

  @TempDir Path folder;

  OpusEncoder encoder = OpusEncoder.on(System.getenv("PATH"), OpusEncoder.PATIENCE);

  private final ByteArrayOutputStream said = new ByteArrayOutputStream();

  final int run(Object... args) {
    said.reset();
    var texts = Stream.of(args).map(Object::toString).toArray(String[]::new);
    var to = new PrintStream(said, true, UTF_8);
    var before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.ENGLISH);
      return Main.run(texts, to, to, InstantSource.system(), encoder);
    } finally {
      Locale.setDefault(before);
    }
  }

  /// All that the last run said, results and warnings.
  final String said() {
    return said.toString(UTF_8);
  }

  /// What it wrote to the folder `out`.
  final byte[] out(String name) throws IOException {
    return Files.readAllBytes(folder.resolve("out").resolve(name));
  }
}
