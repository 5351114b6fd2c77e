package denwaban.retention;

import denwaban.audit.Program;
import denwaban.audit.TestLog;
import denwaban.client.key.TestClients;
import denwaban.client.key.TestLine;
import denwaban.contract.TestContracts;
import denwaban.contract.termination.Terminations;
import denwaban.contract.termination.TestTerminations;
import denwaban.copies.TestCopies;
import denwaban.database.ErasureLogins;
import denwaban.database.Rows;
import denwaban.database.TestDatabase;
import denwaban.kernel.ClientId;
import denwaban.kernel.Ids;
import denwaban.kernel.ObjectId;
import denwaban.kyc.VerifiedClients;
import denwaban.retention.hold.Holds;
import denwaban.retention.hold.TestHolds;
import denwaban.retention.key.DueKeys;
import denwaban.retention.key.ErasureLock;
import denwaban.retention.key.KeyRecord;
import denwaban.retention.key.KeyTable;
import denwaban.storage.ObjectStore;
import denwaban.storage.TestStorage;
import denwaban.storage.key.Kek;
import denwaban.vault.TestMessage;
import denwaban.vault.TestVault;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;

/// Real leases, erasing and certificates over a test database and folder, with a clock to turn.
public final class TestRetention implements AutoCloseable {

  public final TestDatabase database;
  public final TestLog log;
  public final TestClients clients;
  public final TestVault vault;
  public final TestLine line;
  public final TestContracts contracts;
  public final ObjectStore store;
  final ErasureLogins logins;
  final LeaseTable leases;
  final ErasureTable erasures;
  public final RetentionRounds rounds;
  public final ErasureSweep sweep;
  final KeyTable keyTable;
  final Holds holds;
  public final Terminations terminations;
  public final RetentionStatus status;
  final RetentionViews views;
  final Recorded record = new Recorded();
  final RecordedKeys recordedKeys = new RecordedKeys();

  /// Of which clients the accounts were erased.
  final List<ClientId> accounts = new ArrayList<>();

  public final TestCopies copies;

  /// A backup that is told, and can be away.
  static final class Recorded implements ErasureRecord {

    final List<UUID> erased = new ArrayList<>();
    final List<LeaseKind> kinds = new ArrayList<>();
    boolean away;

    @Override
    public void erased(ClientId client, LeaseKind kind, List<UUID> subjects, Instant at)
        throws IOException {
      if (away) throw new IOException("away");
      erased.addAll(subjects);
      kinds.add(kind);
    }

    @Override
    public Optional<Instant> horizon(Instant erasedAt) {
      return Optional.of(erasedAt.plus(Duration.ofDays(14)));
    }
  }

  /// A backup of keys that is told, and can have an older copy.
  static final class RecordedKeys implements KeyRecord {

    final List<Kek> ended = new ArrayList<>();
    boolean away;
    boolean copied;

    @Override
    public void end(List<Kek> keys, Instant at) throws IOException {
      if (away) throw new IOException("away");
      ended.addAll(keys);
    }

    @Override
    public boolean gone(Instant destroyedAt) {
      return !copied;
    }
  }

  Runnable step = () -> {};
  public Instant now;

  public TestRetention(TestDatabase database, Path folder) {
    this(database, folder, TestStorage.objects(folder));
  }

  TestRetention(TestDatabase database, Path folder, ObjectStore store) {
    this(database, folder, store, Clock.systemUTC().instant());
  }

  TestRetention(TestDatabase database, Path folder, ObjectStore store, Instant begin) {
    this(database, folder, store, begin, null);
  }

  /// @param begin when it begins, by every clock but the database's
  /// @param copied the folder of copies of logs; null for an office without one
  TestRetention(
      TestDatabase database, Path folder, ObjectStore store, Instant begin, @Nullable Path copied) {
    this(database, folder, store, begin, copied, null);
  }

  /// @param months the folder of months' files; null for that of the data folder
  TestRetention(
      TestDatabase database,
      Path folder,
      ObjectStore store,
      Instant begin,
      @Nullable Path copied,
      @Nullable Path months) {
    this.database = database;
    this.store = store;
    this.now = begin;
    log = new TestLog(database, folder);
    var door = log.door(() -> now);
    clients = new TestClients(database, door);
    vault = new TestVault(database, folder, () -> now);
    line = new TestLine(clients);
    contracts = new TestContracts(database, door);
    logins = database.erasure();
    copies = new TestCopies(database, folder, copied, months, log, clients, door, () -> now);
    leases = new LeaseTable(database.jdbc());
    erasures = new ErasureTable(database.jdbc());
    terminations = TestTerminations.over(database, door, () -> now);
    keyTable = new KeyTable(database.jdbc());
    var lock = new ErasureLock(database.jdbc());
    holds = TestHolds.over(database, contracts.contracts(), door, () -> now);
    var floors =
        new LegalFloors(
            contracts.contracts(),
            VerifiedClients.over(database.jdbc(), database.fence()),
            terminations,
            database.fence(),
            leases);
    status = new RetentionStatus(database.fence(), floors, leases, erasures, () -> now);
    views = new RetentionViews(status, holds, terminations, floors, () -> now);
    var certificates =
        new Certificates(
            database.fence(),
            leases,
            erasures,
            keyTable,
            new Program(Path.of("")),
            Optional.of(record),
            Optional.of(recordedKeys),
            door,
            () -> now);
    sweep =
        new ErasureSweep(
            database.fence(),
            terminations,
            leases,
            new RoundTable(database.jdbc()),
            new ErasureVerifier(logins, store, copies.inspection),
            () -> now);
    rounds =
        new RetentionRounds(
            clients.clients(),
            floors,
            contracts.expiry(() -> now),
            terminations,
            database.fence(),
            new RetentionClock(new RoundTable(database.jdbc()), database.fence(), this::time),
            leases,
            erasures,
            new DueKeys(
                database.fence(),
                keyTable,
                lock,
                vault.keys(),
                Optional.of(recordedKeys),
                door,
                this::time),
            keyTable,
            lock,
            new LogLeases(clients.clients(), terminations, database.fence(), leases, log.expiry()),
            new Eraser(logins, store, accounts::add, log.expiry(), copies.erasure),
            new ErasureVerifier(logins, store, copies.inspection),
            certificates,
            Optional.of(record),
            door,
            new Ids(() -> now, new Random()),
            this::time);
  }

  /// The clock of the rounds, which a test can break: between any two steps of theirs.
  private Instant time() {
    step.run();
    return now;
  }

  public TestMessage keep(String text) throws IOException {
    var key = clients.keys().current(line.client()).orElseThrow();
    return TestMessage.keep(
        vault.vault(), line.client(), key, text.getBytes(StandardCharsets.UTF_8));
  }

  public void pass(Duration time) {
    now = now.plus(time);
  }

  public void round() {
    rounds.round(line.client(), true);
  }

  public String state(ObjectId object) {
    return String.valueOf(lease(object.value()).get("state"));
  }

  /// Of a lease whose subject is the client of these tests itself.
  String state(LeaseKind kind) {
    return own(kind, "state", (row, n) -> row.getString("state"));
  }

  Instant due(LeaseKind kind) {
    return own(kind, "due_at", (row, n) -> Rows.instant(row, "due_at"));
  }

  private <T> T own(LeaseKind kind, String column, RowMapper<T> of) {
    return database
        .superuser()
        .sql(
            "select %s from retention_lease where client_id = :client and subject = :client and kind = :kind"
                .formatted(column))
        .param("client", line.client().value())
        .param("kind", kind.code())
        .query(of)
        .single();
  }

  public Map<String, Object> lease(UUID subject) {
    return database
        .superuser()
        .sql("select * from retention_lease where subject = ?")
        .param(subject)
        .query()
        .singleRow();
  }

  long rows(String table, UUID object) {
    return database
        .superuser()
        .sql("select count(*) from " + table + " where object_id = ?")
        .param(object)
        .query(Long.class)
        .single();
  }

  @Override
  public void close() {
    logins.close();
  }

  /// Rounds until all that is due now is erased, found gone, and told by a certificate, which is of
  /// whole days.
  void dayOfRounds() {
    for (var n = 0; n < 4; n++) {
      log.sequence();
      round();
    }
    pass(Duration.ofDays(1));
    round();
    log.sequence();
    round();
  }
}
