package denwaban.audit.sequencing;

import denwaban.KilledProcess;
import denwaban.audit.TestLog;
import denwaban.database.TestDatabase;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A sequencer in a process of its own, which works without a pause until it is killed.
public final class SequencingProcess {

  private SequencingProcess() {}

  /// Returns when it has done its first round.
  public static KilledProcess start(TestDatabase database, Path folder) throws IOException {
    var arguments = new ArrayList<>(database.way());
    arguments.add(folder.toString());
    return KilledProcess.start(
        SequencingProcess.class, "128m", folder.resolve("process.log"), arguments);
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
