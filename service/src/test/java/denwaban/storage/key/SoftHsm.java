package denwaban.storage.key;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// One token of softhsm2 (Debian), made anew for each run of the tests.
///
/// Its library reads SOFTHSM2_CONF once in a process; the build sets it to a file under `target`.
public final class SoftHsm {

  public static final Path LIBRARY = Path.of("/usr/lib/softhsm/libsofthsm2.so");
  public static final String PIN = "839204";

  /// Where its keys lie.
  public static final Path TOKENS = make();

  private SoftHsm() {}

  private static Path make() {
    try {
      var conf = Path.of(System.getenv("SOFTHSM2_CONF"));
      var tokens = Files.createTempDirectory(conf.getParent(), "tokens");
      Files.writeString(
          conf, "directories.tokendir = " + tokens + "\nobjectstore.backend = file\n");
      run("softhsm2-util", "--init-token", "--free", "--label", "denwaban", "--pin", PIN);
      return tokens;
    } catch (IOException e) {
      throw new AssertionError("softhsm2 is needed: apt-get install softhsm2", e);
    }
  }

  private static void run(String... command) throws IOException {
    var words = new ArrayList<>(List.of(command));
    words.addAll(List.of("--so-pin", "74620193"));
    var process = new ProcessBuilder(words).redirectErrorStream(true).start();
    var said = new String(process.getInputStream().readAllBytes(), UTF_8);
    try {
      if (process.waitFor() != 0) {
        throw new IOException(said);
      }
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }
}
