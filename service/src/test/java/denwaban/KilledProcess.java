package denwaban;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Writer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A program of a test, in a process of its own, that works until it is killed.
public final class KilledProcess implements AutoCloseable {

  private final Process process;

  private KilledProcess(Process process) {
    this.process = process;
  }

  /// Returns when it has said `ready`.
  ///
  /// @param heap such as `128m`
  /// @param log gets what it writes to its standard error
  public static KilledProcess start(Class<?> program, String heap, Path log, List<String> arguments)
      throws IOException {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-Xmx" + heap, "-cp"));
    command.add(
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")));
    command.add(program.getName());
    command.addAll(arguments);
    var process = new ProcessBuilder(command).redirectError(log.toFile()).start();
    var out = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8));
    var line = out.readLine();
    while (line != null && !line.equals("ready")) line = out.readLine();
    if (line == null) throw new IOException("it did not start");
    Thread.startVirtualThread(() -> drain(out));
    return new KilledProcess(process);
  }

  /// A process whose words no one reads stands still when the pipe is full.
  private static void drain(BufferedReader out) {
    try (out) {
      var _ = out.transferTo(Writer.nullWriter());
    } catch (IOException killed) {
      // with it went the pipe
    }
  }

  /// `kill -9`; what it had started lives on, as after a real one.
  @Override
  public void close() {
    process.destroyForcibly().onExit().join();
  }
}
