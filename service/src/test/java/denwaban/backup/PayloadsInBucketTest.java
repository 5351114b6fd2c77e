package denwaban.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import denwaban.backup.place.Layout;
import denwaban.kernel.ObjectId;
import denwaban.storage.S3Server;
import denwaban.storage.bucket.TestBuckets;
import denwaban.storage.partition.BucketPartitions;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;

/// Payloads that lie in a bucket are copied out of it, and leave the backup after it.
class PayloadsInBucketTest {

  @TempDir static Path folder;

  private static S3Server server;
  private static TestBuckets live;
  private static BackupHouse house;
  private static PayloadCopies copies;

  @BeforeAll
  static void start() throws Exception {
    server = S3Server.locking(folder);
    live = new TestBuckets(server, folder, false);
    house = new BackupHouse();
    house.now = house.now.plus(Duration.ofHours(1)); // what is put now has been quiet
    house.backups.backup(null);
    copies =
        new PayloadCopies(
            house.target,
            new BucketPartitions(live.settings, "test"),
            house.payloads,
            house.cluster.app().fence(),
            () -> house.now);
  }

  @AfterAll
  static void tidy() {
    house.close();
    server.close();
  }

  private static ObjectId put(String text) {
    var id = new ObjectId(UUID.randomUUID());
    live.s3.putObject(r -> r.bucket(live.name).key(key(id)), RequestBody.fromString(text));
    return id;
  }

  private static String key(ObjectId id) {
    var name = id.toString();
    return name.substring(name.length() - 2) + "/" + name + "/0";
  }

  @Test
  void they_are_copied_by_digest_and_leave_with_the_window() throws Exception {
    var id = put("sealed");
    live.s3.putObject(
        r -> r.bucket(live.name).key("start/" + UUID.randomUUID()), RequestBody.fromString("x"));
    copies.round();
    assertThat(BackupHouse.file(house.there, id)).hasContent("sealed");
    assertThat(house.work.inspection().run().bad()).isEmpty();

    live.s3.deleteObject(r -> r.bucket(live.name).key(key(id)));
    copies.round();
    assertThat(BackupHouse.file(house.there, id)).exists();
    house.now = house.now.plus(Duration.ofDays(BackupHouse.KEEP)).plusSeconds(1);
    copies.round();
    assertThat(BackupHouse.file(house.there, id)).doesNotExist();
  }

  @Test
  void a_bucket_that_is_away_is_no_erasure() throws Exception {
    var id = put("kept");
    copies.round();
    server.cut = request -> true;
    try {
      assertThatThrownBy(copies::round).isInstanceOf(IOException.class);
    } finally {
      server.open();
    }
    assertThat(
            house.cluster.count(
                "select count(*) from backup_payload where object_id = '%s' and gone_at is null"
                    .formatted(id)))
        .isOne();
    assertThat(house.there.resolve(Layout.object(id, 0))).hasContent("kept");
  }
}
