package denwaban.backup;

import java.nio.file.Path;
import org.springframework.boot.context.properties.bind.Binder;

/// Whether the settings of the backup fit, asked without starting: by the rules of the start
/// itself.
public final class BackupConditions {

  private BackupConditions() {}

  /// @param data the folder of the office
  /// @param embedded whether the database is the program's own
  /// @throws denwaban.database.CannotStart if a start would refuse
  public static void check(Binder binder, Path data, boolean embedded) {
    var _ =
        Target.check(binder.bindOrCreate("denwaban.backup", BackupSettings.class), data, embedded);
  }
}
