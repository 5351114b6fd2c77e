package denwaban.preflight;

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

/// The folder of the backup. The program does not make it: a mount that is missing must not look
/// like an empty place. Nothing is written there. A bucket is [denwaban.preflight.outside]'s.
final class BackupFolderCheck implements Check {

  private static final String SETTING = "denwaban.backup.folder";

  @Override
  public Text subject() {
    return new Text("バックアップのフォルダー", "Folder of the backup");
  }

  @Override
  public List<Finding> look(Setup setup) {
    var named = setup.path(SETTING);
    if (named.isEmpty()) {
      return List.of(
          Finding.ok("設定にバックアップのフォルダーはありません。", "No folder of a backup is named in the settings."));
    }
    var folder = named.get().toAbsolutePath().normalize();
    if (!Files.isDirectory(folder)) return List.of(missing(folder));
    if (!Files.isReadable(folder) || !Files.isWritable(folder) || !Files.isExecutable(folder)) {
      return List.of(closed(folder));
    }
    var found = new ArrayList<Finding>();
    setup.conditions().ifPresent(conditions -> disk(folder, conditions, found));
    if (found.isEmpty()) {
      // the unit's ProtectSystem=strict is not seen from here
      found.add(
          Finding.ok(
              folder + " に、このアカウントで書き込めます。systemd では ReadWritePaths にも指定します。",
              folder
                  + " can be written by this account. Under systemd, name it in ReadWritePaths too."));
    }
    return found;
  }

  private static Finding missing(Path folder) {
    return Finding.fault(
        new Text(
            SETTING + " のフォルダーがありません: " + folder,
            "The folder of " + SETTING + " is not there: " + folder),
        new Text(
            "ディスクか共有をマウントするか、フォルダーを作るか、パスを直してください。バックアップのフォルダーは自動では作られません。",
            "Mount the disk or share, make the folder, or correct the path: the office does not make"
                + " it."));
  }

  private static Finding closed(Path folder) {
    return Finding.fault(
        new Text(
            SETTING + " のフォルダーに、このアカウントでは書き込めません: " + folder,
            "This account may not write to the folder of " + SETTING + ": " + folder),
        new Text(
            "事務所を動かすアカウントのフォルダーにし、読み取り専用のマウントでないことと、systemd の ReadWritePaths にあることを確かめてください。",
            "Give it to the account that runs the office, and see that it is not mounted read-only and,"
                + " under systemd, stands in ReadWritePaths."));
  }

  private static void disk(Path folder, StartConditions conditions, List<Finding> found) {
    try {
      var there = Files.getFileStore(folder);
      if (there.equals(Files.getFileStore(conditions.existing()))) found.add(sameDisk(folder));
      var free = there.getUsableSpace() >> 20;
      if (free < conditions.warnMib()) found.add(littleRoom(folder, free, conditions.warnMib()));
    } catch (IOException away) {
      found.add(missing(folder));
    }
  }

  private static Finding sameDisk(Path folder) {
    return Finding.warning(
        new Text(
            folder + " は、データフォルダーと同じディスクにあります。",
            folder + " lies on the same disk as the data folder."),
        new Text(
            "別のディスクか別の機械の共有がマウントされているか確かめてください。このままでは、ディスクが壊れると両方とも失われます。",
            "See whether the other disk or machine's share is mounted: as it is, one broken disk"
                + " takes both."));
  }

  private static Finding littleRoom(Path folder, long free, long least) {
    return Finding.warning(
        new Text(
            folder + " の空きが %d MiB で、denwaban.disk.warn-mib の %d より少ないです。".formatted(free, least),
            "%d MiB are free in %s, less than denwaban.disk.warn-mib (%d)."
                .formatted(free, folder, least)),
        new Text(
            "場所を空けるか、大きいディスクのフォルダーを " + SETTING + " に指定してください。",
            "Make room, or name a folder on a larger disk with " + SETTING + "."));
  }
}
