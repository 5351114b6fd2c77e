package denwaban.backup;

import denwaban.audit.TestLog;
import denwaban.backup.place.Erased;
import denwaban.backup.place.Opener;
import denwaban.backup.restore.HeadersErased;
import denwaban.backup.restore.LogsErased;
import denwaban.backup.restore.Restore;
import denwaban.client.key.TestClients;
import denwaban.database.RestoredCluster;
import denwaban.database.TestCluster;
import denwaban.database.TestDatabase;
import denwaban.kernel.Bytes;
import denwaban.kernel.Ids;
import denwaban.kernel.ObjectId;
import denwaban.seal.age.Identity;
import denwaban.seal.age.Origin;
import denwaban.seal.age.Suite;
import denwaban.storage.ObjectStore;
import denwaban.storage.TestStorage;
import denwaban.storage.bucket.Lock;
import denwaban.storage.bucket.S3Settings;
import denwaban.storage.key.Kek;
import denwaban.storage.key.KeyVault;
import denwaban.storage.partition.FolderPartitions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import org.springframework.util.FileSystemUtils;

/// An office with a database of its own, keys, payloads, and a place for its backup. Its clock goes
/// as tests say; PostgreSQL's goes by itself.
final class BackupHouse implements AutoCloseable {

  static final UUID CLIENT = new UUID(0xc, 0xc);
  static final int KEEP = 14;

  static final S3Settings NO_BUCKET = new S3Settings(null, "", "us-east-1", true, null, 0);

  final Path data;
  final BackupSettings settings;
  final Path there;
  final Identity recovery;
  final Target target;
  final TestCluster cluster;
  final TestLog log;
  final TestClients clients;
  final KeyVault keys;
  final ObjectStore objects;
  final BackupTable table;
  final PayloadTable payloads;
  final Setup setup;
  final ErasureList erasures;
  final BackupWork work;
  final Backups backups;
  Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);

  BackupHouse() {
    this(TestCluster.folder(), TestDatabase.dataFolder(), Identity.generate(Suite.X25519));
  }

  /// An office that starts on a folder that was restored.
  BackupHouse(Path data, Path there, Identity recovery) {
    this(data, there, recovery, folder(there, data, recovery));
  }

  BackupHouse(Path data, Path there, Identity recovery, BackupSettings settings) {
    this.data = data;
    this.settings = settings;
    this.there = there;
    this.recovery = recovery;
    this.target = Objects.requireNonNull(Target.of(settings, data, true, ids(), () -> now));
    this.cluster = new TestCluster(data, there);
    var app = cluster.app();
    this.log = new TestLog(app, data);
    this.clients = new TestClients(app, log.door());
    this.keys = TestStorage.keys(data);
    this.objects = TestStorage.objects(data);
    this.table = new BackupTable(app.jdbc());
    this.payloads = new PayloadTable(app.jdbc());
    this.setup = new Setup(target, table, payloads, app.fence());
    this.erasures = new ErasureList(setup);
    this.work = work(setup);
    this.backups =
        new Backups(setup, work, table, payloads, app.fence(), log.door(), ids(), () -> now);
  }

  static BackupSettings folder(Path there, Path data, Identity recovery) {
    return new BackupSettings(
        there,
        NO_BUCKET,
        Lock.Mode.NONE,
        recovery.recipient().text(),
        origin(data, recovery),
        KEEP,
        7);
  }

  /// Locked, in governance mode.
  static BackupSettings bucket(S3Settings bucket, Path data, Identity recovery) {
    return bucket(bucket, Lock.Mode.GOVERNANCE, data, recovery);
  }

  static BackupSettings bucket(S3Settings bucket, Lock.Mode lock, Path data, Identity recovery) {
    return new BackupSettings(
        null, bucket, lock, recovery.recipient().text(), origin(data, recovery), KEEP, 7);
  }

  /// As `./denwaban backup-key` writes it.
  static Path origin(Path data, Identity recovery) {
    try {
      return Files.writeString(
          data.resolveSibling(data.getFileName() + ".origin"), Origin.of(recovery).export());
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private BackupWork work(Setup setup) {
    return BackupConfiguration.work(
        Objects.requireNonNull(setup.target()),
        cluster.cluster(),
        new FolderPartitions(data.resolve("objects")),
        payloads,
        cluster.app().fence(),
        List.of(new HeadersErased(), new LogsErased()),
        clients.clients(),
        log.signers(),
        new Pace(0),
        () -> now);
  }

  /// The next life of the program, over the same folders.
  Backups again() {
    var next = new Setup(target, table, payloads, cluster.app().fence());
    return new Backups(
        next, work(next), table, payloads, cluster.app().fence(), log.door(), ids(), () -> now);
  }

  InspectionTask inspection() {
    return new InspectionTask(setup, work, backups, cluster.app().fence(), log.door(), ids());
  }

  private Ids ids() {
    return new Ids(Clock.systemUTC(), new Random());
  }

  /// An object with a header, wrapped under a key of its own, and a payload that has been quiet.
  ObjectId object(String kek, byte[] payload) throws IOException, SQLException {
    var id = new ObjectId(ids().next());
    objects.put(id, 0, payload);
    Files.setLastModifiedTime(file(data, id), FileTime.from(now.minus(Duration.ofHours(1))));
    var wrapped = keys.wrap(new Kek(kek), new byte[32], new byte[0]);
    cluster.as(
        """
        insert into vault_object (id, client_id, kind, call_id, epoch, company, process, opened_at, line)
        values ('%1$s', '%2$s', 'message', '%2$s', 1, 'x', '%2$s', now(), '%2$s');
        insert into vault_header
          (object_id, client_id, n, audience, start_ms, sha256, kek, wrapped, epoch, company)
        values ('%1$s', '%2$s', 0, 'company', 0, sha256('x'), '%3$s', '\\x%4$s', 1, 'x')
        """
            .formatted(id, CLIENT, kek, hex(wrapped)));
    return id;
  }

  private static String hex(Bytes bytes) {
    return java.util.HexFormat.of().formatHex(bytes.toArray());
  }

  static Path file(Path data, ObjectId id) {
    var name = id.toString();
    return data.resolve("objects/%s/%s/0".formatted(name.substring(name.length() - 2), name));
  }

  /// What was written so far is at the place.
  void bring() throws Exception {
    var segment = one("select pg_walfile_name(pg_create_restore_point('test'))");
    cluster.as("select pg_switch_wal()");
    work.mover().await(segment);
  }

  private String one(String query) throws SQLException {
    try (var root = cluster.cluster().root()) {
      return BaseBackup.one(root, query);
    }
  }

  /// All of a restore, into a fresh folder.
  Path restored(Identity with) throws Exception {
    var to = TestDatabase.dataFolder();
    restore(to, with);
    return to;
  }

  Restore.Payloads restore(Path to, Identity with) throws Exception {
    return restore(to, with, "");
  }

  /// @param until the name of a point in the log; empty for its end
  Restore.Payloads restore(Path to, Identity with, String until) throws Exception {
    try (var restore = Restore.into(to, target.place(), Opener.of(with))) {
      restore.unpack(until);
      Restore.Payloads payloads;
      try (var restored =
          restore.replay(
              until.isEmpty() ? null : until, RestoredCluster.programs(data.resolve("postgres")))) {
        var listed = new ArrayList<Erased>();
        restore.eraseAgain(
            restored,
            List.of(new HeadersErased(), new LogsErased()),
            (_, day) -> listed.addAll(day));
        payloads = restore.payloads(restored, listed);
      }
      restore.finish();
      // an office that starts here need not unpack PostgreSQL again
      var programs = RestoredCluster.programs(data.resolve("postgres"));
      Files.createSymbolicLink(to.resolve("postgres").resolve(programs.getFileName()), programs);
      return payloads;
    }
  }

  /// The one file of this kind at the place.
  Path only(String folder) throws IOException {
    try (var all = Files.walk(there.resolve(folder))) {
      return all.filter(Files::isRegularFile)
          .filter(it -> !it.getFileName().toString().startsWith("manifest"))
          .sorted()
          .reduce((_, last) -> last)
          .orElseThrow();
    }
  }

  @Override
  public void close() {
    cluster.close();
    remove(data);
    remove(there);
  }

  static void remove(Path folder) {
    try {
      FileSystemUtils.deleteRecursively(folder);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
