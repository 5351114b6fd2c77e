package denwaban.audit.sequencing;

import denwaban.audit.TestLog;
import denwaban.database.TestDatabase;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A sequencer in a process of its own, which works without a pause until it is killed.
public final class SequencingProcess implements AutoCloseable {

  private final Process process;

  private SequencingProcess(Process process) {
    this.process = process;
  }

  /// Returns when it has done its first round.
  public static SequencingProcess start(TestDatabase database, Path folder) throws IOException {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-Xmx128m", "-cp"));
    command.add(System.getProperty("java.class.path"));
    command.add(SequencingProcess.class.getName());
    command.addAll(database.way());
    command.add(folder.toString());
    var process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    var out =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    var line = out.readLine();
    while (line != null && !line.equals("ready")) {
      line = out.readLine();
    }
    if (line == null) {
      throw new IOException("the sequencer did not start");
    }
    return new SequencingProcess(process);
  }

  /// `kill -9`.
  @Override
  public void close() {
    process.destroyForcibly().onExit().join();
  }

  public static void main(String[] args) {
    var database = TestDatabase.entering(List.of(args).subList(0, 3));
    var sequencer = new TestLog(database, Path.of(args[3])).sequencer(Sequencer.PATIENCE);
    var _ = sequencer.round();
    System.out.println("ready");
    while (true) {
      var _ = sequencer.round();
    }
  }
}
