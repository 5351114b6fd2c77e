package denwaban.preflight;

import denwaban.database.CannotStart;
import denwaban.database.Disk;
import denwaban.database.StartConditions;
import denwaban.preflight.finding.Check;
import denwaban.preflight.finding.Finding;
import denwaban.preflight.finding.Setup;
import denwaban.preflight.finding.Text;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// The data folder and its disk. Nothing is made or written in it.
final class FolderCheck implements Check {

  private static final Set<String> IN_MEMORY = Set.of("tmpfs", "ramfs");

  private static final Text ANOTHER_FOLDER =
      new Text(
          "--denwaban.data=FOLDER で別のフォルダーを指定してください。",
          "Give another folder with --denwaban.data=FOLDER.");

  @Override
  public Text subject() {
    return new Text("データフォルダーとディスク", "Data folder and disk");
  }

  @Override
  public List<Finding> look(Setup setup) {
    var read = setup.conditions();
    if (read.isEmpty()) return List.of(Finding.NOT_CHECKED);
    var conditions = read.get();
    var found = new ArrayList<Finding>();
    try {
      running(conditions, found);
      mode(conditions, found);
      writable(conditions, found);
      inMemory(conditions, found);
    } catch (IOException failed) {
      found.add(
          Finding.warning(
              new Text(
                  conditions.data() + " の中をこのアカウントでは見られません。",
                  "This account may not look into " + conditions.data() + "."),
              new Text(
                  "事務所を動かすアカウントで確認してください。", "Run the check as the account that runs the office.")));
    }
    found.add(room(conditions.disk(), conditions));
    return found;
  }

  private static void running(StartConditions conditions, List<Finding> found) throws IOException {
    RunningOffice.of(conditions)
        .ifPresent(office -> {
          var process = office.pid().isPresent() ? " " + office.pid().getAsInt() : "";
          found.add(
              Finding.ok(
                  conditions.data() + " では事務所が動いています(プロセス" + process + ")。二つ目は起動しません。",
                  "An office runs on "
                      + conditions.data()
                      + " now (process"
                      + process
                      + "); a second one would not start."));
        });
  }

  private static void mode(StartConditions conditions, List<Finding> found) {
    try {
      conditions.requireOurMode();
    } catch (CannotStart another) {
      found.add(
          Finding.fault(
              new Text(conditions.data() + " はお試し(demo)のフォルダーです。", another.what()),
              new Text(ANOTHER_FOLDER.ja(), another.mend())));
    }
  }

  private static void writable(StartConditions conditions, List<Finding> found) throws IOException {
    var here = conditions.existing();
    var there = here.equals(conditions.data());
    if (!Files.isDirectory(here) || !Files.isWritable(here) || !Files.isExecutable(here)) {
      found.add(
          Finding.fault(
              new Text(
                  there
                      ? here + " に書き込めません。"
                      : conditions.data() + " を作れません(" + here + " に書き込めないため)。",
                  there
                      ? "This account may not write to " + here + "."
                      : conditions.data() + " cannot be made: " + here + " cannot be written."),
              new Text(
                  "事務所を動かすアカウントのフォルダーにするか、--denwaban.data=FOLDER で別のフォルダーを指定してください。",
                  "Give it to the account that runs the office, or name another folder with"
                      + " --denwaban.data=FOLDER.")));
    } else if (there && !isOurs(here)) {
      found.add(
          Finding.fault(
              new Text(
                  here + " の所有者は " + Files.getOwner(here) + " で、このアカウントではありません。",
                  here + " belongs to " + Files.getOwner(here) + ", not to this account."),
              new Text(
                  "事務所を動かすアカウントで確認と起動をするか、所有者を直してください。",
                  "Check and start as the account that runs the office, or correct the owner.")));
    } else {
      found.add(
          Finding.ok(
              conditions.data() + (there ? " に書き込めます。" : " を作れます。"),
              conditions.data() + (there ? " can be written." : " can be made.")));
    }
  }

  private static boolean isOurs(Path folder) throws IOException {
    var here = new com.sun.security.auth.module.UnixSystem().getUid();
    return RunningOffice.uid(folder) == here;
  }

  private static void inMemory(StartConditions conditions, List<Finding> found) throws IOException {
    var kind = Files.getFileStore(conditions.existing()).type();
    if (IN_MEMORY.contains(kind)) {
      found.add(
          Finding.fault(
              new Text(
                  conditions.data() + " はメモリー上(" + kind + ")にあり、機械を再起動すると消えます。",
                  conditions.data() + " lies in memory (" + kind + "): a reboot erases it."),
              ANOTHER_FOLDER));
    }
  }

  /// @param limits for their numbers
  static Finding room(Disk disk, StartConditions limits) {
    var free = disk.freeMib();
    var remedy =
        new Text(
            "場所を空けるか、大きいディスクのフォルダーを --denwaban.data=FOLDER で指定してください(docs/runbooks/full-disk.md)。",
            "Make room, or name a folder on a larger disk with --denwaban.data=FOLDER"
                + " (docs/runbooks/full-disk.md).");
    return switch (disk.level()) {
      case ENOUGH -> Finding.ok("空きは " + free + " MiB です。", free + " MiB are free.");
      case LOW ->
          Finding.warning(
              new Text(
                  "空きが %d MiB で、denwaban.disk.warn-mib の %d より少ないです。"
                      .formatted(free, limits.warnMib()),
                  "%d MiB are free, less than denwaban.disk.warn-mib (%d)."
                      .formatted(free, limits.warnMib())),
              remedy);
      case STOP ->
          Finding.fault(
              new Text(
                  "空きが %d MiB で、denwaban.disk.stop-mib の %d より少なく、受信箱などの閲覧が止まります。"
                      .formatted(free, limits.stopMib()),
                  "%d MiB are free, less than denwaban.disk.stop-mib (%d): readings would stop."
                      .formatted(free, limits.stopMib())),
              remedy);
    };
  }
}
