package denwaban.backup;

import denwaban.backup.place.BackupPlace;
import denwaban.backup.place.Layout;
import denwaban.backup.place.Manifest;
import denwaban.seal.age.NotOpened;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/// Takes out of the backup what is older than the window: base backups, the log before the oldest
/// one that stays, and the lists of what was erased before it. The newest whole base backup always
/// stays.
final class Pruning {

  private final Target target;
  private final InstantSource clock;
  private boolean forged;

  /// Whole by their names, and their manifests do not open: no restore begins with them.
  private final Set<String> damaged = new TreeSet<>();

  Pruning(Target target, InstantSource clock) {
    this.target = target;
    this.clock = clock;
  }

  /// What is whole, the oldest first.
  ///
  /// @throws BackupFailed if the drill's key opens none of several: they are none of ours
  synchronized List<Manifest> bases() throws IOException {
    var all = new ArrayList<Manifest>();
    damaged.clear();
    for (var id : Manifest.whole(target.place())) {
      try {
        all.add(Manifest.read(target.place(), target.drill(), id));
      } catch (NotOpened other) {
        if (other.why() == NotOpened.Why.OTHER_ORIGIN) {
          forged = true; // it is no backup of ours, and goes with what was cut off
        } else {
          damaged.add(id);
        }
      } catch (Manifest.Damaged e) {
        damaged.add(id);
      }
    }
    if (all.isEmpty() && !damaged.isEmpty()) throw new BackupFailed(BackupTrouble.OTHER_OFFICE);
    return List.copyOf(all);
  }

  /// When the oldest began of those that lie there, also of one that does not open any more.
  synchronized Optional<Instant> oldest() throws IOException {
    var whole = bases().stream().map(Manifest::began);
    var others = damaged.stream().flatMap(id -> Layout.time(id).stream());
    return Stream.concat(whole, others).min(Instant::compareTo);
  }

  /// Not while a base backup is being taken.
  ///
  /// @throws BackupFailed also if there was one that another made to our public keys, which was
  ///   removed, or one that does not open any more, which stays for the window
  synchronized void round() throws IOException {
    forged = false;
    remove();
    if (forged || !damaged.isEmpty()) throw new BackupFailed(BackupTrouble.CHANGED);
  }

  private void remove() throws IOException {
    var bases = bases();
    if (bases.isEmpty()) return;
    var before = clock.instant().minus(target.keep());
    var newest = bases.getLast();
    var kept =
        bases.stream().filter(it -> it.equals(newest) || it.began().isAfter(before)).toList();
    for (var one : bases) {
      if (kept.contains(one)) continue;
      // first what says that it is whole
      remove(Layout.manifest(one.id()), one.began());
      remove(Layout.base(one.id()), one.began());
    }
    damaged.removeIf(it -> it.compareTo(Layout.id(before)) <= 0);
    var ids = Stream.concat(kept.stream().map(Manifest::id), damaged.stream()).toList();
    for (var stored : target.place().list(Layout.BASES)) {
      var id = stored.path().split("/", -1)[1];
      if (!ids.contains(id)) {
        remove(stored.path(), stored.at()); // of one that was cut off
      }
    }
    log(kept.getFirst());
    erased(kept.getFirst().began().isBefore(before) ? kept.getFirst().began() : before);
  }

  /// A file whose lock has not ended yet is removed in a later round.
  ///
  /// @param of its lock's window began then, or before
  /// @throws BackupFailed if the lock should have ended more than a day ago: then what certificates
  ///   say of the backup is not so
  private void remove(String path, Instant of) throws IOException {
    if (target.place().delete(path) == BackupPlace.Removal.LOCKED
        && of.plus(target.keep()).plus(Backups.SLACK).isBefore(clock.instant())) {
      throw new BackupFailed(BackupTrouble.HELD);
    }
  }

  private void log(Manifest oldest) throws IOException {
    var from = Layout.placeInLog(oldest.firstWal()).orElseThrow();
    for (var stored : target.place().list(Layout.WAL)) {
      var position = Layout.nameOfWal(stored.path()).flatMap(Layout::placeInLog);
      if (position.isPresent() && position.get().compareTo(from) < 0) {
        remove(stored.path(), stored.at());
      }
    }
  }

  /// A day more than needed: what was erased before midnight may have been listed after it.
  private void erased(Instant oldest) throws IOException {
    var last = oldest.atOffset(ZoneOffset.UTC).toLocalDate().minusDays(1);
    for (var stored : target.place().list(Layout.ERASED)) {
      if (Layout.dayOfErased(stored.path()).filter(it -> it.isBefore(last)).isPresent()) {
        remove(stored.path(), stored.at());
      }
    }
  }
}
