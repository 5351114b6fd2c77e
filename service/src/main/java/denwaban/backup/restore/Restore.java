package denwaban.backup.restore;

import denwaban.backup.place.BackupPlace;
import denwaban.backup.place.Erased;
import denwaban.backup.place.Layout;
import denwaban.backup.place.Manifest;
import denwaban.backup.place.Opener;
import denwaban.database.CannotStart;
import denwaban.database.DataFolder;
import denwaban.database.RestoredCluster;
import denwaban.kernel.Bytes;
import denwaban.kernel.ObjectId;
import denwaban.seal.age.NotOpened;
import denwaban.seal.crypto.Digest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Brings a backup into an empty folder, step by step: [#unpack()], [#replay], [#eraseAgain],
/// [#payloads], [#finish]. Until the last step the folder is marked, and no office starts on it;
/// cut off anywhere, the next restore into it begins anew.
///
/// Opens nothing of clients: payloads and headers stay sealed to them.
public final class Restore implements AutoCloseable {

  private static final String DATABASE = "postgres/data";
  private static final String REPLAY = "postgres/" + RestoredCluster.REPLAY;

  private static final int TRIES = 100;
  private static final int PAUSE_MS = 100;

  private static final String KNOWN =
      "select object_id, segment, sha256, gone_at is not null from backup_payload";

  private final BackupPlace place;
  private final Opener opener;
  private final DataFolder to;
  private final Path folder;

  private Restore(BackupPlace place, Opener opener, DataFolder to) {
    this.place = place;
    this.opener = opener;
    this.to = to;
    this.folder = to.path();
  }

  /// What came back of the database.
  ///
  /// @param segments of the log, after the base backup
  public record Unpacked(Manifest base, int files, int segments, int keys) {}

  /// @param brought into the folder
  /// @param unknown of these, how many were copied so late that the database has no digest of them
  /// @param damaged have other bytes than the database says, and were not brought
  /// @param missing the database knows of them, and the place has none
  public record Payloads(int brought, int unknown, int damaged, int missing) {}

  private record Recorded(Bytes sha256, boolean gone) {}

  /// Locks and marks the folder.
  ///
  /// @throws RestoreFailed if there is something in it that no restore left
  public static Restore into(Path folder, BackupPlace place, Opener opener)
      throws RestoreFailed, IOException {
    var path = folder.toAbsolutePath().normalize();
    var half = Files.exists(path.resolve(DataFolder.RESTORING));
    if (!half && Files.isDirectory(path) && !empty(path)) {
      throw new RestoreFailed(
          "復元先のフォルダーが空ではありません。空のフォルダーを指定してください。",
          "The folder to restore into is not empty. Name an empty one.");
    }
    DataFolder to;
    try {
      to = DataFolder.open(path);
    } catch (CannotStart refused) {
      throw new RestoreFailed(
          "復元先のフォルダーを使えません（使用中か、書き込めません）。",
          "The folder to restore into cannot be used: " + refused.what());
    }
    try {
      if (half) {
        RestoredCluster.stopOrphan(path);
        clear(path);
      }
      Files.writeString(path.resolve(DataFolder.RESTORING), "");
      force(path);
      return new Restore(place, opener, to);
    } catch (IOException e) {
      to.close();
      throw e;
    }
  }

  private static boolean empty(Path folder) throws IOException {
    try (var all = Files.list(folder)) {
      // a lock alone is what a start leaves that was refused at once
      return all.allMatch(it -> it.endsWith("lock"));
    }
  }

  /// All but lock and mark.
  private static void clear(Path folder) throws IOException {
    try (var all = Files.list(folder)) {
      for (var one : all.toList()) {
        if (!one.endsWith("lock") && !one.endsWith(DataFolder.RESTORING)) remove(one);
      }
    }
  }

  /// A folder with everything in it. Processes of a server that was killed a moment ago may still
  /// write there: it is tried again for some seconds.
  public static void remove(Path folder) throws IOException {
    var never = new CountDownLatch(1);
    for (var left = TRIES; ; left--) {
      try {
        removeOnce(folder);
        return;
      } catch (IOException | UncheckedIOException still) {
        if (left == 0) throw new IOException("a folder cannot be removed", still);
      }
      try {
        if (never.await(PAUSE_MS, TimeUnit.MILLISECONDS)) return;
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IOException("interrupted", e);
      }
    }
  }

  private static void removeOnce(Path folder) throws IOException {
    if (!Files.exists(folder)) return;
    try (var all = Files.walk(folder)) {
      for (var path : all.sorted(Comparator.reverseOrder()).toList()) Files.delete(path);
    }
  }

  /// Database files of the newest whole base backup, the log since then, and the newest key files.
  ///
  /// @throws RestoreFailed if there is nothing whole, or it does not open with this key
  public Unpacked unpack() throws RestoreFailed, IOException {
    return unpack("");
  }

  /// The same, of the newest base backup before a point at which the log shall end.
  ///
  /// @param until the name of an [RestoredCluster#BEFORE_UPGRADE] point; empty for the end of the
  ///   log
  public Unpacked unpack(String until) throws RestoreFailed, IOException {
    var moment = until.isEmpty() ? "" : until.substring(RestoredCluster.BEFORE_UPGRADE.length());
    var whole =
        Manifest.whole(place).stream()
            .filter(it -> moment.isEmpty() || it.compareTo(moment) < 0)
            .toList();
    if (whole.isEmpty()) {
      throw new RestoreFailed(
          "この場所に、その時点より前の完全なバックアップがありません。",
          "There is no whole backup at this place, or none from before that moment.");
    }
    try {
      var base = Manifest.read(place, opener, whole.getLast());
      var files = base(base);
      var keys = keys();
      var segments = log(base);
      return new Unpacked(base, files, segments, keys);
    } catch (NotOpened e) {
      throw switch (e.why()) {
        case NOT_FOR_YOU ->
            new RestoreFailed(
                "この鍵では開きません。別の事務所か、前の復元鍵のバックアップです。",
                "This key does not open it: it is of another office, or sealed to an earlier"
                    + " recovery key.");
        case OTHER_ORIGIN -> RestoreFailed.forged();
        default -> RestoreFailed.damaged();
      };
    }
  }

  private int base(Manifest base) throws RestoreFailed, NotOpened, IOException {
    try (var sealed = place.read(Layout.base(base.id()))) {
      if (!Digest.sha256(sealed).equals(base.sha256())) throw RestoreFailed.damaged();
    }
    var data = folder.resolve(DATABASE);
    Unpacking.folder(Objects.requireNonNull(data.getParent(), "below a folder"));
    open(Objects.requireNonNull(data.getParent(), "below a folder"));
    Unpacking.folder(data);
    try (var in = opener.open(Layout.base(base.id()), place.read(Layout.base(base.id())))) {
      return Unpacking.untar(in, data);
    }
  }

  /// The account that runs PostgreSQL must pass.
  private static void open(Path room) throws IOException {
    Files.setPosixFilePermissions(room, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private int keys() throws RestoreFailed, NotOpened, IOException {
    var newest = place.list(Layout.KEYS);
    if (newest.isEmpty()) throw RestoreFailed.damaged();
    try (var in = opener.open(newest.getLast().path(), place.read(newest.getLast().path()))) {
      var files = Unpacking.untar(in, folder);
      for (var one : Erased.readAll(place, opener)) {
        if (one.kind().equals(Erased.KEK)) close(one.object());
      }
      return files;
    }
  }

  /// A key that was destroyed: its file stays, empty, so that the name is not used again.
  private void close(String kek) throws IOException {
    for (var file : List.of("keys/kek-" + kek, "keys/log/kek-" + kek)) {
      var path = folder.resolve(file);
      if (Files.exists(path)) {
        Files.delete(path);
        Unpacking.empty(path);
      }
    }
  }

  private int log(Manifest base) throws NotOpened, IOException {
    var replay = folder.resolve(REPLAY);
    Unpacking.folder(replay);
    var from = Layout.placeInLog(base.firstWal()).orElseThrow(() -> new IOException("no segment"));
    var count = 0;
    for (var stored : place.list(Layout.WAL)) {
      var name = Layout.nameOfWal(stored.path());
      var position = Layout.placeInLog(name);
      if (position.isPresent() && position.get().compareTo(from) < 0) continue;
      try (var in = opener.open(stored.path(), place.read(stored.path()))) {
        Unpacking.segment(in, replay.resolve(name));
      }
      count++;
    }
    if (!Files.exists(replay.resolve(base.lastWal()))) {
      throw new IOException("the log of the base backup is not whole");
    }
    return count;
  }

  /// Starts PostgreSQL on what was unpacked; it replays the log.
  ///
  /// @param target a restore point to stop at; null for the end of the log
  /// @param programs PostgreSQL's own programs if they are unpacked elsewhere
  public RestoredCluster replay(@Nullable String target, @Nullable Path programs)
      throws IOException {
    return RestoredCluster.replay(to, target, programs);
  }

  /// What was erased after the backup is taken out again.
  ///
  /// @return all that was ever listed
  public List<Erased> eraseAgain(RestoredCluster cluster, List<RestoredErasure> erasures)
      throws RestoreFailed, IOException, SQLException {
    List<Erased> listed;
    try {
      listed = Erased.readAll(place, opener);
    } catch (NotOpened e) {
      throw RestoreFailed.damaged();
    }
    try (var database = cluster.root()) {
      database.setAutoCommit(false);
      for (var erasure : erasures) erasure.erase(database, listed);
      database.commit();
    }
    return listed;
  }

  /// Brings all payloads but those that were erased, each compared with the digest that the
  /// restored database has of it.
  public Payloads payloads(RestoredCluster cluster, List<Erased> erased)
      throws SQLException, IOException {
    var known = new HashMap<String, Recorded>();
    try (var database = cluster.root();
        var sql = database.createStatement()) {
      var rows = sql.executeQuery(KNOWN);
      while (rows.next()) {
        var path = Layout.object(ObjectId.of(rows.getString(1)), rows.getInt(2));
        known.put(path, new Recorded(Bytes.of(rows.getBytes(3)), rows.getBoolean(4)));
      }
    }
    var closed = objects(erased);
    int brought = 0;
    int unknown = 0;
    int damaged = 0;
    for (var stored : place.list(Layout.OBJECTS)) {
      var one = known.remove(stored.path());
      var object = stored.path().split("/", -1)[2];
      if (closed.contains(object) || (one != null && one.gone())) continue;
      if (bring(stored.path(), one)) {
        brought++;
        if (one == null) unknown++;
      } else {
        damaged++;
      }
    }
    var missing =
        known.entrySet().stream()
            .filter(it -> !it.getValue().gone())
            .filter(it -> !closed.contains(it.getKey().split("/", -1)[2]))
            .count();
    return new Payloads(brought, unknown, damaged, (int) missing);
  }

  private boolean bring(String path, @Nullable Recorded known) throws IOException {
    var target = folder.resolve(path);
    Unpacking.folder(Objects.requireNonNull(target.getParent(), "below a folder"));
    try (var in = place.read(path)) {
      Files.copy(in, target);
    }
    Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("rw-------"));
    if (known == null) return true;
    try (var in = Files.newInputStream(target)) {
      if (Digest.sha256(in).equals(known.sha256())) return true;
    }
    Files.delete(target);
    return false;
  }

  static Set<String> objects(List<Erased> erased) {
    return erased.stream()
        .filter(it -> !it.kind().equals(Erased.KEK))
        .map(Erased::object)
        .collect(Collectors.toCollection(HashSet::new));
  }

  /// The folder is an office's from now on. The cluster must be closed before.
  public void finish() throws IOException {
    remove(folder.resolve(REPLAY));
    Files.delete(folder.resolve(DataFolder.RESTORING));
    force(folder);
  }

  private static void force(Path folder) throws IOException {
    try (var names = FileChannel.open(folder, StandardOpenOption.READ)) {
      names.force(true);
    }
  }

  /// Gives the lock back. Without [#finish] the mark stays.
  @Override
  public void close() throws IOException {
    to.close();
  }
}
