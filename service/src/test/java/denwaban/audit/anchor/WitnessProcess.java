package denwaban.audit.anchor;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A real `denwaban-witness` in a process of its own, on loopback.
final class WitnessProcess implements AutoCloseable {

  private static final String READY = "ready ";

  private final Process process;
  private final List<String> keys = new ArrayList<>();
  private final URI url;

  /// @param logs the vkeys that it believes
  WitnessProcess(Path folder, List<String> logs) throws IOException {
    Files.createDirectories(folder);
    Files.write(folder.resolve("logs"), logs);
    process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                "denwaban.witness.Main",
                folder.toString(),
                "--name",
                "witness.example/w1",
                "--listen",
                "127.0.0.1:0")
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    var out = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8));
    var line = out.readLine();
    while (line != null && !line.startsWith(READY)) {
      keys.add(line);
      line = out.readLine();
    }
    if (line == null) {
      throw new IOException("the witness did not start");
    }
    url = URI.create("http://" + line.substring(READY.length()));
  }

  WitnessSettings settings() {
    return new WitnessSettings(List.of(new WitnessSettings.At(url, keys)));
  }

  @Override
  public void close() {
    process.destroy();
    process.onExit().join();
  }
}
