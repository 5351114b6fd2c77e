package denwaban.bench;

import denwaban.seal.age.Identity;
import denwaban.seal.age.Origin;
import denwaban.seal.age.Suite;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;

/// `bench backup`: the audio of calls that a process relays, without and with base backups that the
/// same process takes one after the other.
final class Backup {

  private static final double GOAL_MICROS = 1_000;

  private Backup() {}

  static void run(String[] arguments) throws Exception {
    var words = new ArrayList<>(List.of(arguments));
    var inside = words.remove(Shielded.INSIDE);
    var seconds = words.isEmpty() ? 20 : Integer.parseInt(words.getFirst());
    var calls = words.size() < 2 ? 100 : Integer.parseInt(words.get(1));
    var megabytes = words.size() < 3 ? 200 : Integer.parseInt(words.get(2));
    if (seconds < 1 || seconds > 120 || calls < 1 || calls > 2000 || megabytes > 10_000) {
      throw new IllegalArgumentException("seconds 1 to 120, calls 1 to 2000, MB to 10000");
    }
    if (inside) {
      measure(seconds, calls, megabytes);
    } else {
      Shielded.run(
          "backup",
          List.of(Integer.toString(seconds), Integer.toString(calls), Integer.toString(megabytes)));
    }
  }

  private static void measure(int seconds, int calls, int megabytes) throws Exception {
    Machine.print();
    try (var tidy = new Tidy()) {
      var folder = tidy.folder("backup");
      tidy.atEnd(() -> ProcessHandle.current().children().forEach(ProcessHandle::destroy));
      var recovery = Identity.generate(Suite.X25519);
      var origin = tidy.folder("backup-origin").resolve("origin");
      Files.writeString(origin, Origin.of(recovery).export());
      var settings =
          List.of(
              "--denwaban.backup.origin-file=" + origin,
              "--denwaban.backup.folder=" + tidy.folder("backup-place"),
              "--denwaban.backup.recipient=" + recovery.recipient().text());
      try (var office = new SignInOffice(folder, settings)) {
        office.ask("fill " + megabytes);
        System.out.println();
        System.out.println(
            "| %d calls, database larger by %d MB | lost | added p50 us | added p99 us | backups | generator late p99 us |"
                .formatted(calls, megabytes));
        System.out.println("|---|--:|--:|--:|--:|--:|");
        var length = Generator.WARM_UP_SECONDS + seconds + 1;
        for (var name :
            List.of("to warm up", "quiet", "backups", "quiet, again", "backups, again")) {
          var of =
              new RelayBeside.Calls(calls, seconds, folder.resolve(name.replace(' ', '-')), name);
          row(
              name,
              RelayBeside.measure(
                  office,
                  of,
                  name.startsWith("backups") ? () -> office.ask("backup " + length) : null));
        }
        System.out.printf("%nGoal: none lost, added p99 within %.0f us of quiet.%n", GOAL_MICROS);
      }
    }
    System.exit(0);
  }

  private static void row(String name, RelayBeside.Measured<String> measured) {
    var backups = measured.beside();
    System.out.printf(
        "| %s | %s | %s | %d |%n",
        name, measured.columns(), backups == null ? "none" : backups, measured.late());
  }
}
