package denwaban.backup.place;

import static java.nio.charset.StandardCharsets.US_ASCII;

import denwaban.storage.bucket.FileBucket;
import denwaban.storage.bucket.FileBucket.Version;
import denwaban.storage.bucket.Lock;
import denwaban.storage.bucket.StillLocked;
import denwaban.storage.bucket.UnsafePlace;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A bucket of an S3 service. Format: docs/formats/backup.md.
///
/// What [#keep] writes is written once: of several versions the oldest counts, so that a locked
/// file is not lost when it is written over or marked as deleted. Of all else the newest counts. A
/// list is a folder of numbered lines.
public final class S3Place implements BackupPlace {

  /// Folders of files that are written once.
  private static final List<String> ONCE = List.of(Layout.BASES, Layout.WAL, Layout.OBJECTS);

  private static final String PROBE = "probe";

  /// A lock that is tried ends so soon.
  private static final Duration PROBED = Duration.ofMinutes(2);

  /// Lines are numbered with so many digits.
  private static final String LINE = "%s/%08d";

  private static final int DIGITS = 9;

  private static final Pattern NUMBERED = Pattern.compile("./[0-9]{8}$");

  private final FileBucket bucket;
  private final Lock.Mode mode;
  private final Duration window;
  private final InstantSource clock;

  /// The line that was added last, so that not each one asks for all before it.
  private final AtomicReference<Line> written = new AtomicReference<>(Line.NONE);

  private record Line(String path, long number) {
    static final Line NONE = new Line("", 0);
  }

  /// @param mode how files are locked; the bucket must be able to
  /// @param window for how long
  public S3Place(FileBucket bucket, Lock.Mode mode, Duration window, InstantSource clock) {
    this.bucket = bucket;
    this.mode = mode;
    this.window = window;
    this.clock = clock;
  }

  @Override
  public Lock.Mode lock() {
    return mode;
  }

  @Override
  public void check(boolean first) throws UnsafePlace, IOException {
    var rules = bucket.rules();
    if (mode != Lock.Mode.NONE && !rules.locks()) {
      throw new UnsafePlace(
          "Locks are asked for, but the bucket of the backup has no Object Lock.",
          "Make a bucket with Object Lock, or set denwaban.backup.lock=none.");
    }
    if (!first) return;
    var _ = bucket.abandonUploads();
    if (mode != Lock.Mode.NONE) mustLock();
    for (var key : bucket.list(Layout.KEYS + "/")) {
      if (bucket.locked(key)) {
        throw new UnsafePlace(
            "A copy of key files is locked in the bucket of the backup: keys that are destroyed"
                + " would stay there.",
            "Take the lock away if it can be, or name a new bucket.");
      }
    }
  }

  /// That a lock holds is tried, not believed: a service may take the words and do nothing, and an
  /// account may have the right to go past them.
  private void mustLock() throws UnsafePlace, IOException {
    for (var old : bucket.list(PROBE + "/")) {
      if (held(old)) return; // of a start a moment ago
    }
    var path = PROBE + "/" + Layout.id(clock.instant());
    bucket.put(path, false, until(clock.instant().plus(PROBED)), out -> out.write('x'));
    for (var version : bucket.list(path)) {
      if (held(version)) return;
    }
    throw new UnsafePlace(
        "The bucket of the backup says that it locks, and lets a locked file be removed.",
        "See that the service keeps Object Lock, or set denwaban.backup.lock=none.");
  }

  /// @throws UnsafePlace if it is by a lock that our own account can go past: then it stops no one
  ///   who has our credentials
  private boolean held(Version probe) throws UnsafePlace, IOException {
    try {
      bucket.delete(probe);
      return false;
    } catch (StillLocked kept) {
      if (mode == Lock.Mode.GOVERNANCE) mustNotPass(probe);
      return true;
    }
  }

  private void mustNotPass(Version probe) throws UnsafePlace, IOException {
    try {
      bucket.deletePastGovernance(probe);
    } catch (StillLocked held) {
      return;
    }
    throw new UnsafePlace(
        "The account of the backup may bypass a lock in governance mode, and so may whoever has its"
            + " credentials.",
        "Take s3:BypassGovernanceRetention from it, or set denwaban.backup.lock=compliance.");
  }

  private Lock until(Instant end) {
    return new Lock(mode, end);
  }

  private @Nullable Lock lock(Instant of) {
    var end = of.plus(window);
    return mode == Lock.Mode.NONE || !end.isAfter(clock.instant().plusSeconds(1))
        ? null
        : until(end);
  }

  /// Older versions of the file go, and nothing is left of them when this returns.
  @Override
  public void put(String path, Content content) throws IOException {
    forget(path);
    if (inList(path)) {
      lines(path, content);
      return;
    }
    bucket.put(path, false, null, content::write);
    for (var older : versions(path)) {
      if (!older.newest()) bucket.delete(older);
    }
  }

  /// To other readers: line by line, each in the place of the former one.
  private void lines(String path, Content content) throws IOException {
    var all = new ByteArrayOutputStream();
    content.write(all);
    var number = 0;
    for (var line : all.toString(US_ASCII).lines().toList()) {
      number++;
      bucket.put(
          LINE.formatted(path, number),
          false,
          lock(clock.instant()),
          out -> out.write((line + "\n").getBytes(US_ASCII)));
    }
  }

  @Override
  public void keep(String path, Instant of, Content content) throws IOException {
    bucket.put(path, true, lock(of), content::write);
  }

  @Override
  public void keepOn(String path) throws IOException {
    if (mode == Lock.Mode.NONE) return;
    for (var version : versions(path)) {
      bucket.extend(version, until(clock.instant().plus(window)));
      return; // the oldest alone counts
    }
    throw new NoSuchFileException(path);
  }

  @Override
  public void append(String path, String line) throws IOException {
    var before = written.get();
    var number = (before.path().equals(path) ? before.number() : lines(path)) + 1;
    while (true) {
      try {
        bucket.put(
            LINE.formatted(path, number),
            true,
            lock(clock.instant()),
            out -> out.write((line + "\n").getBytes(US_ASCII)));
        written.set(new Line(path, number));
        return;
      } catch (FileAlreadyExistsException taken) {
        // another writer was faster
        number = Math.max(number, lines(path)) + 1;
      }
    }
  }

  private void forget(String path) {
    written.updateAndGet(it -> it.path().equals(path) ? Line.NONE : it);
  }

  private long lines(String path) throws IOException {
    return bucket.list(path + "/").stream().map(Version::key).distinct().count();
  }

  @Override
  public InputStream read(String path) throws IOException {
    if (inList(path)) return whole(path);
    return bucket.read(counting(versions(path)));
  }

  private Version counting(List<Version> versions) throws NoSuchFileException {
    var of = versions.stream().filter(it -> once(it.key()) || it.newest()).findFirst();
    return of.orElseThrow(() -> new NoSuchFileException("a file of the backup"));
  }

  private static boolean once(String path) {
    return ONCE.stream().anyMatch(it -> path.startsWith(it + "/"));
  }

  /// All lines; one that is missing between others is not passed over.
  private InputStream whole(String path) throws IOException {
    var lines = new TreeMap<String, Version>();
    for (var it : bucket.list(path + "/")) {
      // a mark on a locked line does not take it away
      lines.merge(it.key(), it, (older, newer) -> newer);
    }
    if (lines.isEmpty()) throw new NoSuchFileException("a list of the backup");
    var number = 0;
    var all = new ArrayList<InputStream>();
    try {
      for (var line : lines.entrySet()) {
        if (!line.getKey().equals(LINE.formatted(path, ++number))) {
          throw new IOException("a line of a list of the backup is missing");
        }
        all.add(bucket.read(line.getValue()));
      }
    } catch (IOException e) {
      for (var open : all) open.close();
      throw e;
    }
    return new SequenceInputStream(Collections.enumeration(all));
  }

  @Override
  public boolean has(String path) throws IOException {
    if (inList(path)) return !bucket.list(path + "/").isEmpty();
    return versions(path).stream().anyMatch(it -> once(path) || it.newest());
  }

  private List<Version> versions(String path) throws IOException {
    return bucket.list(path).stream().filter(it -> it.key().equals(path)).toList();
  }

  @Override
  public List<Stored> list(String under) throws IOException {
    Map<String, Stored> found = new TreeMap<>();
    for (var it : bucket.list(under + "/")) {
      if (!Layout.isPath(it.key())) continue; // none of ours; no record of ours could name it
      if (inList(it.key()) && NUMBERED.matcher(it.key()).find()) {
        var path = it.key().substring(0, it.key().length() - DIGITS);
        found.merge(path, new Stored(path, it.bytes(), it.at()), S3Place::together);
      } else if (once(it.key())) {
        found.putIfAbsent(it.key(), new Stored(it.key(), it.bytes(), it.at()));
      } else if (it.newest()) {
        found.put(it.key(), new Stored(it.key(), it.bytes(), it.at()));
      }
    }
    return List.copyOf(found.values());
  }

  private static Stored together(Stored one, Stored two) {
    var at = one.at().isAfter(two.at()) ? one.at() : two.at();
    return new Stored(one.path(), one.bytes() + two.bytes(), at);
  }

  /// Whether a path is a list, or a line of one.
  private static boolean inList(String path) {
    return path.startsWith(Layout.ERASED + "/");
  }

  /// Versions that a newer one hides, too.
  @Override
  public Removal clear(String folder, String but) throws IOException {
    var removed = Removal.NONE;
    try {
      for (var it : bucket.list(folder + "/")) {
        if (it.key().equals(but) && it.newest()) continue;
        bucket.delete(it);
        removed = Removal.REMOVED;
      }
    } catch (StillLocked kept) {
      return Removal.LOCKED;
    }
    if (bucket.list(folder + "/").size() > 1) throw new IOException("an older version stayed");
    return removed;
  }

  @Override
  public Removal delete(String path) throws IOException {
    forget(path);
    try {
      if (!inList(path)) return bucket.delete(path) ? Removal.REMOVED : Removal.NONE;
      var was = false;
      for (var line : bucket.list(path + "/")) was |= bucket.delete(line.key());
      return was ? Removal.REMOVED : Removal.NONE;
    } catch (StillLocked kept) {
      return Removal.LOCKED;
    }
  }
}
