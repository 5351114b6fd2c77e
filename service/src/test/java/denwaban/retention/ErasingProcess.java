package denwaban.retention;

import static java.nio.charset.StandardCharsets.UTF_8;

import denwaban.database.TestDatabase;
import denwaban.kernel.ClientId;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Erases one client's things in a process of its own, round after round, until it is killed.
final class ErasingProcess implements AutoCloseable {

  private final Process process;

  private ErasingProcess(Process process) {
    this.process = process;
  }

  /// Returns when the first round begins.
  ///
  /// @param now of its clock, which stands still
  static ErasingProcess start(TestDatabase database, Path folder, ClientId client, Instant now)
      throws IOException {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-Xmx128m", "-cp"));
    command.add(System.getProperty("java.class.path"));
    command.add(ErasingProcess.class.getName());
    command.addAll(database.ways());
    command.addAll(List.of(folder.toString(), client.toString(), now.toString()));
    var process =
        new ProcessBuilder(command).redirectError(folder.resolve("process.log").toFile()).start();
    var out = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8));
    var line = out.readLine();
    while (line != null && !line.equals("ready")) line = out.readLine();
    if (line == null) throw new IOException("it did not start");
    return new ErasingProcess(process);
  }

  /// `kill -9`.
  @Override
  public void close() {
    process.destroyForcibly().onExit().join();
  }

  public static void main(String[] args) {
    var database = TestDatabase.entering(List.of(args).subList(0, args.length - 3));
    var client = ClientId.of(args[args.length - 2]);
    var made = new TestRetention(database, Path.of(args[args.length - 3]));
    made.now = Instant.parse(args[args.length - 1]);
    System.out.println("ready");
    while (true) made.rounds.round(client, true);
  }
}
