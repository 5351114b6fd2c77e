package denwaban.backup;

import denwaban.backup.place.BackupPlace.Stored;
import denwaban.backup.place.Label;
import denwaban.backup.place.Layout;
import denwaban.backup.place.RecordedPlace;
import denwaban.backup.place.Written;
import denwaban.database.tenant.TenantTransactions;
import denwaban.kernel.Bytes;
import denwaban.seal.age.NotOpened;
import denwaban.seal.crypto.Digest;
import denwaban.seal.crypto.DigestedOutput;
import denwaban.storage.bucket.Lock;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/// Compares what lies at the place with what was written there: each day the names and lengths of
/// all files, and in full so many bytes that within the window every file was read. What is younger
/// than our own record of it is read the same day.
///
/// A file that no record knows is ours if it was sealed by us under its name ([Written] was lost,
/// or a kill came between); any other is a stranger's.
final class Inspection {

  /// From one look to the next.
  static final Duration EVERY = Duration.ofDays(1);

  /// After which a look that does not come to its end is told: nobody knows what it would have
  /// found.
  private static final Duration PATIENCE = Duration.ofDays(2);

  /// How far the clocks of the place and ours may be apart, upload included.
  private static final Duration APART = Duration.ofHours(1);

  private static final int SHELVES = 256;

  private final Target target;
  private final Written written;
  private final PayloadTable payloads;
  private final TenantTransactions transactions;
  private final InstantSource clock;

  Inspection(
      Target target,
      Written written,
      PayloadTable payloads,
      TenantTransactions transactions,
      InstantSource clock) {
    this.target = target;
    this.written = written;
    this.payloads = payloads;
    this.transactions = transactions;
    this.clock = clock;
  }

  /// @param files that were looked at
  /// @param bad paths of those that are missing, changed or a stranger's
  record Found(long files, List<String> bad) {}

  /// Whether a day has passed since the last one.
  boolean due() throws IOException {
    return !clock.instant().isBefore(written.cursor().at().plus(EVERY));
  }

  /// Whether none came to its end for two days, or ever.
  boolean late() throws IOException {
    return clock.instant().isAfter(written.cursor().at().plus(PATIENCE));
  }

  /// A file that cannot be read counts as bad, and the look goes on: else whoever lays one there
  /// would hide all that comes after it.
  ///
  /// @throws IOException if the place is away; what was found until then is found again
  Found run() throws IOException {
    var began = clock.instant();
    var bad = new HashSet<String>();
    var here = new TreeMap<String, Stored>();
    for (var folder : List.of(Layout.BASES, Layout.KEYS, Layout.WAL)) {
      for (var it : target.place().list(folder)) here.put(it.path(), it);
    }
    for (var it : target.place().list(Layout.ERASED)) {
      if (Layout.dayOfErased(it.path()).isEmpty()) here.put(it.path(), it);
    }
    // read after the list: what was written or removed meanwhile is known
    var known = written.read();
    for (var it : here.values()) {
      if (known.bad().contains(it.path())) continue;
      var file = known.files().get(it.path());
      var good = file == null ? legible(() -> ours(it)) : file.bytes() == it.bytes();
      if (!good) bad.add(it.path());
    }
    missing(here, known, bad);
    forget(here, known);
    var last = read(here, known, bad);
    var lists = lists(known, bad);
    var copies = copies(began, bad);
    written.shorten();
    written.cursor(new Written.Cursor(began, last));
    return new Found(here.size() + lists + copies, bad.stream().sorted().toList());
  }

  private void missing(Map<String, Stored> here, Written.Index known, Set<String> bad)
      throws IOException {
    var gone = new ArrayList<>(known.files().keySet());
    gone.removeIf(here::containsKey);
    if (gone.isEmpty()) return;
    var now = written.read().files();
    for (var path : gone) {
      if (!now.containsKey(path) || target.place().has(path)) continue; // meanwhile
      if (known.bad().contains(path)) written.removed(path);
      else bad.add(path);
    }
  }

  /// A stranger's file of which was told is not there any more.
  private void forget(Map<String, Stored> here, Written.Index known) throws IOException {
    for (var path : known.bad()) {
      var ours = known.files().containsKey(path) || known.lists().containsKey(path);
      if (!ours && !here.containsKey(path)) written.removed(path);
    }
  }

  /// Still, at this moment.
  private boolean recorded(String path) throws IOException {
    return written.read().files().containsKey(path);
  }

  private interface Reading {
    boolean good() throws IOException;
  }

  /// What a look says of a file, or false if it is there and twice could not be read: once may be a
  /// connection that broke.
  ///
  /// @throws IOException if nothing else can be read either: the place is away
  private boolean legible(Reading reading) throws IOException {
    try {
      return reading.good();
    } catch (IOException once) {
      try {
        return reading.good();
      } catch (IOException twice) {
        var _ = Label.read(target.place());
        return false;
      }
    }
  }

  /// Sealed by this office under this name; from now on it is known.
  private boolean ours(Stored stored) throws IOException {
    if (stored.path().startsWith(Layout.ERASED)) return false; // among lists, and none
    var out = new DigestedOutput(OutputStream.nullOutputStream());
    try (var in = target.drill().open(stored.path(), target.place().read(stored.path()))) {
      in.transferTo(OutputStream.nullOutputStream());
    } catch (NotOpened | java.util.zip.ZipException strange) {
      return false;
    } catch (NoSuchFileException gone) {
      return true; // removed meanwhile
    }
    try (var in = target.place().read(stored.path())) {
      in.transferTo(out);
    }
    written.adopt(stored.path(), new Written.File(out.length(), out.sha256(), stored.at()));
    return true;
  }

  /// In the order of names, from where the last look ended; round and round.
  ///
  /// @return the last that was read
  private String read(Map<String, Stored> here, Written.Index known, Set<String> bad)
      throws IOException {
    var total = here.values().stream().mapToLong(Stored::bytes).sum();
    var left = total / target.keep().toDays() + 1;
    var last = written.cursor().path();
    var order = new ArrayList<String>();
    for (var path : here.keySet()) if (path.compareTo(last) > 0) order.add(path);
    for (var path : here.keySet()) if (path.compareTo(last) <= 0) order.add(path);
    for (var path : order) {
      var stored = Objects.requireNonNull(here.get(path));
      var file = known.files().get(path);
      if (file == null || known.bad().contains(path)) continue;
      var young = stored.at().isAfter(file.at().plus(APART));
      if (left <= 0 && !young && !path.startsWith(Layout.KEYS)) continue;
      if (left > 0) {
        left -= stored.bytes();
        last = path;
      }
      if (!legible(() -> lies(path, file.sha256()))) bad.add(path);
    }
    return last;
  }

  /// Or it was removed meanwhile.
  private boolean lies(String path, Bytes sha256) throws IOException {
    try (var in = target.place().read(path)) {
      return Digest.sha256(in).equals(sha256);
    } catch (NoSuchFileException gone) {
      return !recorded(path);
    }
  }

  private long lists(Written.Index known, Set<String> bad) throws IOException {
    for (var list : known.lists().entrySet()) {
      if (known.bad().contains(list.getKey())) continue;
      var path = list.getKey();
      if (!legible(() -> holds(path, list.getValue()))) bad.add(path);
    }
    return known.lists().size();
  }

  /// Every line that was ever added.
  private boolean holds(String path, List<Bytes> digests) throws IOException {
    try {
      return RecordedPlace.digests(target.place().read(path)).containsAll(digests);
    } catch (NoSuchFileException none) {
      return !written.read().lists().containsKey(path);
    }
  }

  /// Payloads: their lengths by the database, and so many shelves in full that the window covers
  /// all. What is not as it was is copied again within the hour. Locks go on for what lives, twice
  /// in a window.
  private long copies(Instant began, Set<String> bad) throws IOException {
    var day = began.getEpochSecond() / EVERY.toSeconds();
    var window = target.keep().toDays();
    var half = Math.max(1, window / 2);
    var count = 0L;
    for (var n = 0; n < SHELVES; n++) {
      var shelf = "%02x".formatted(n);
      count += shelf(shelf, (day + n) % window == 0, (day + n) % half == 0, bad);
    }
    return count;
  }

  private long shelf(String shelf, boolean whole, boolean lock, Set<String> bad)
      throws IOException {
    var known = transactions.office(() -> payloads.of(shelf));
    if (known.isEmpty()) return 0;
    var there = new HashMap<String, Stored>();
    for (var it : target.place().list(Layout.OBJECTS + "/" + shelf)) there.put(it.path(), it);
    for (var one : known.entrySet()) {
      if (one.getValue().gone() != null) continue;
      var path = Layout.object(one.getKey().object(), one.getKey().segment());
      var stored = there.get(path);
      if (stored == null
          || stored.bytes() != one.getValue().bytes()
          || (whole && !legible(() -> lies(path, one.getValue().sha256())))) {
        bad.add(path);
        transactions.office(() -> payloads.forget(one.getKey()));
      } else if (lock && target.place().lock() != Lock.Mode.NONE) {
        target.place().keepOn(path);
      }
    }
    return known.size();
  }

  /// Whether there is anything of which was told, and which lies there still.
  boolean changed() {
    try {
      return !written.read().bad().isEmpty();
    } catch (IOException e) {
      return true; // nothing can be said for it
    }
  }

  /// What was told is not told again.
  void told(Found found) throws IOException {
    for (var path : found.bad()) {
      if (!path.startsWith(Layout.OBJECTS)) written.told(path); // a payload is copied again
    }
  }
}
