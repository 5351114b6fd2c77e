package denwaban.backup.restore;

import denwaban.backup.place.BackupPlace;
import denwaban.backup.place.Erased;
import denwaban.backup.place.Layout;
import denwaban.backup.place.Manifest;
import denwaban.backup.place.Opener;
import denwaban.database.RestoredCluster;
import denwaban.kernel.Bytes;
import denwaban.kernel.ObjectId;
import denwaban.seal.age.NotOpened;
import denwaban.seal.crypto.Digest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
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

  /// Of an object's path.
  private static final int PARTS = 4;

  private static final String KNOWN =
      "select object_id, segment, sha256, gone_at is not null from backup_payload";

  private final BackupPlace place;
  private final Opener opener;
  private final RestoreFolder to;
  private final Path folder;

  private Restore(BackupPlace place, Opener opener, RestoreFolder to) {
    this.place = place;
    this.opener = opener;
    this.to = to;
    this.folder = to.path();
  }

  /// What came back of the database.
  ///
  /// @param segments of the log, after the base backup
  /// @param passedOver newer base backups that are damaged or do not open with this key
  /// @param missing segments of the log between others: what came after the first of them does not
  ///   come back
  public record Unpacked(
      Manifest base, int files, int segments, int keys, int passedOver, long missing) {}

  /// @param brought into the folder
  /// @param unknown of these, how many were copied so late that the database has no digest of them
  /// @param damaged have other bytes than the database says, and were not brought
  /// @param missing the database knows of them, and the place has none
  public record Payloads(int brought, int unknown, int damaged, int missing) {}

  private record Recorded(Bytes sha256, boolean gone) {}

  /// Is told of what one day lists, after it was taken out and in the same transaction.
  @FunctionalInterface
  public interface Told {
    void day(Connection database, List<Erased> listed) throws SQLException;
  }

  /// Locks and marks the folder.
  ///
  /// @throws RestoreFailed if there is something in it that no restore left
  public static Restore into(Path folder, BackupPlace place, Opener opener)
      throws RestoreFailed, IOException {
    return new Restore(place, opener, RestoreFolder.open(folder));
  }

  /// Database files of the newest base backup that is whole, the log since then, and the newest key
  /// files.
  ///
  /// @throws RestoreFailed if there is nothing whole, it does not open with this key, the newest
  ///   was not made by this office, or something else lies among the lists of what was erased
  public Unpacked unpack() throws RestoreFailed, IOException {
    return unpack("");
  }

  /// The same, of the newest base backup before a point at which the log shall end.
  ///
  /// @param until the name of an [RestoredCluster#BEFORE_UPGRADE] point; empty for the end of the
  ///   log
  public Unpacked unpack(String until) throws RestoreFailed, IOException {
    mustKnowLists();
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
    return unpacked(chosen(whole));
  }

  /// Looked at first. A list under another name would be passed over, and what it says would come
  /// back.
  private void mustKnowLists() throws RestoreFailed, IOException {
    for (var stored : place.list(Layout.ERASED)) {
      if (Layout.dayOfErased(stored.path()).isEmpty()) {
        throw RestoreFailed.stranger(stored.path());
      }
    }
  }

  private record Chosen(Manifest base, int passedOver) {}

  /// The newest that is whole. Nothing is unpacked before one is chosen.
  ///
  /// @param ids the oldest first
  private Chosen chosen(List<String> ids) throws RestoreFailed, IOException {
    var refused = new ArrayList<RestoreFailed>();
    for (var id : ids.reversed()) {
      try {
        return new Chosen(whole(id), refused.size());
      } catch (NotOpened e) {
        refused.add(refused(e));
        if (e.why() == NotOpened.Why.OTHER_ORIGIN) break;
      } catch (Manifest.Damaged | NoSuchFileException e) {
        refused.add(RestoreFailed.damaged());
      } catch (RestoreFailed e) {
        refused.add(e);
      }
    }
    throw refused.getFirst();
  }

  private static RestoreFailed refused(NotOpened e) {
    return switch (e.why()) {
      case NOT_FOR_YOU ->
          new RestoreFailed(
              "この鍵では開きません。別の事務所か、前の復元鍵のバックアップです。",
              "This key does not open it: it is of another office, or sealed to an earlier"
                  + " recovery key.");
      case OTHER_ORIGIN -> RestoreFailed.forged();
      default -> RestoreFailed.damaged();
    };
  }

  /// @throws RestoreFailed if the files of a base backup are not those of its manifest
  private Manifest whole(String id) throws RestoreFailed, NotOpened, IOException {
    var base = Manifest.read(place, opener, id);
    try (var sealed = place.read(Layout.base(base.id()))) {
      if (!Digest.sha256(sealed).equals(base.sha256())) throw RestoreFailed.damaged();
    }
    return base;
  }

  private Unpacked unpacked(Chosen chosen) throws RestoreFailed, IOException {
    var base = chosen.base();
    try {
      var files = base(base);
      var keys = keys();
      var log = LogSegments.unpack(place, opener, base, folder.resolve(REPLAY));
      return new Unpacked(base, files, log.count(), keys, chosen.passedOver(), log.missing());
    } catch (NotOpened e) {
      throw refused(e);
    }
  }

  private int base(Manifest base) throws NotOpened, IOException {
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
    var newest =
        place.list(Layout.KEYS).stream()
            .map(BackupPlace.Stored::path)
            .filter(it -> Layout.timeOfKeys(it).isPresent())
            .reduce((_, later) -> later)
            .orElseThrow(RestoreFailed::damaged);
    try (var in = opener.open(newest, place.read(newest))) {
      var files = Unpacking.untar(in, folder);
      Erased.Day<IOException> day =
          listed -> {
            for (var one : listed) {
              if (one.kind().equals(Erased.KEK)) close(one.object());
            }
          };
      Erased.each(place, opener, day);
      return files;
    }
  }

  /// A key that was destroyed: its file stays, empty, so that the name is not used again.
  private void close(String kek) throws IOException {
    for (var name : List.of("kek-" + kek, "log/kek-" + kek, "intake-" + kek, "log/intake-" + kek)) {
      var file = "keys/" + name;
      var path = folder.resolve(file);
      if (Files.exists(path)) {
        Files.delete(path);
        Unpacking.empty(path);
      }
    }
  }

  /// Starts PostgreSQL on what was unpacked; it replays the log.
  ///
  /// @param target a restore point to stop at; null for the end of the log
  /// @param programs PostgreSQL's own programs if they are unpacked elsewhere
  public RestoredCluster replay(@Nullable String target, @Nullable Path programs)
      throws IOException {
    return RestoredCluster.replay(to.data(), target, programs);
  }

  /// What was erased after the backup is taken out again.
  ///
  /// @param told of all that was ever listed
  public void eraseAgain(RestoredCluster cluster, List<RestoredErasure> erasures, Told told)
      throws RestoreFailed, IOException, SQLException {
    try (var database = cluster.root()) {
      database.setAutoCommit(false);
      Erased.Day<SQLException> day =
          listed -> {
            for (var erasure : erasures) erasure.erase(database, listed);
            told.day(database, listed);
          };
      Erased.each(place, opener, day);
      database.commit();
    } catch (NotOpened e) {
      throw RestoreFailed.damaged();
    }
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
      var parts = stored.path().split("/", -1);
      if (parts.length != PARTS) continue; // none of ours
      var one = known.remove(stored.path());
      var object = parts[2];
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
    RestoreFolder.remove(folder.resolve(REPLAY));
    to.finish();
  }

  /// Gives the lock back. Without [#finish] the mark stays.
  @Override
  public void close() throws IOException {
    to.close();
  }
}
