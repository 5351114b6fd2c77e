package denwaban.storage.bucket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import denwaban.storage.S3Server;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.s3.model.ObjectLockRetentionMode;
import software.amazon.awssdk.services.s3.model.ReplicationRule;

/// Against moto, which keeps locks.
class FileBucketTest {

  @TempDir static Path folder;

  private static S3Server server;

  private TestBuckets locking;
  private TestBuckets plain;

  @BeforeAll
  static void start() throws IOException {
    server = S3Server.locking(folder);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @BeforeEach
  void make() {
    server.open();
    locking = new TestBuckets(server, folder, true);
    plain = new TestBuckets(server, folder, false);
  }

  private static byte[] bytes(int length) {
    var bytes = new byte[length];
    new Random(length).nextBytes(bytes);
    return bytes;
  }

  private static byte[] back(FileBucket bucket, String key) throws IOException {
    try (var in = bucket.read(bucket.list(key).getLast())) {
      return in.readAllBytes();
    }
  }

  @Test
  void files_come_back_whole_at_every_edge_of_a_part() throws IOException {
    try (var bucket = plain.open()) {
      for (var length :
          new int[] {0, 1, PartsOut.PART - 1, PartsOut.PART, PartsOut.PART + 1, 40_000_000}) {
        var bytes = bytes(length);
        bucket.put("f/" + length, true, null, out -> out.write(bytes));
        assertThat(back(bucket, "f/" + length)).as("%d", length).isEqualTo(bytes);
      }
    }
  }

  @Test
  void a_name_that_must_be_free_and_is_not_is_refused_in_one_part_or_several() throws IOException {
    try (var bucket = plain.open()) {
      for (var length : new int[] {5, PartsOut.PART + 5}) {
        var key = "f/" + length;
        bucket.put(key, true, null, out -> out.write(bytes(length)));
        assertThatThrownBy(() -> bucket.put(key, true, null, out -> out.write(bytes(length + 1))))
            .isInstanceOf(FileAlreadyExistsException.class);
        assertThat(back(bucket, key)).isEqualTo(bytes(length));
      }
    }
  }

  @Test
  void what_breaks_off_leaves_no_file_and_no_parts() throws IOException {
    try (var bucket = plain.open()) {
      assertThatThrownBy(() ->
              bucket.put(
                  "half",
                  true,
                  null,
                  out -> {
                    out.write(bytes(PartsOut.PART + 5));
                    throw new IOException("the disk is gone");
                  }))
          .hasMessage("the disk is gone");
      assertThat(bucket.list("half")).isEmpty();
      assertThat(bucket.abandonUploads()).isZero();
    }
  }

  @Test
  void parts_that_a_kill_left_are_given_up() throws IOException {
    plain.s3.createMultipartUpload(r -> r.bucket(plain.name).key("half"));
    try (var bucket = plain.open()) {
      assertThat(bucket.abandonUploads()).isOne();
      assertThat(bucket.abandonUploads()).isZero();
    }
  }

  @Test
  void bytes_that_changed_on_the_way_are_noticed() throws IOException {
    try (var bucket = plain.open()) {
      server.changed = request -> request.startsWith("PUT");
      assertThatThrownBy(() -> bucket.put("f", true, null, out -> out.write(bytes(100))))
          .isInstanceOf(IOException.class);
      assertThatThrownBy(
              () -> bucket.put("g", true, null, out -> out.write(bytes(PartsOut.PART + 100))))
          .isInstanceOf(IOException.class);
    }
  }

  @Test
  void a_locked_version_stays_until_its_date_and_one_without_goes() throws Exception {
    try (var bucket = locking.open()) {
      var modes = new Lock.Mode[] {Lock.Mode.GOVERNANCE, Lock.Mode.COMPLIANCE};
      for (var mode : modes) {
        var lock = new Lock(mode, Instant.now().plus(Duration.ofHours(1)));
        bucket.put(mode.code(), true, lock, out -> out.write(bytes(10)));
        assertThatThrownBy(() -> bucket.delete(mode.code())).isInstanceOf(StillLocked.class);
        // this server takes the lock of what comes in parts, and does not keep it
        bucket.put("large-" + mode.code(), true, lock, out -> out.write(bytes(PartsOut.PART + 10)));
      }
      bucket.put("free", true, null, out -> out.write(bytes(10)));
      bucket.put("free", false, null, out -> out.write(bytes(11)));
      assertThat(bucket.list("free")).hasSize(2);
      assertThat(bucket.delete("free")).isTrue();
      assertThat(bucket.list("free")).isEmpty();
      for (var mode : modes) {
        var soon = new Lock(mode, Instant.now().plus(Duration.ofSeconds(3)));
        bucket.put("soon-" + mode.code(), true, soon, out -> out.write(bytes(10)));
      }
      Thread.sleep(Duration.ofSeconds(4));
      for (var mode : modes) assertThat(bucket.delete("soon-" + mode.code())).isTrue();
    }
  }

  @Test
  void of_what_is_overwritten_or_marked_the_first_version_is_listed_first() throws IOException {
    try (var bucket = locking.open()) {
      bucket.put("f", true, null, out -> out.write(1));
      locking.s3.deleteObject(r -> r.bucket(locking.name).key("f"));
      bucket.put("f", true, null, out -> out.write(2));
      var all = bucket.list("f");
      assertThat(all).hasSize(2);
      try (var in = bucket.read(all.getFirst())) {
        assertThat(in.readAllBytes()).containsExactly(1);
      }
      assertThat(bucket.delete("f")).isTrue();
      assertThatThrownBy(() -> bucket.read(all.getFirst())).isInstanceOf(NoSuchFileException.class);
    }
  }

  @Test
  void rules_say_what_the_bucket_does() throws Exception {
    try (var with = locking.open();
        var without = plain.open()) {
      assertThat(with.rules()).isEqualTo(new BucketRules(true, true));
      assertThat(without.rules()).isEqualTo(new BucketRules(false, false));
      plain.s3.putBucketVersioning(
          r -> r.bucket(plain.name).versioningConfiguration(v -> v.status("Enabled")));
      assertThat(without.rules()).isEqualTo(new BucketRules(true, false));
    }
  }

  @Test
  void a_bucket_that_locks_everything_is_refused() {
    locking.s3.putObjectLockConfiguration(r ->
        r.bucket(locking.name)
            .objectLockConfiguration(c ->
                c.objectLockEnabled("Enabled")
                    .rule(rule ->
                        rule.defaultRetention(
                            d -> d.mode(ObjectLockRetentionMode.GOVERNANCE).days(30)))));
    try (var bucket = locking.open()) {
      assertThatThrownBy(bucket::rules)
          .isInstanceOf(UnsafePlace.class)
          .hasMessageContaining("default retention");
    }
  }

  @Test
  void a_bucket_that_is_copied_elsewhere_is_refused() {
    var other = new TestBuckets(server, folder, true);
    var rule =
        ReplicationRule.builder()
            .id("all")
            .priority(1)
            .status("Enabled")
            .filter(f -> f.prefix(""))
            .deleteMarkerReplication(d -> d.status("Disabled"))
            .destination(d -> d.bucket("arn:aws:s3:::" + other.name))
            .build();
    locking.s3.putBucketReplication(r ->
        r.bucket(locking.name)
            .replicationConfiguration(
                c -> c.role("arn:aws:iam::000000000000:role/replication").rules(rule)));
    try (var bucket = locking.open()) {
      assertThatThrownBy(bucket::rules)
          .isInstanceOf(UnsafePlace.class)
          .hasMessageContaining("replication");
    }
  }

  @Test
  void no_bucket_is_said() throws Exception {
    locking.s3.deleteBucket(r -> r.bucket(locking.name));
    try (var bucket = locking.open()) {
      assertThatThrownBy(bucket::rules)
          .isInstanceOf(UnsafePlace.class)
          .hasMessageContaining("no bucket");
    }
  }
}
