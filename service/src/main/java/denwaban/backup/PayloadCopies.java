package denwaban.backup;

import denwaban.backup.place.Layout;
import denwaban.database.tenant.TenantTransactions;
import denwaban.kernel.ObjectId;
import denwaban.seal.crypto.Digest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;

/// Sealed payloads out of the store's folder, each once, as they are: nobody here opens them.
/// Payloads in a bucket are not copied; the bucket's own versions and copies are for that.
///
/// What the store has no more stays at the place for the window, and then goes there too.
final class PayloadCopies {

  /// A recording that still grows is not copied: it would be another one the next time.
  static final Duration QUIET = Duration.ofMinutes(2);

  private static final int BATCH = 500;

  private final Target target;
  private final PayloadTable table;
  private final TenantTransactions transactions;
  private final InstantSource clock;

  PayloadCopies(
      Target target, PayloadTable table, TenantTransactions transactions, InstantSource clock) {
    this.target = target;
    this.table = table;
    this.transactions = transactions;
    this.clock = clock;
  }

  private record Here(Path file, long bytes, Instant changed) {}

  /// Copies what is new, notes what is gone, removes what has been gone for the window.
  ///
  /// @throws BackupFailed if there were payloads, and their folder is not there: nothing is noted
  void round() throws IOException {
    var store = target.data().resolve(Layout.OBJECTS);
    if (!Files.isDirectory(store)) {
      if (transactions.office(() -> table.sum()).count() > 0) {
        throw new BackupFailed(BackupTrouble.PAYLOADS_MISSING);
      }
      return;
    }
    for (var n = 0; n < 256; n++) {
      var shelf = "%02x".formatted(n);
      shelf(shelf, here(store.resolve(shelf)));
    }
    remove();
  }

  private void shelf(String shelf, Map<PayloadTable.Name, Here> here) throws IOException {
    var known = transactions.office(() -> table.of(shelf));
    var now = clock.instant();
    for (var one : here.entrySet()) {
      var before = known.remove(one.getKey());
      var same =
          before != null && before.gone() == null && before.bytes() == one.getValue().bytes();
      if (!same && !one.getValue().changed().isAfter(now.minus(QUIET))) {
        copy(one.getKey(), one.getValue());
      }
    }
    for (var gone : known.entrySet()) {
      if (gone.getValue().gone() == null) {
        transactions.office(() -> table.gone(gone.getKey(), now));
      }
    }
  }

  private void copy(PayloadTable.Name name, Here here) throws IOException {
    var path = Layout.object(name.object(), name.segment());
    try (var in = Files.newInputStream(here.file())) {
      target.place().put(path, in::transferTo);
    } catch (NoSuchFileException erased) {
      if (!Files.exists(here.file())) return; // meanwhile
      throw erased;
    }
    try (var there = target.place().read(path)) {
      var sha256 = Digest.sha256(there);
      transactions.office(() -> table.keep(name, here.bytes(), sha256, clock.instant()));
    }
  }

  private void remove() throws IOException {
    var before = clock.instant().minus(target.keep());
    for (var due = transactions.office(() -> table.due(before, BATCH));
        !due.isEmpty();
        due = transactions.office(() -> table.due(before, BATCH))) {
      for (var one : due) {
        var _ = target.place().delete(Layout.object(one.object(), one.segment()));
      }
      var all = due;
      transactions.office(() -> all.forEach(table::forget));
    }
  }

  private static Map<PayloadTable.Name, Here> here(Path shelf) throws IOException {
    var found = new HashMap<PayloadTable.Name, Here>();
    if (!Files.isDirectory(shelf)) return found;
    try (var all = Files.walk(shelf, 2)) {
      for (var file : (Iterable<Path>) all::iterator) {
        var segment = file.getFileName().toString();
        if (segment.matches("[0-9]{1,5}") && Files.isRegularFile(file)) {
          var object = file.resolveSibling(".").normalize().getFileName().toString();
          found.put(
              new PayloadTable.Name(ObjectId.of(object), Integer.parseInt(segment)),
              new Here(file, Files.size(file), Files.getLastModifiedTime(file).toInstant()));
        }
      }
    } catch (NoSuchFileException | java.io.UncheckedIOException meanwhile) {
      throw new IOException("a payload went while its folder was listed", meanwhile);
    }
    return found;
  }
}
