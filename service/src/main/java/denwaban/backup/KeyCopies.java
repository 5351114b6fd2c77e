package denwaban.backup;

import static java.nio.charset.StandardCharsets.UTF_8;

import denwaban.backup.place.BackupPlace;
import denwaban.backup.place.Layout;
import denwaban.seal.age.NotOpened;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.jspecify.annotations.Nullable;

/// The small files of the data folder that a restored office needs. Only the newest copy stays,
/// also for an older state of the database: a key that was destroyed is out of the backup with the
/// next copy, and what it wrapped stays closed in every older one.
///
/// | taken | what |
/// | --- | --- |
/// | `keys` | keys of the software vault, wrapped or with their master; the log's; of an outside vault what was destroyed |
/// | `secrets` | the database's passwords, which stand in the database too |
/// | `pins` | the public keys that clients compared with the office |
/// | `backlog` | entries that wait for the database |
/// | `mediums-folder` | by which the folder of months' files is known |
/// | `mode`, `backup` | whose folder it is; the drill's key |
///
/// Not taken: `objects` and `postgres` (they have ways of their own), `spool` (the bucket's), `log`
/// and `mediums` (they have copies of their own), `reserve`, `running`, `lock`.
final class KeyCopies {

  private static final List<String> TAKEN =
      List.of("keys", "secrets", "pins", "backlog", "mode", "mediums-folder", Target.FOLDER);

  /// Key files whose names never go: a destroyed one stays, empty.
  private static final List<String> LASTING = List.of("kek-", "intake-");

  /// What opens key files; sealing the office puts one in the place of the other.
  private static final List<String> MASTERS = List.of("keys/master", "keys/seal");

  private static final String MASTER = "a master";

  /// How far the clock that named a copy may have been ahead of ours.
  private static final Duration APART = Duration.ofDays(1);

  private final Target target;
  private final InstantSource clock;

  /// What the newest copy has, and its path.
  private @Nullable List<One> written;

  private String newest = "";

  /// Of [denwaban.backup.place.Written#places], when they were copied.
  private int place;

  /// What the only copy has that is left.
  private @Nullable List<One> copied;

  private @Nullable Instant seen;

  KeyCopies(Target target, InstantSource clock) {
    this.target = target;
    this.clock = clock;
  }

  private record One(String name, long bytes, long millis) {}

  /// Copies all of them if any changed since the last time.
  ///
  /// @throws BackupFailed if a key that the last copy has is not here any more
  synchronized void round() throws IOException {
    if (place != target.written().places()) again();
    place = target.written().places();
    var begun = clock.instant();
    var here = here();
    if (!here.equals(copied)) copy(here);
    seen = begun;
  }

  /// What lies there is not to be relied on.
  synchronized void again() {
    copied = null;
    written = null;
  }

  /// The files of this moment are those of the only copy that is left; empty before the first
  /// round.
  synchronized Optional<Instant> seen() {
    return Optional.ofNullable(seen);
  }

  private void copy(List<One> here) throws IOException {
    if (!here.equals(written)) {
      var older = older();
      if (!older.isEmpty() && !lasting(here).containsAll(lasting(older.getLast()))) {
        throw new BackupFailed(BackupTrouble.KEYS_MISSING);
      }
      var path = next(older);
      target
          .place()
          .put(path, out -> target.readers().seal(path, out, plain -> write(here, plain)));
      var _ = lasting(path); // it opens: only then may the older go
      newest = path;
      written = here;
    }
    if (target.place().clear(Layout.KEYS, newest) == BackupPlace.Removal.LOCKED) {
      throw new BackupFailed(BackupTrouble.KEYS_STAY);
    }
    copied = here;
  }

  /// Copies that lie there and that we wrote. Without a record of them, as after a restore, all
  /// that are called like one; but none of a time to come: another's name would lead us away for
  /// ever.
  private List<String> older() throws IOException {
    var there = target.place().list(Layout.KEYS).stream().map(BackupPlace.Stored::path).toList();
    var known = target.written().read().files().keySet();
    var ours = there.stream().filter(known::contains).toList();
    return ours.isEmpty() ? there.stream().filter(this::plausible).toList() : ours;
  }

  private boolean plausible(String path) {
    var end = clock.instant().plus(APART);
    return Layout.timeOfKeys(path).filter(it -> !it.isAfter(end)).isPresent();
  }

  /// Always after the last, whatever the clock says: the newest is what counts.
  private String next(List<String> older) {
    var now = clock.instant();
    var at =
        older.stream()
            .flatMap(it -> Layout.timeOfKeys(it).stream())
            .map(it -> it.plusSeconds(1))
            .max(Instant::compareTo)
            .filter(it -> it.isAfter(now))
            .orElse(now);
    return Layout.keys(Layout.id(at));
  }

  private List<One> here() throws IOException {
    var found = new ArrayList<One>();
    for (var name : TAKEN) {
      var top = target.data().resolve(name);
      if (!Files.exists(top)) continue;
      // a folder on a disk of its own is a link here
      var real = top.toRealPath();
      // of the module's own folder the files alone: a drill has a whole office below it
      try (var all = Files.walk(real, name.equals(Target.FOLDER) ? 1 : Integer.MAX_VALUE)) {
        for (var file : all.filter(Files::isRegularFile).sorted().toList()) {
          found.add(
              new One(
                  (file.equals(real) ? Path.of(name) : Path.of(name).resolve(real.relativize(file)))
                      .toString(),
                  Files.size(file),
                  Files.getLastModifiedTime(file).toMillis()));
        }
      } catch (java.io.UncheckedIOException | NoSuchFileException meanwhile) {
        throw new IOException("a small file went while it was looked at", meanwhile);
      }
    }
    return List.copyOf(found);
  }

  private void write(List<One> all, OutputStream out) throws IOException {
    var tar = new TarArchiveOutputStream(out, UTF_8.name());
    tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
    for (var one : all) {
      var bytes = bytes(target.data().resolve(one.name()));
      if (bytes == null) continue;
      var entry = new TarArchiveEntry(one.name());
      entry.setSize(bytes.length);
      entry.setMode(one.name().startsWith("keys/") ? 0400 : 0600);
      tar.putArchiveEntry(entry);
      tar.write(bytes);
      tar.closeArchiveEntry();
    }
    tar.finish();
    tar.flush();
  }

  /// Of the backlog, an entry may have been written meanwhile.
  private static byte @Nullable [] bytes(Path file) throws IOException {
    try {
      return Files.readAllBytes(file);
    } catch (NoSuchFileException gone) {
      return null;
    }
  }

  private static Set<String> lasting(List<One> here) {
    var names = new HashSet<String>();
    for (var one : here) add(names, one.name());
    return names;
  }

  /// Of a copy, read to its end.
  private Set<String> lasting(String path) throws IOException {
    var names = new HashSet<String>();
    try (var in = target.drill().open(path, target.place().read(path))) {
      var tar = new TarArchiveInputStream(in);
      for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        add(names, entry.getName());
      }
      in.transferTo(OutputStream.nullOutputStream());
      return names;
    } catch (NotOpened e) {
      // sealed to a drill key that is no more, after a restore: nothing can be compared
      return Set.of();
    }
  }

  private static void add(Set<String> names, String path) {
    var name = path.substring(path.lastIndexOf('/') + 1);
    if (LASTING.stream().anyMatch(name::startsWith)) names.add(name);
    if (MASTERS.contains(path)) names.add(MASTER);
  }
}
