package denwaban.backup;

import denwaban.audit.Logs;
import denwaban.audit.Signers;
import denwaban.audit.reading.LogSelfCheck;
import denwaban.backup.place.Erased;
import denwaban.backup.place.Layout;
import denwaban.backup.place.Manifest;
import denwaban.backup.restore.HeadersErased;
import denwaban.backup.restore.Restore;
import denwaban.backup.restore.RestoreFailed;
import denwaban.backup.restore.RestoreFolder;
import denwaban.backup.restore.RestoredErasure;
import denwaban.client.Client;
import denwaban.client.Clients;
import denwaban.database.Cluster;
import denwaban.database.RestoredCluster;
import denwaban.database.tenant.TenantTransactions;
import denwaban.kernel.ClientId;
import denwaban.kernel.ObjectId;
import denwaban.seal.crypto.Digest;
import denwaban.storage.key.KeyFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Brings the newest backup back into a folder of its own, starts PostgreSQL on it, looks whether
/// it is what the live database was a moment ago, and removes all of it.
final class Drill {

  private static final Logger LOG = LoggerFactory.getLogger(Drill.class);

  static final String FOLDER = "drill";

  /// Room that a drill leaves beside it, in bytes: the live database is on the same disk, and
  /// readings stop where less is left.
  private static final long SPARE = 1L << 30;

  /// A segment of the log takes so many times its sealed length at most, as a rule.
  private static final int UNPACKED = 4;

  /// Payloads that are read back and compared, in one drill.
  private static final int SAMPLE = 50;

  /// Every index against its table, every page of every table, the catalogue's too.
  private static final List<String> AMCHECK =
      List.of(
          """
          select count(bt_index_check(index => c.oid, heapallindexed => true))
          from pg_index i join pg_class c on c.oid = i.indexrelid join pg_am a on a.oid = c.relam
          where a.amname = 'btree' and c.relpersistence <> 't' and i.indisready and i.indisvalid
          """,
          """
          select count(*) from pg_class where relkind in ('r', 't', 'm') and relpersistence <> 't'
          """);

  private static final String HEAPS =
      """
      select count(*) from pg_class c, lateral verify_heapam(c.oid)
      where c.relkind in ('r', 't', 'm') and c.relpersistence <> 't'
      """;

  /// Binary digits.
  private static final int MIB = 20;

  private static final String PAYLOADS =
      """
      select object_id, segment, sha256 from backup_payload where gone_at is null
      order by random() limit
      """;

  private final Target target;
  private final Cluster cluster;
  private final LogMover mover;
  private final List<RestoredErasure> erasures;
  private final Clients clients;
  private final Signers signers;
  private final LongSupplier free;
  private final InstantSource clock;

  Drill(
      Target target,
      Cluster cluster,
      LogMover mover,
      List<RestoredErasure> erasures,
      Clients clients,
      Signers signers,
      LongSupplier free,
      InstantSource clock) {
    this.target = target;
    this.cluster = cluster;
    this.mover = mover;
    this.erasures = erasures;
    this.clients = clients;
    this.signers = signers;
    this.free = free;
    this.clock = clock;
  }

  /// One thing that was looked at.
  ///
  /// @param code `room` (in MiB, if there is too little), `restored`, `amcheck`, `counts`, `log`,
  ///   `payloads`, `erased` or `keys`
  record Check(String code, boolean good, long looked, long bad) {

    static Check of(String code, long looked, long bad) {
      return new Check(code, bad == 0, looked, bad);
    }
  }

  /// @param base null if there was none to begin with
  /// @param rpo how old the newest segment at the place was when the drill began: what a loss at
  ///   that moment would have cost
  /// @param rto from the first byte read to a database that an office could start on
  ///
  /// @param damaged payloads that are not at the place as they should be; of the sample alone
  record Result(
      Instant began,
      Instant ended,
      @Nullable String base,
      @Nullable Duration rpo,
      @Nullable Duration rto,
      List<Check> checks,
      List<PayloadTable.Name> damaged) {

    boolean passed() {
      return !checks.isEmpty() && checks.stream().allMatch(Check::good);
    }
  }

  /// What a drill that was cut off left behind. Called before anything else uses the folder.
  void sweep() throws IOException {
    RestoredCluster.stopOrphan(folder());
    RestoreFolder.remove(folder());
  }

  private Path folder() {
    return target.data().resolve(Target.FOLDER).resolve(FOLDER);
  }

  /// @param id of this drill: a point of the log is named after it, and the log is replayed to the
  ///   first point of that name
  /// @throws InterruptedException and the folder is removed all the same
  Result run(UUID id) throws IOException, InterruptedException {
    var began = clock.instant();
    var checks = new ArrayList<Check>();
    var of = new Base();
    try {
      sweep();
      of.rpo = mover.newest().map(it -> Duration.between(it, began)).orElse(null);
      var keys = opening(target.data());
      var lacking = lacking();
      if (lacking.isPresent()) {
        checks.add(lacking.get());
      } else {
        var mark = LiveMark.set(cluster, "drill-" + id);
        mark.brought(mover);
        look(mark, keys, checks, of);
      }
    } catch (RestoreFailed | IOException | SQLException | RuntimeException broken) {
      LOG.atError().setCause(broken).log("a restore drill broke off");
      checks.add(new Check("restored", false, 1, 1));
    } finally {
      sweep();
    }
    return new Result(
        began,
        clock.instant(),
        of.base,
        of.rpo,
        of.rto,
        List.copyOf(checks),
        List.copyOf(of.damaged));
  }

  /// The whole database once more, and its log since the base backup, beside the live one.
  private Optional<Check> lacking() throws IOException {
    var bytes = SPARE;
    var bases = Manifest.whole(target.place());
    var since = bases.isEmpty() ? Instant.MAX : Layout.time(bases.getLast()).orElse(Instant.MIN);
    for (var one : target.place().list(Layout.WAL)) {
      if (!one.at().isBefore(since)) bytes += UNPACKED * one.bytes();
    }
    var mib = (bytes + size(live())) >> MIB;
    var there = Math.min(mib, free.getAsLong() >> MIB);
    return there == mib ? Optional.empty() : Optional.of(Check.of("room", mib, mib - there));
  }

  /// In bytes. A running server removes files at any moment: those count for nothing.
  private static long size(Path folder) throws IOException {
    var bytes = new LongAdder();
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes is) {
            bytes.add(is.size());
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException gone) {
            return FileVisitResult.CONTINUE;
          }
        });
    return bytes.sum();
  }

  private static final class Base {
    private @Nullable String base;
    private @Nullable Duration rpo;
    private @Nullable Duration rto;
    private final List<PayloadTable.Name> damaged = new ArrayList<>();
  }

  /// @param keys that opened something before the newest copy of keys was made
  private void look(LiveMark mark, Set<String> keys, List<Check> checks, Base of)
      throws RestoreFailed, IOException, SQLException {
    var began = clock.instant();
    try (var restore = Restore.into(folder(), target.place(), target.drill())) {
      var unpacked = restore.unpack();
      of.base = unpacked.base().id();
      try (var restored = restore.replay(mark.target(), programs())) {
        // as they were at the mark, before anything is taken out
        var counts = restored(restored, LiveMark::counts);
        var logs = restored(restored, LiveMark::logs);
        var erased = new ErasedAgain();
        restore.eraseAgain(restored, erasures, erased);
        of.rto = Duration.between(began, clock.instant());
        checks.add(Check.of("restored", unpacked.files(), unpacked.passedOver()));
        checks.add(amcheck(restored));
        checks.add(Check.of("counts", mark.least().size(), mark.otherCounts(counts)));
        checks.add(logs(mark, logs, restored));
        checks.add(payloads(restored, of));
        checks.add(erased(erased));
        checks.add(keys(keys, unpacked.keys(), erased));
      }
    }
  }

  /// Beside the live data.
  private Path programs() {
    return RestoredCluster.programs(Objects.requireNonNull(live().getParent(), "below a folder"));
  }

  private Path live() {
    return cluster.files().orElseThrow(() -> new IllegalStateException("not ours")).files();
  }

  private interface Asking<T> {
    T ask(Connection database) throws SQLException;
  }

  private static <T> T restored(RestoredCluster cluster, Asking<T> asking) throws SQLException {
    try (var database = cluster.root()) {
      return asking.ask(database);
    }
  }

  private static Check amcheck(RestoredCluster restored) throws SQLException {
    return restored(
        restored,
        database -> {
          BaseBackup.run(database, "create extension if not exists amcheck");
          var looked = 0L;
          for (var one : AMCHECK) looked += Long.parseLong(BaseBackup.one(database, one));
          var bad = Long.parseLong(BaseBackup.one(database, HEAPS));
          return new Check("amcheck", bad == 0, looked, Math.min(bad, looked));
        });
  }

  /// The newest state that the live program signed is there, byte for byte; and each log verifies
  /// against itself and its key: signature, tree, a sample of entries.
  private Check logs(LiveMark mark, java.util.Map<String, String> logs, RestoredCluster restored) {
    var app = restored.app();
    var self =
        new LogSelfCheck(TenantTransactions.over(app), new Logs(JdbcClient.create(app)), signers);
    var all =
        Stream.concat(
                Stream.<@Nullable ClientId>of((ClientId) null),
                clients.all().stream().map(Client::id))
            .toList();
    var bad =
        mark.logs().entrySet().stream()
            .filter(it -> !it.getValue().equals(logs.get(it.getKey())))
            .count();
    for (var client : all) {
      var found = self.check(client);
      if (found != LogSelfCheck.Found.VERIFIES && found != LogSelfCheck.Found.EMPTY) bad++;
    }
    var looked = (long) mark.logs().size() + all.size();
    return Check.of("log", looked, Math.min(bad, looked));
  }

  private Check payloads(RestoredCluster restored, Base of) throws SQLException, IOException {
    var looked = 0;
    try (var database = restored.root();
        var sql = database.createStatement()) {
      var rows = sql.executeQuery(PAYLOADS + " " + SAMPLE);
      while (rows.next()) {
        looked++;
        var name = new PayloadTable.Name(ObjectId.of(rows.getString(1)), rows.getInt(2));
        if (!lies(name, rows.getBytes(3))) of.damaged.add(name);
      }
    }
    return Check.of("payloads", looked, of.damaged.size());
  }

  private boolean lies(PayloadTable.Name name, byte[] sha256) throws IOException {
    try (var in = target.place().read(Layout.object(name.object(), name.segment()))) {
      return Arrays.equals(Digest.sha256(in).toArray(), sha256);
    } catch (NoSuchFileException none) {
      return false;
    }
  }

  /// What was erased is not there again: no header, and of a key an erased file at most.
  private Check erased(ErasedAgain of) throws IOException {
    var bad = of.left;
    var keys = new KeyFiles(folder().resolve("keys"));
    for (var key : of.keys) {
      if (keys.remains("kek-" + key) || keys.remains("intake-" + key)) bad++;
    }
    return new Check("erased", bad == 0, Math.max(bad, of.listed), bad);
  }

  /// What opens something here does so from the copy too: what was here before the copy was made,
  /// is here still, and was not listed as destroyed meanwhile.
  ///
  /// @param copied files that the copy has
  private Check keys(Set<String> before, long copied, ErasedAgain erased) throws IOException {
    var must = new HashSet<>(before);
    must.retainAll(opening(target.data()));
    must.removeAll(opening(folder()));
    must.removeIf(it -> erased.keys.stream().anyMatch(key -> it.endsWith("-" + key)));
    return new Check("keys", must.isEmpty(), Math.max(copied, must.size()), must.size());
  }

  /// Key files of an office's folder that were not emptied when what they opened was erased.
  private static Set<String> opening(Path office) throws IOException {
    var keys = office.resolve("keys");
    if (!Files.exists(keys)) return Set.of();
    var top = keys.toRealPath();
    var names = new HashSet<String>();
    try (var all = Files.walk(top)) {
      for (var file : all.filter(Files::isRegularFile).toList()) {
        if (Files.size(file) > 0) names.add(top.relativize(file).toString());
      }
    } catch (UncheckedIOException | NoSuchFileException meanwhile) {
      throw new IOException("a key file went while it was looked at", meanwhile);
    }
    return names;
  }

  /// What was listed, and what of it was there after it was taken out.
  private static final class ErasedAgain implements Restore.Told {
    private long listed;
    private long left;
    private final List<String> keys = new ArrayList<>();

    @Override
    public void day(Connection database, List<Erased> day) throws SQLException {
      listed += day.size();
      left += HeadersErased.left(database, day);
      day.stream()
          .filter(it -> it.kind().equals(Erased.KEK))
          .map(Erased::object)
          .forEach(keys::add);
    }
  }
}
