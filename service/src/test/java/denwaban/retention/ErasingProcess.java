package denwaban.retention;

import denwaban.KilledProcess;
import denwaban.database.TestDatabase;
import denwaban.kernel.ClientId;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Erases one client's things in a process of its own, round after round, until it is killed.
final class ErasingProcess {

  private ErasingProcess() {}

  /// Returns when the first round begins.
  ///
  /// @param now of its clock, which stands still
  static KilledProcess start(TestDatabase database, Path folder, ClientId client, Instant now)
      throws IOException {
    var arguments = new ArrayList<>(database.ways());
    arguments.addAll(List.of(folder.toString(), client.toString(), now.toString()));
    return KilledProcess.start(
        ErasingProcess.class, "128m", folder.resolve("process.log"), arguments);
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
