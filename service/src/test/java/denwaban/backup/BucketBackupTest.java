package denwaban.backup;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import denwaban.backup.place.BackupPlace.Removal;
import denwaban.backup.place.Layout;
import denwaban.backup.place.Manifest;
import denwaban.backup.restore.TestCommands;
import denwaban.database.CannotStart;
import denwaban.database.TestCluster;
import denwaban.database.TestDatabase;
import denwaban.seal.age.Identity;
import denwaban.seal.age.Suite;
import denwaban.seal.statement.Share;
import denwaban.storage.S3Server;
import denwaban.storage.bucket.Lock;
import denwaban.storage.bucket.TestBuckets;
import denwaban.storage.key.Kek;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.model.ObjectVersion;

/// There and back through a bucket that locks, with a real PostgreSQL; the lock's own peer is moto.
class BucketBackupTest {

  @TempDir static Path folder;

  private static S3Server server;
  private static TestBuckets bucket;
  private static BackupHouse house;

  @BeforeAll
  static void start() throws Exception {
    server = S3Server.locking(folder);
    bucket = new TestBuckets(server, folder, true);
    house = house(bucket, Lock.Mode.COMPLIANCE);
    house.cluster.as("create table note (text text)");
    house.backups.backup(null);
    house.cluster.as("insert into note values ('tail')");
    house.bring();
  }

  @AfterAll
  static void tidy() {
    house.close();
    server.close();
  }

  private static BackupHouse house(TestBuckets bucket, Lock.Mode lock) {
    var recovery = Identity.generate(Suite.X25519);
    var data = TestCluster.folder();
    return new BackupHouse(
        data,
        TestDatabase.dataFolder(),
        recovery,
        BackupHouse.bucket(bucket.settings, lock, data, recovery));
  }

  private static List<ObjectVersion> versions(String prefix) {
    return bucket
        .s3
        .listObjectVersionsPaginator(r -> r.bucket(bucket.name).prefix(prefix))
        .versions()
        .stream()
        .toList();
  }

  @Test
  void two_sheets_and_the_bucket_bring_the_office_back() throws Exception {
    var object = house.object("s3-1", "sealed".getBytes(UTF_8));
    house.work.payloads().round();
    house.bring();
    var sheets = Share.split(house.recovery).stream().map(Share::export).toList();
    var to = TestDatabase.dataFolder();

    var ran =
        TestCommands.restore(
            sheets.get(1) + "\n" + sheets.get(2) + "\n",
            "s3://" + bucket.name,
            to.toString(),
            "--endpoint",
            server.endpoint(),
            "--credentials-file",
            String.valueOf(bucket.settings.credentialsFile()));

    assertThat(ran.status()).as(ran.said()).isZero();
    assertThat(BackupHouse.file(to, object)).hasContent("sealed");
    try (var office = new TestCluster(to, null)) {
      assertThat(office.count("select count(*) from note where text = 'tail'")).isOne();
    }
    BackupHouse.remove(to);
  }

  @Test
  void a_drill_from_the_bucket_passes() throws Exception {
    house.bring();
    assertThat(house.backups.drill(null)).isTrue();
    assertThat(house.backups.lastDrill().orElseThrow().passed()).isTrue();
  }

  @Test
  void all_but_keys_and_label_is_locked_for_the_window() throws Exception {
    house.object("s3-2", "sealed".getBytes(UTF_8));
    house.work.payloads().round();
    house.erasures.appendKey("none-1", house.now);
    house.bring();
    for (var kind : List.of("base/", "wal/", "objects/", "erased/")) {
      assertThat(versions(kind)).as(kind).isNotEmpty();
      for (var version : versions(kind)) {
        var head =
            bucket.s3.headObject(
                r -> r.bucket(bucket.name).key(version.key()).versionId(version.versionId()));
        assertThat(head.objectLockModeAsString()).as(version.key()).isEqualTo("COMPLIANCE");
        assertThat(head.objectLockRetainUntilDate())
            .as("never longer than certificates say")
            .isBeforeOrEqualTo(
                Instant.now().plus(Duration.ofDays(BackupHouse.KEEP)).plusSeconds(60));
        assertThatThrownBy(() ->
                bucket.s3.deleteObject(
                    r -> r.bucket(bucket.name).key(version.key()).versionId(version.versionId())))
            .isInstanceOf(software.amazon.awssdk.services.s3.model.S3Exception.class);
      }
    }
    for (var version : versions("keys/")) {
      var head =
          bucket.s3.headObject(
              r -> r.bucket(bucket.name).key(version.key()).versionId(version.versionId()));
      assertThat(head.objectLockMode()).isNull();
    }
  }

  @Test
  void a_key_that_is_destroyed_is_out_of_the_bucket_in_every_version() throws Exception {
    house.object("s3-gone", "x".getBytes(UTF_8));
    house.bring();
    assertThat(house.keys.destroy(new Kek("s3-gone"))).isTrue();
    var destroyed = house.now;
    house.now = house.now.plusSeconds(10);
    house.bring();

    assertThat(versions("keys/")).hasSize(1);
    assertThat(house.backups.keysGone(destroyed)).isTrue();
    var to = house.restored(house.recovery);
    assertThat(to.resolve("keys/kek-s3-gone")).isEmptyFile();
    BackupHouse.remove(to);
  }

  @Test
  void while_an_older_copy_of_keys_stays_no_key_counts_as_gone() throws Exception {
    var lockedHouse = house(new TestBuckets(server, folder, true), Lock.Mode.GOVERNANCE);
    try {
      lockedHouse.object("s3-stays", "x".getBytes(UTF_8));
      lockedHouse.backups.move();
      var settings = lockedHouse.settings.s3();
      var copy = lockedHouse.target.place().list(Layout.KEYS).getLast().path();
      try (var files = denwaban.storage.bucket.FileBucket.open(settings, "test")) {
        files.extend(
            files.list(copy).getFirst(),
            new Lock(Lock.Mode.GOVERNANCE, lockedHouse.now.plus(Duration.ofDays(9))));
      }
      assertThat(lockedHouse.keys.destroy(new Kek("s3-stays"))).isTrue();
      var destroyed = lockedHouse.now;
      lockedHouse.now = lockedHouse.now.plusSeconds(10);

      lockedHouse.backups.move();
      lockedHouse.log.sequence(); // the alarm is an entry, and its log may need a key of its own
      lockedHouse.backups.move();
      var copies = lockedHouse.target.place().list(Layout.KEYS);
      lockedHouse.now = lockedHouse.now.plusSeconds(10);
      lockedHouse.backups.move();

      assertThat(lockedHouse.backups.trouble()).contains(BackupTrouble.KEYS_STAY);
      assertThat(lockedHouse.backups.keysGone(destroyed)).isFalse();
      assertThat(lockedHouse.target.place().list(Layout.KEYS))
          .as("no copy each time")
          .isEqualTo(copies);
    } finally {
      lockedHouse.close();
    }
  }

  @Test
  void who_has_our_credentials_writes_over_and_marks_and_it_comes_back_all_the_same()
      throws Exception {
    house.bring();
    var base = Layout.base(Manifest.whole(house.target.place()).getLast());
    for (var version : versions("")) {
      if (version.key().startsWith("keys/") || version.key().equals(Layout.LABEL)) continue;
      bucket.s3.putObject(
          r -> r.bucket(bucket.name).key(version.key()), RequestBody.fromString("ransom"));
      bucket.s3.deleteObject(r -> r.bucket(bucket.name).key(version.key()));
    }
    assertThat(house.target.place().delete(base)).isEqualTo(Removal.LOCKED);
    var to = house.restored(house.recovery);
    try (var office = new TestCluster(to, null)) {
      assertThat(office.count("select count(*) from note where text = 'tail'")).isOne();
    }
    BackupHouse.remove(to);
  }

  @Test
  void pruning_waits_for_locks_without_an_alarm_and_rings_when_they_last_too_long()
      throws Exception {
    var own = house(new TestBuckets(server, folder, true), Lock.Mode.GOVERNANCE);
    try {
      own.backups.backup(null);
      var old = Manifest.whole(own.target.place()).getLast();
      var first = own.now;
      own.now = first.plus(Duration.ofDays(BackupHouse.KEEP));
      own.backups.backup(null); // by our clock it is due; by the bucket's the lock is on for days
      assertThat(own.backups.trouble()).isEmpty();
      assertThat(Manifest.whole(own.target.place())).contains(old);

      own.now = first.plus(Duration.ofDays(BackupHouse.KEEP + 1)).plusSeconds(1);
      own.backups.backup(null);
      assertThat(own.backups.trouble()).contains(BackupTrouble.HELD);
      var whole = own.cluster.app().fence().office(() -> own.table.whole());
      assertThat(whole.map(BackupTable.Run::began)).as("what was taken is whole").contains(own.now);
    } finally {
      own.close();
    }
  }

  @Test
  void what_is_being_taken_is_not_removed_as_what_was_cut_off() throws Exception {
    var own = house(new TestBuckets(server, folder, true), Lock.Mode.NONE);
    try {
      own.backups.backup(null);
      own.now = own.now.plusSeconds(5);
      var id = Layout.id(own.now);
      var once = new AtomicBoolean();
      server.refused =
          request -> {
            // it is read back, and has no manifest yet
            if (request.startsWith("GET ")
                && request.contains(Layout.base(id))
                && once.compareAndSet(false, true)) {
              own.backups.round();
            }
            return false;
          };
      own.backups.backup(null);
      server.open();
      assertThat(once).isTrue();
      assertThat(own.backups.trouble()).isEmpty();
      assertThat(own.target.place().has(Layout.base(id))).isTrue();
      assertThat(Manifest.whole(own.target.place())).contains(id);
    } finally {
      server.open();
      own.close();
    }
  }

  @Test
  void an_unsafe_bucket_does_not_start_and_one_that_is_away_does() {
    var without = new TestBuckets(server, folder, false);
    var own = house(without, Lock.Mode.GOVERNANCE);
    try {
      assertThatThrownBy(own.setup::mayStart)
          .isInstanceOf(CannotStart.class)
          .hasMessageContaining("no Object Lock");
      own.backups.move();
      assertThat(own.backups.trouble()).contains(BackupTrouble.UNSAFE_PLACE);
      server.cut = request -> true;
      own.setup.mayStart();
      own.backups.move();
      assertThat(own.backups.trouble()).contains(BackupTrouble.AWAY);
    } finally {
      server.open();
      own.close();
    }
  }
}
