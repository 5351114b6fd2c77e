package denwaban.backup;

import static org.assertj.core.api.Assertions.assertThat;

import denwaban.Often;
import denwaban.backup.place.Manifest;
import denwaban.database.TestCluster;
import denwaban.database.TestDatabase;
import denwaban.seal.age.Identity;
import denwaban.seal.age.Suite;
import denwaban.storage.S3Server;
import denwaban.storage.bucket.TestBuckets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Whenever the program is killed while it backs up: no half backup is offered, what is there comes
/// back, and the next one completes.
class BackupKilledTest {

  private static final long LONGEST_NANOS = 9_000_000_000L;

  /// Of so many kills one bucket: for each list of a bucket moto copies all that is in it.
  private static final int TOGETHER = 5;

  private static final int ALL = 25;

  @TempDir Path folder;

  private final long seed = Long.getLong("seed", ThreadLocalRandom.current().nextLong(1_000_000));
  private final Random chance = new Random(seed);
  private final Identity recovery = Identity.generate(Suite.X25519);

  @Test
  void into_a_folder() throws Exception {
    killed(Often.times("backups into a folder killed", seed, 1, ALL), null, null);
  }

  @Test
  void into_a_bucket() throws Exception {
    var left = Often.times("backups into a bucket killed", seed, 1, ALL);
    for (; left > 0; left -= TOGETHER) {
      try (var server = S3Server.locking(folder)) {
        server.open();
        var bucket = new TestBuckets(server, folder, true);
        killed(
            Math.min(left, TOGETHER),
            List.of(
                server.endpoint(), bucket.name, String.valueOf(bucket.settings.credentialsFile())),
            bucket);
        assertThat(bucket.s3.listMultipartUploads(r -> r.bucket(bucket.name)).uploads()).isEmpty();
      }
    }
  }

  private void killed(int kills, @Nullable List<String> at, @Nullable TestBuckets bucket)
      throws Exception {
    var data = TestCluster.folder();
    var there = TestDatabase.dataFolder();
    var now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    for (var n = 0; n < kills; n++) {
      try (var _ = BackupProcess.start(data, there, recovery, at, now)) {
        LockSupport.parkNanos(chance.nextLong(LONGEST_NANOS));
      }
      now = now.plusSeconds(300); // of its clock, later than any that it had
      judge(data, there, bucket, now);
      now = now.plusSeconds(300);
    }
    BackupHouse.remove(data);
    BackupHouse.remove(there);
  }

  private void judge(Path data, Path there, @Nullable TestBuckets bucket, Instant now)
      throws Exception {
    var settings =
        bucket == null
            ? BackupHouse.folder(there, data, recovery)
            : BackupHouse.bucket(bucket.settings, data, recovery);
    var house = new BackupHouse(data, there, recovery, settings);
    try {
      house.now = now;
      if (!Manifest.whole(house.target.place()).isEmpty()) {
        comesBack(house, 0);
      }
      house.now = house.now.plusSeconds(5);
      house.backups.move();
      assertThat(house.backups.trouble()).as("seed %d", seed).isEmpty();
      house.work.payloads().round();
      assertThat(house.backups.backup(null)).isTrue();
      house.bring();
      assertThat(house.backups.trouble()).as("seed %d", seed).isEmpty();
      assertThat(house.work.inspection().run().bad()).as("seed %d", seed).isEmpty();
      comesBack(house, house.cluster.count("select count(*) from note"));
    } finally {
      house.cluster.close();
    }
  }

  private void comesBack(BackupHouse house, long rows) throws Exception {
    var to = TestDatabase.dataFolder();
    var payloads = house.restore(to, recovery);
    assertThat(payloads.damaged()).as("seed %d", seed).isZero();
    assertThat(payloads.missing()).as("seed %d", seed).isZero();
    try (var office = new TestCluster(to, null)) {
      assertThat(office.count("select count(*) from note"))
          .as("seed %d", seed)
          .isGreaterThanOrEqualTo(rows);
      assertThat(office.count("select count(*) % 100 from note")).as("seed %d", seed).isZero();
    }
    BackupHouse.remove(to);
  }
}
