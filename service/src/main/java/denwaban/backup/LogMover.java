package denwaban.backup;

import denwaban.backup.place.BackupPlace;
import denwaban.backup.place.Layout;
import denwaban.database.Cluster;
import denwaban.seal.age.NotOpened;
import denwaban.seal.crypto.Digest;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/// Takes each finished segment of the database's log from where PostgreSQL leaves it, seals it, and
/// removes it here when it is safe there.
///
/// Keys go first: a header that a segment brings was wrapped under a key file that was there
/// before, so a place never has a row without its key.
final class LogMover {

  private static final int PATIENCE_SECONDS = 120;
  private static final long LOOK_MS = 100;

  private final Target target;
  private final Cluster cluster;
  private final KeyCopies keys;
  private final InstantSource clock;
  private volatile @Nullable Instant newest;
  private boolean begun;

  /// Of [denwaban.backup.place.Written#places], in the last round.
  private int place;

  LogMover(Target target, Cluster cluster, KeyCopies keys, InstantSource clock) {
    this.target = target;
    this.cluster = cluster;
    this.keys = keys;
    this.clock = clock;
  }

  /// When the newest segment came to the place; empty if none ever did.
  Optional<Instant> newest() throws IOException {
    var known = newest;
    if (known == null) {
      known =
          target.place().list(Layout.WAL).stream()
              .map(BackupPlace.Stored::at)
              .max(Instant::compareTo)
              .orElse(null);
      newest = known;
    }
    return Optional.ofNullable(known);
  }

  /// See [KeyCopies#again].
  void keysAgain() {
    keys.again();
  }

  /// See [KeyCopies#seen].
  Optional<Instant> keysSeen() {
    return keys.seen();
  }

  /// Moves what is there. One at a time.
  synchronized void round() throws IOException {
    if (place != target.written().places()) {
      newest = null;
      begun = false;
      place = target.written().places();
    }
    if (!begun) {
      wake();
      histories();
      begun = true;
    }
    var waiting = waiting();
    keys.round();
    for (var file : waiting) {
      bring(Layout.wal(file.getFileName().toString()), file);
      Files.delete(file);
      newest = clock.instant();
    }
  }

  /// A lock begins when PostgreSQL handed the file over, also if the place was away since.
  ///
  /// @throws BackupFailed if another file lies under this name; it is removed if it can be
  private void bring(String path, Path file) throws IOException {
    var written = Files.getLastModifiedTime(file).toInstant();
    try {
      target
          .place()
          .keep(
              path,
              written,
              out -> target.readers().seal(path, out, plain -> Files.copy(file, plain)));
    } catch (FileAlreadyExistsException taken) {
      if (same(path, file)) return; // a life of the program that was killed brought it
      var _ = target.place().delete(path);
      throw new BackupFailed(BackupTrouble.CHANGED, taken);
    }
  }

  private boolean same(String path, Path file) throws IOException {
    try (var there = target.drill().open(path, target.place().read(path));
        var here = Files.newInputStream(file)) {
      return Digest.sha256(there).equals(Digest.sha256(here));
    } catch (NotOpened | ZipException | NoSuchFileException other) {
      return false;
    }
  }

  /// PostgreSQL's checkpointer is started before the database is open, and then sleeps its five
  /// minutes without looking at `archive_timeout` (18.6, measured): a checkpoint wakes it.
  private void wake() throws IOException {
    try (var root = cluster.root()) {
      BaseBackup.run(root, "checkpoint");
    } catch (SQLException e) {
      throw new BackupFailed(BackupTrouble.BROKE_OFF, e);
    }
  }

  /// After a restore PostgreSQL begins another timeline, while nothing is archived; without its
  /// history no later restore would follow it.
  private void histories() throws IOException {
    var log = files().files().resolve("pg_wal");
    try (var all = Files.list(log)) {
      for (var file : all.filter(it -> it.toString().endsWith(".history")).toList()) {
        var path = Layout.wal(file.getFileName().toString());
        if (target.place().has(path)) continue;
        bring(path, file);
      }
    }
  }

  private Cluster.Files files() {
    return cluster
        .files()
        .orElseThrow(() -> new IllegalStateException("the database is another one"));
  }

  private List<Path> waiting() throws IOException {
    var archive = files().archive();
    if (!Files.isDirectory(archive)) return List.of();
    try (var all = Files.list(archive)) {
      return all.filter(it -> Layout.finished(it.getFileName().toString())).sorted().toList();
    }
  }

  /// Until a segment is at the place.
  ///
  /// @throws BackupFailed if PostgreSQL does not hand it over
  void await(String segment) throws IOException, InterruptedException {
    var never = new CountDownLatch(1);
    for (var left = PATIENCE_SECONDS * 1_000L; left > 0; left -= LOOK_MS) {
      round();
      if (target.place().has(Layout.wal(segment))) return;
      if (never.await(LOOK_MS, TimeUnit.MILLISECONDS)) return;
    }
    throw new BackupFailed(BackupTrouble.LOG_STUCK);
  }
}
