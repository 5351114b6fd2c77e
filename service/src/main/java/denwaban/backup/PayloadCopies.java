package denwaban.backup;

import denwaban.backup.place.BackupPlace;
import denwaban.backup.place.Layout;
import denwaban.database.tenant.TenantTransactions;
import denwaban.kernel.Bytes;
import denwaban.seal.crypto.Digest;
import denwaban.storage.partition.PayloadPartitions;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;

/// Sealed payloads out of the store, a folder or a bucket, each once, as they are and without
/// opening them.
///
/// What the store has no more stays at the place for the window, and then goes there too.
final class PayloadCopies {

  /// A recording that still grows is not copied: it would be another one the next time.
  static final Duration QUIET = Duration.ofMinutes(2);

  private static final int BATCH = 500;

  private final Target target;
  private final PayloadPartitions store;
  private final PayloadTable table;
  private final TenantTransactions transactions;
  private final InstantSource clock;

  PayloadCopies(
      Target target,
      PayloadPartitions store,
      PayloadTable table,
      TenantTransactions transactions,
      InstantSource clock) {
    this.target = target;
    this.store = store;
    this.table = table;
    this.transactions = transactions;
    this.clock = clock;
  }

  /// Copies what is new, notes what is gone, removes what has been gone for the window.
  ///
  /// @throws BackupFailed if there were payloads, and their folder is not there: nothing is noted
  void round() throws IOException {
    if (!store.there()) {
      if (transactions.office(() -> table.sum()).count() > 0) {
        throw new BackupFailed(BackupTrouble.PAYLOADS_MISSING);
      }
      return;
    }
    for (var n = 0; n < 256; n++) {
      var shelf = "%02x".formatted(n);
      shelf(shelf);
    }
    remove();
  }

  private void shelf(String shelf) throws IOException {
    var here = store.on(shelf);
    var known = transactions.office(() -> table.of(shelf));
    var now = clock.instant();
    for (var one : here) {
      var before = known.remove(new PayloadTable.Name(one.object(), one.segment()));
      var same = before != null && before.gone() == null && before.bytes() == one.bytes();
      if (!same && !one.changed().isAfter(now.minus(QUIET))) copy(one);
    }
    for (var gone : known.entrySet()) {
      if (gone.getValue().gone() == null) {
        transactions.office(() -> table.gone(gone.getKey(), now));
      }
    }
  }

  private void copy(PayloadPartitions.Payload one) throws IOException {
    var path = Layout.object(one.object(), one.segment());
    Bytes ours;
    try (var in = store.open(one)) {
      ours = Digest.sha256(in);
    } catch (NoSuchFileException erased) {
      return; // meanwhile
    }
    try {
      bring(path, one);
    } catch (FileAlreadyExistsException before) {
      // copied by a life of the program that was killed before it noted it; or another's bytes
      if (!lies(path, ours)) {
        if (target.place().delete(path) == BackupPlace.Removal.LOCKED) {
          throw new BackupFailed(BackupTrouble.CHANGED, before);
        }
        bring(path, one);
      }
    }
    if (!lies(path, ours)) return; // it grew meanwhile: the next round
    var name = new PayloadTable.Name(one.object(), one.segment());
    transactions.office(() -> table.keep(name, one.bytes(), ours, clock.instant()));
  }

  private void bring(String path, PayloadPartitions.Payload one) throws IOException {
    try (var in = store.open(one)) {
      target.place().keep(path, clock.instant(), in::transferTo);
    } catch (NoSuchFileException erased) {
      return;
    }
  }

  private boolean lies(String path, Bytes sha256) throws IOException {
    try (var there = target.place().read(path)) {
      return Digest.sha256(there).equals(sha256);
    } catch (NoSuchFileException none) {
      return false;
    }
  }

  private void remove() throws IOException {
    var before = clock.instant().minus(target.keep());
    for (var due = transactions.office(() -> table.due(before, BATCH));
        !due.isEmpty();
        due = transactions.office(() -> table.due(before, BATCH))) {
      var removed = new ArrayList<PayloadTable.Name>();
      for (var one : due) {
        var path = Layout.object(one.object(), one.segment());
        if (target.place().delete(path) != BackupPlace.Removal.LOCKED) removed.add(one);
      }
      transactions.office(() -> removed.forEach(table::forget));
      if (removed.size() < due.size()) {
        held(before);
        return; // a lock ends with the window, give or take a clock: the next round
      }
    }
  }

  /// @throws BackupFailed if one should have gone more than a day ago
  private void held(Instant before) throws BackupFailed {
    var late = before.minus(Backups.SLACK);
    if (!transactions.office(() -> table.due(late, 1)).isEmpty()) {
      throw new BackupFailed(BackupTrouble.HELD);
    }
  }
}
