package denwaban.backup;

import denwaban.backup.place.Erased;
import denwaban.backup.place.Label;
import denwaban.backup.place.Layout;
import denwaban.database.CannotStart;
import denwaban.database.tenant.TenantTransactions;
import denwaban.seal.age.NotOpened;
import denwaban.storage.bucket.UnsafePlace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Whether this office has a backup, and whether its place is the right one.
final class Setup {

  private static final Logger LOG = LoggerFactory.getLogger(Setup.class);

  /// Put by hand into the data folder: begin at an empty place although there was a backup
  /// elsewhere. Not at the place: who may write there could empty it, and say that it is new.
  static final String NEW_PLACE = "new-backup";

  private final @Nullable Target target;
  private final BackupTable table;
  private final PayloadTable payloads;
  private final TenantTransactions transactions;
  private boolean checked;
  private volatile boolean renewed;

  Setup(
      @Nullable Target target,
      BackupTable table,
      PayloadTable payloads,
      TenantTransactions transactions) {
    this.target = target;
    this.table = table;
    this.payloads = payloads;
    this.transactions = transactions;
  }

  /// @return null if no backup was asked for
  @Nullable Target target() {
    return target;
  }

  /// @throws CannotStart if the place says of itself that it is not to be used; one that is away
  ///   now is looked at later
  void mayStart() {
    var to = target;
    if (to == null) return;
    try {
      to.place().check(false);
    } catch (UnsafePlace unsafe) {
      throw new CannotStart(unsafe.what(), unsafe.mend());
    } catch (IOException away) {
      LOG.atWarn().log("the place of the backup does not answer at the start");
    }
  }

  /// @throws BackupFailed if the place is not as it must be any more
  void look() throws IOException {
    var to = target;
    if (to != null) check(to, false);
  }

  private static void check(Target to, boolean first) throws IOException {
    try {
      to.place().check(first);
    } catch (UnsafePlace unsafe) {
      throw new BackupFailed(BackupTrouble.UNSAFE_PLACE, unsafe);
    }
  }

  /// Looks at the label before anything is written: a mount that is missing looks like an empty
  /// folder, and writing there would fill the wrong disk.
  ///
  /// @throws BackupFailed if the place is empty and was not, or is another office's
  synchronized void ready() throws IOException {
    var to = target;
    if (to == null) return;
    var label = label(to);
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
    if (!checked) {
      check(to, true);
      checked = true;
    }
    if (!renewed && !there.recipient().equals(label.recipient())) {
      reseal(to);
      renewed = true;
    }
  }

  /// Whether another recovery key was set, or another place, and there is no base backup since.
  boolean renewed() {
    return renewed;
  }

  /// There is one: the label names the new key.
  void based() throws IOException {
    var to = target;
    if (to == null || !renewed) return;
    label(to).write(to.place());
    renewed = false;
  }

  private static Label label(Target to) {
    return new Label(to.office(), to.readers().recovery().text());
  }

  /// Nothing counts as copied any more, until the label is there; a program that is killed before
  /// begins again.
  private void begin(Target to, Label label) throws IOException {
    var place = to.place();
    if (!place.list(Layout.BASES).isEmpty()) throw new BackupFailed(BackupTrouble.OTHER_OFFICE);
    var had = transactions.office(() -> table.whole().isPresent());
    var word = to.data().resolve(NEW_PLACE);
    if (had && !Files.exists(word)) throw new BackupFailed(BackupTrouble.EMPTY_PLACE);
    check(to, true);
    checked = true;
    transactions.office(payloads::forgetAll);
    to.written().clear();
    label.write(place);
    renewed = had;
    Files.deleteIfExists(word);
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
