package denwaban.backup;

import denwaban.backup.place.Erased;
import denwaban.backup.place.Label;
import denwaban.backup.place.Layout;
import denwaban.database.tenant.TenantTransactions;
import denwaban.seal.age.NotOpened;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import org.jspecify.annotations.Nullable;

/// Whether this office has a backup, and whether its place is the right one.
final class Setup {

  /// Put by hand into an empty place: begin there although there was a backup elsewhere.
  static final String NEW_PLACE = "new-backup";

  private final @Nullable Target target;
  private final BackupTable table;
  private final TenantTransactions transactions;

  Setup(@Nullable Target target, BackupTable table, TenantTransactions transactions) {
    this.target = target;
    this.table = table;
    this.transactions = transactions;
  }

  /// @return null if no backup was asked for
  @Nullable Target target() {
    return target;
  }

  /// Looks at the label before anything is written: a mount that is missing looks like an empty
  /// folder, and writing there would fill the wrong disk.
  ///
  /// @throws BackupFailed if the place is empty and was not, or is another office's
  synchronized void ready() throws IOException {
    var to = target;
    if (to == null) return;
    var label = new Label(to.office(), to.readers().recovery().text());
    Label there;
    try {
      there = Label.read(to.place());
    } catch (NoSuchFileException none) {
      begin(to, label);
      return;
    }
    if (!there.office().equals(label.office())) {
      throw new BackupFailed(BackupTrouble.OTHER_OFFICE);
    }
    if (!there.recipient().equals(label.recipient())) {
      reseal(to);
      label.write(to.place());
    }
  }

  private void begin(Target to, Label label) throws IOException {
    var place = to.place();
    if (!place.list(Layout.BASES).isEmpty()) throw new BackupFailed(BackupTrouble.OTHER_OFFICE);
    var had = transactions.office(() -> table.whole().isPresent());
    if (had && !place.has(NEW_PLACE)) throw new BackupFailed(BackupTrouble.EMPTY_PLACE);
    label.write(place);
    var _ = place.delete(NEW_PLACE);
  }

  /// To a new recovery key. Older base backups and their log stay sealed to the former one, until
  /// they leave with the window.
  private static void reseal(Target to) throws IOException {
    try {
      Erased.reseal(to.place(), to.drill(), to.readers());
    } catch (NotOpened e) {
      throw new BackupFailed(BackupTrouble.OTHER_OFFICE, e);
    }
  }
}
