package denwaban.backup;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import denwaban.Often;
import denwaban.audit.Action;
import denwaban.audit.Actor;
import denwaban.audit.Entry;
import denwaban.audit.LogId;
import denwaban.audit.Purpose;
import denwaban.audit.TestLog;
import denwaban.database.TestCluster;
import denwaban.kernel.Bytes;
import denwaban.kernel.ClientId;
import denwaban.retention.key.DueKeys;
import denwaban.retention.key.ErasureLock;
import denwaban.retention.key.KeyTable;
import denwaban.storage.TestStorage;
import denwaban.storage.key.KeyVault;
import denwaban.storage.key.Pkcs11Token;
import denwaban.storage.key.SoftHsm;
import denwaban.storage.key.WeekKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.FileSystemUtils;

/// Of what was erased with its week's key a restored backup opens nothing, also one from before and
/// without the list of erasures.
class ErasedBackupTest {

  private static final String OBJECTS =
      """
      insert into vault_object
        (id, client_id, kind, call_id, line, epoch, company, process, opened_at)
      select id, ?::uuid, 'message', id, id, 1, 'x', id, ?::timestamptz from unnest(?::uuid[]) of (id)
      """;

  private static final String HEADERS =
      """
      insert into vault_header
        (object_id, client_id, n, audience, epoch, company, start_ms, sha256, kek, wrapped)
      select id, ?::uuid, 0, 'company', 1, 'x', 0, sha256(wrapped), ?, wrapped
      from unnest(?::uuid[], ?::bytea[]) as of (id, wrapped)
      """;

  /// Rows of one statement.
  private static final int AT_ONCE = 20_000;

  private static final byte[] PLACE = "place".getBytes(UTF_8);

  private final ClientId client = new ClientId(UUID.randomUUID());
  private BackupHouse house;

  @TempDir Path folder;

  @BeforeEach
  void open() {
    house = new BackupHouse();
  }

  @AfterEach
  void close() {
    house.close();
  }

  /// A week of objects a year ago, all wrapped in earnest.
  private List<Bytes> fill(KeyVault vault, int objects) throws IOException, SQLException {
    var kek = WeekKey.of(client, "message", house.now.minus(Duration.ofDays(365))).kek();
    var wrapped = new ArrayList<Bytes>();
    try (var root = house.cluster.cluster().root()) {
      while (wrapped.size() < objects) {
        var begin = wrapped.size();
        for (var n = begin; n < Math.min(objects, begin + AT_ONCE); n++) {
          wrapped.add(vault.wrap(kek, new byte[300], PLACE));
        }
        insert(root, kek.name(), wrapped.subList(begin, wrapped.size()));
      }
    }
    return wrapped;
  }

  private void insert(Connection root, String kek, List<Bytes> wrapped) throws SQLException {
    var ids = root.createArrayOf("uuid", wrapped.stream().map(_ -> UUID.randomUUID()).toArray());
    try (var rows = root.prepareStatement(OBJECTS);
        var headers = root.prepareStatement(HEADERS)) {
      rows.setString(1, client.toString());
      rows.setString(2, house.now.minus(Duration.ofDays(365)).toString());
      rows.setArray(3, ids);
      rows.executeUpdate();
      headers.setString(1, client.toString());
      headers.setString(2, kek);
      headers.setArray(3, ids);
      headers.setArray(
          4,
          root.createArrayOf("bytea", wrapped.stream().map(Bytes::toArray).toArray(byte[][]::new)));
      headers.executeUpdate();
    }
  }

  private void erase(KeyVault vault) {
    var app = house.cluster.app();
    new DueKeys(
            app.fence(),
            new KeyTable(app.jdbc()),
            new ErasureLock(app.jdbc()),
            vault,
            Optional.of(new BackupKeyRecord(house.erasures, house.backups)),
            house.log.door(),
            () -> house.now)
        .round(client, true);
  }

  private long opened(KeyVault vault, List<Bytes> all) throws IOException {
    var kek = WeekKey.of(client, "message", house.now.minus(Duration.ofDays(365))).kek();
    var opened = 0;
    for (var one : all) {
      if (vault.unwrap(kek, one, PLACE).isPresent()) opened++;
    }
    return opened;
  }

  @Test
  void of_the_software_vault_none_opens_also_without_the_list() throws Exception {
    var objects = Often.times("objects in a restored backup, software", 19, 2_000, 1_000_000);
    var all = fill(house.keys, objects);
    house.backups.backup(null);
    house.bring();
    assertThat(opened(house.keys, all)).isEqualTo(objects);
    erase(house.keys);
    house.bring();

    FileSystemUtils.deleteRecursively(house.there.resolve("erased"));
    var without = house.restored(house.recovery);
    assertThat(opened(TestStorage.keys(without), all)).isZero();
    BackupHouse.remove(without);
  }

  @Test
  void what_is_erased_again_after_a_restore_says_since_when_nothing_opened_it() throws Exception {
    fill(house.keys, 1);
    var object = UUID.fromString(one("select id::text from vault_object where client_id = '%s'"));
    house.backups.backup(null);
    house.bring();
    var at = house.now.minus(Duration.ofDays(3)).truncatedTo(ChronoUnit.MILLIS);
    house.erasures.append(client.value(), "message", object, at);
    var to = house.restored(house.recovery);
    try (var office = new TestCluster(to, null);
        var root = office.cluster().root()) {
      assertThat(
              BaseBackup.one(
                  root,
                  "select (unreadable_at = '%s')::text from retention_lease where subject = '%s'"
                      .formatted(at, object)))
          .isEqualTo("true");
    }
    BackupHouse.remove(to);
  }

  @Test
  void a_log_that_ended_is_not_back_and_others_are() throws Exception {
    var ended = log(Duration.ofDays(400));
    var other = log(Duration.ofDays(400));
    house.log.sequence();
    house.backups.backup(null);
    house.bring();
    house.log.expiry().end(ended);
    house.erasures.append(ended.value(), "log", ended.value(), house.now);
    var to = house.restored(house.recovery);
    try (var office = new TestCluster(to, null)) {
      for (var table : List.of("audit_outbox", "audit_entry", "audit_tile", "audit_checkpoint")) {
        assertThat(entries(office, table, ended)).as(table).isZero();
        assertThat(entries(office, table, other)).as(table).isPositive();
      }
      assertThat(entries(office, "audit_ended", ended)).isOne();
      assertThat(entries(office, "audit_ended", other)).isZero();

      var log = new TestLog(office.app(), to);
      var told =
          "select count(*) from audit_outbox where log = '%s' and leaf like '%%\"log.ended\"%%'"
              .formatted(LogId.INSTALLATION.value());
      assertThat(office.count(told)).isZero();
      log.expiry().tell(ended);
      log.expiry().tell(ended);
      log.expiry().tell(other);
      assertThat(office.count(told)).as("once, also after another start").isOne();
    }
    BackupHouse.remove(to);
  }

  @Test
  void a_log_that_is_listed_and_could_not_have_ended_stays() throws Exception {
    var young = log(Duration.ofDays(300));
    house.log.sequence();
    house.backups.backup(null);
    house.bring();
    house.erasures.append(young.value(), "log", young.value(), house.now);
    var to = house.restored(house.recovery);
    try (var office = new TestCluster(to, null)) {
      assertThat(entries(office, "audit_entry", young)).isOne();
      assertThat(entries(office, "audit_ended", young)).isZero();
    }
    BackupHouse.remove(to);
  }

  /// One with an entry that was made so long ago.
  private ClientId log(Duration ago) {
    var of = new ClientId(UUID.randomUUID());
    var door = house.log.door(() -> house.now.minus(ago));
    house
        .cluster
        .app()
        .fence()
        .run(
            of,
            () ->
                door.append(
                    Entry.done(Action.HEADER_RELEASED, of, "x", Actor.SERVICE, Purpose.READ)));
    return of;
  }

  private static long entries(TestCluster office, String table, ClientId log) throws SQLException {
    return office.count("select count(*) from %s where log = '%s'".formatted(table, log));
  }

  private String one(String query) throws SQLException {
    try (var root = house.cluster.cluster().root()) {
      return BaseBackup.one(root, query.formatted(client));
    }
  }

  @Test
  void of_a_security_module_none_opens_though_the_rows_come_back() throws Exception {
    var pin = Files.writeString(folder.resolve("pin"), SoftHsm.PIN);
    var module = TestStorage.sure(new Pkcs11Token(SoftHsm.LIBRARY, 0, pin).open(), folder);
    var objects = Often.times("objects in a restored backup, softhsm2", 19, 2_000, 1_000_000);
    var all = fill(module, objects);
    house.backups.backup(null);
    house.bring();
    assertThat(opened(module, all)).isEqualTo(objects);
    erase(module);

    FileSystemUtils.deleteRecursively(house.there.resolve("erased"));
    var to = house.restored(house.recovery);
    try (var office = new TestCluster(to, null)) {
      assertThat(
              office.count(
                  "select count(*) from vault_header where client_id = '%s'".formatted(client)))
          .isEqualTo(objects);
    }
    assertThat(opened(module, all)).isZero();
    BackupHouse.remove(to);
  }
}
