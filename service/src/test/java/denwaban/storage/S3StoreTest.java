package denwaban.storage;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import denwaban.database.CannotStart;
import denwaban.kernel.Bytes;
import denwaban.kernel.ObjectId;
import denwaban.seal.crypto.Digest;
import denwaban.storage.bucket.S3Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

/// Against S3Mock; what it cannot show is in docs/decisions.
class S3StoreTest extends ObjectStoreContract {

  @TempDir static Path serverFolder;

  private static S3Server server;

  @TempDir Path folder;

  private final List<S3Store> opened = new ArrayList<>();
  private final String bucket = "b-" + UUID.randomUUID();
  private S3Client client;

  @BeforeAll
  static void start() throws IOException {
    server = S3Server.start(serverFolder);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @BeforeEach
  void makeBucket() throws IOException {
    server.open();
    Files.writeString(folder.resolve("credentials"), "AKIDEXAMPLE\nsecret-example\n");
    client = S3Setup.client(settings(bucket, 0), S3Setup.credentials(settings(bucket, 0)));
    client.createBucket(r -> r.bucket(bucket));
  }

  @AfterEach
  void close() {
    server.open();
    opened.forEach(S3Store::close);
    client.close();
  }

  private S3Settings settings(String bucket, int lockDays) {
    return new S3Settings(
        server.endpoint(), bucket, "us-east-1", true, folder.resolve("credentials"), lockDays);
  }

  @Override
  ObjectStore open() throws IOException {
    return open(Spool.LIMIT_BYTES);
  }

  private S3Store open(long limit) throws IOException {
    return open(limit, Duration.ZERO);
  }

  private S3Store open(long limit, Duration linger) throws IOException {
    var s3 = S3Setup.client(settings(bucket, 0), S3Setup.credentials(settings(bucket, 0)));
    var store =
        new S3Store(
            new Bucket(s3, bucket, Duration.ZERO, InstantSource.system()),
            new Spool(folder.resolve("spool"), limit),
            Duration.ofMillis(50),
            linger);
    opened.add(store);
    return store;
  }

  private String key(int segment) {
    return new Spool.Name(object, segment).key();
  }

  private Path spooled(int segment) {
    return folder.resolve("spool").resolve(key(segment));
  }

  private byte[] inBucket(int segment) {
    return client.getObjectAsBytes(r -> r.bucket(bucket).key(key(segment))).asByteArray();
  }

  private boolean lies(int segment) {
    return client.listObjectsV2(r -> r.bucket(bucket).prefix(key(segment))).hasContents();
  }

  private static void until(BooleanSupplier there) {
    for (var tries = 0; tries < 300; tries++) {
      if (there.getAsBoolean()) {
        return;
      }
      S3Server.pause();
    }
    throw new AssertionError("not within 30 s");
  }

  private static byte[] chance(int length) {
    var bytes = new byte[length];
    new Random(7).nextBytes(bytes);
    return bytes;
  }

  @Test
  void a_recording_goes_up_when_its_segment_ends_and_leaves_the_spool_then() throws IOException {
    var store = open();
    var growing = store.append(object, 1);
    growing.write("half".getBytes(UTF_8));
    growing.sync();
    assertThat(lies(1)).isFalse();
    growing.close();
    until(() -> !Files.exists(spooled(1)));
    assertThat(inBucket(1)).isEqualTo("half".getBytes(UTF_8));
    try (var in = store.read(object, 1, 1, 2)) {
      assertThat(in.readAllBytes()).isEqualTo("al".getBytes(UTF_8));
    }
    assertThatThrownBy(() -> store.append(object, 1)).isInstanceOf(PayloadExists.class);
  }

  @Test
  void a_crash_leaves_the_spool_and_the_next_start_goes_on() throws IOException {
    server.cut = request -> request.startsWith("PUT");
    var growing = open().append(object, 0);
    growing.write(chance(1000));
    growing.close();
    opened.removeFirst().close();
    server.open();
    open();
    until(() -> !Files.exists(spooled(0)));
    assertThat(inBucket(0)).isEqualTo(chance(1000));
  }

  @Test
  void a_large_payload_goes_in_parts_and_arrived_parts_are_not_sent_again() throws IOException {
    var payload = chance(2 * Upload.PART + 1000);
    server.cut = request -> request.contains("partNumber=3");
    var growing = open().append(object, 0);
    growing.write(payload);
    growing.close();
    until(() -> server.seen.stream().anyMatch(request -> request.contains("partNumber=3")));
    opened.removeFirst().close();
    server.open();
    open();
    until(() -> !Files.exists(spooled(0)));
    assertThat(inBucket(0)).isEqualTo(payload);
    assertThat(server.seen.stream().filter(request -> request.contains("partNumber=")))
        .singleElement()
        .asString()
        .contains("partNumber=3");
    var head = client.headObject(r -> r.bucket(bucket).key(key(0)).checksumMode("ENABLED"));
    assertThat(head.contentLength()).isEqualTo(payload.length);
  }

  @Test
  void the_spool_waits_for_the_buckets_own_word_about_length_and_checksum() throws IOException {
    server.cut = request -> request.startsWith("HEAD") && !lookedAtFirst(request);
    var growing = open().append(object, 0);
    growing.write(chance(500));
    growing.close();
    until(() -> lies(0));
    S3Server.pause();
    assertThat(spooled(0)).exists();
    server.open();
    until(() -> !Files.exists(spooled(0)));
  }

  private boolean lookedAtFirst(String request) {
    return server.seen.stream()
        .noneMatch(before -> before.startsWith("PUT") && before.endsWith(request.substring(5)));
  }

  @Test
  void other_bytes_in_the_bucket_are_not_overwritten_and_ours_stay() throws IOException {
    var store = open();
    var growing = store.append(object, 0);
    growing.write("ours".getBytes(UTF_8));
    client.putObject(
        r -> r.bucket(bucket).key(key(0)),
        software.amazon.awssdk.core.sync.RequestBody.fromString("others"));
    growing.close();
    until(() -> server.seen.stream().filter(r -> r.startsWith("HEAD")).count() >= 3);
    S3Server.pause();
    assertThat(inBucket(0)).isEqualTo("others".getBytes(UTF_8));
    assertThat(spooled(0)).hasContent("ours");
  }

  @Test
  void the_server_refuses_a_name_that_is_taken_between_our_look_and_our_write() throws IOException {
    var bytes = Bytes.of("second".getBytes(UTF_8));
    var direct = new Bucket(client, bucket, Duration.ZERO, InstantSource.system());
    client.putObject(
        r -> r.bucket(bucket).key(key(0)),
        software.amazon.awssdk.core.sync.RequestBody.fromString("first"));
    assertThatThrownBy(() -> direct.put(key(0), bytes, Digest.sha256(bytes)))
        .isInstanceOf(PayloadExists.class);
    assertThat(inBucket(0)).isEqualTo("first".getBytes(UTF_8));
  }

  @Test
  void the_server_refuses_bytes_that_are_not_of_the_checksum() {
    var direct = new Bucket(client, bucket, Duration.ZERO, InstantSource.system());
    var wrong = Digest.sha256(Bytes.of(new byte[] {1}));
    assertThatThrownBy(() -> direct.put(key(0), Bytes.of(new byte[] {2}), wrong))
        .isInstanceOf(IOException.class)
        .isNotInstanceOf(PayloadExists.class);
    assertThat(lies(0)).isFalse();
  }

  @Test
  void with_the_bucket_away_calls_are_recorded_messages_kept_and_reading_says_so()
      throws IOException {
    var store = open();
    var before = new ObjectId(UUID.randomUUID());
    store.put(before, 0, "early".getBytes(UTF_8));
    server.cut = request -> true;

    var growing = store.append(object, 0);
    growing.write("call".getBytes(UTF_8));
    growing.close();
    store.put(object, 1, "message".getBytes(UTF_8));
    assertThat(read(store, 0, 9)).isEqualTo("call");
    assertThatThrownBy(() -> store.read(before, 0, 0, 5))
        .isInstanceOf(IOException.class)
        .isNotInstanceOf(java.io.FileNotFoundException.class);
    assertThatThrownBy(() -> store.length(before, 0)).isInstanceOf(IOException.class);

    server.open();
    until(() -> !Files.exists(spooled(0)) && !Files.exists(spooled(1)));
    assertThat(inBucket(0)).isEqualTo("call".getBytes(UTF_8));
    assertThat(inBucket(1)).isEqualTo("message".getBytes(UTF_8));
  }

  @Test
  void a_full_spool_takes_no_more() throws IOException {
    server.cut = request -> true;
    var store = open(10);
    store.put(object, 0, new byte[8]);
    assertThatThrownBy(() -> store.put(object, 1, new byte[8])).hasMessage("the spool is full");
    store.append(object, 2).close();
    store.put(object, 3, new byte[2]);
    assertThatThrownBy(() -> store.put(object, 4, new byte[1])).hasMessage("the spool is full");
  }

  @Test
  void what_just_went_up_can_be_read_without_the_bucket_until_its_room_is_needed()
      throws IOException {
    var store = open(12, Duration.ofHours(1));
    var growing = store.append(object, 0);
    growing.write("segment".getBytes(UTF_8));
    growing.close();
    until(() -> lies(0));
    server.cut = request -> true;
    assertThat(read(store, 0, 7)).isEqualTo("segment");
    assertThat(store.length(object, 0)).hasValue(7);
    server.open();
    until(() -> confirmedThenEvicted(store));
    assertThat(inBucket(0)).isEqualTo("segment".getBytes(UTF_8));
  }

  /// Room is made only of what was confirmed.
  private boolean confirmedThenEvicted(S3Store store) {
    server.cut = request -> true;
    try {
      store.put(object, 1, new byte[10]);
    } catch (IOException notYetConfirmed) {
      server.open();
      return false;
    }
    server.open();
    return !Files.exists(spooled(0)) && Files.exists(spooled(1));
  }

  @Test
  void a_payload_deleted_before_it_went_up_is_gone_in_both_places() throws IOException {
    server.cut = request -> request.startsWith("PUT");
    var store = open();
    store.put(object, 0, new byte[8]);
    assertThat(store.delete(object, 0)).isTrue();
    server.open();
    assertThat(store.length(object, 0)).isEmpty();
    assertThat(store.delete(object, 0)).isFalse();
  }

  /// A plain delete only hides what is there in a bucket with versions.
  @Test
  void a_version_that_is_hidden_is_seen_and_goes_with_the_rest() throws IOException {
    client.putBucketVersioning(
        r -> r.bucket(bucket).versioningConfiguration(v -> v.status("Enabled")));
    var store = open();
    store.put(object, 0, new byte[] {1});
    client.putObject(r -> r.bucket(bucket).key(key(0)), RequestBody.fromBytes(new byte[] {2}));
    client.deleteObject(r -> r.bucket(bucket).key(key(0)));
    assertThat(store.length(object, 0)).as("hidden").isEmpty();
    assertThat(store.remains(object)).hasSize(2).allMatch(it -> it.contains("@"));
    assertThat(store.erase(object)).isTrue();
    assertThat(store.remains(object)).isEmpty();
  }

  @Test
  void parts_of_an_upload_that_broke_off_are_seen_and_go_with_the_rest() throws IOException {
    var store = open();
    store.put(object, 1, new byte[] {1});
    var id = client.createMultipartUpload(r -> r.bucket(bucket).key(key(0))).uploadId();
    client.uploadPart(
        r -> r.bucket(bucket).key(key(0)).uploadId(id).partNumber(1),
        RequestBody.fromBytes(new byte[5 * 1024 * 1024]));
    assertThat(store.remains(object)).hasSize(2).anyMatch(it -> it.endsWith("(parts)"));
    assertThat(store.erase(object)).isTrue();
    assertThat(store.remains(object)).isEmpty();
    assertThat(client.listMultipartUploads(r -> r.bucket(bucket)).uploads())
        .noneMatch(it -> it.uploadId().equals(id));
  }

  @Test
  void what_waits_in_the_spool_is_seen_and_goes_too() throws IOException {
    server.cut = request -> request.startsWith("PUT");
    var store = open();
    store.put(object, 0, new byte[8]);
    assertThat(store.remains(object)).singleElement().asString().startsWith("spool/");
    assertThat(store.erase(object)).isTrue();
    server.open();
    assertThat(store.remains(object)).isEmpty();
    assertThat(lies(0)).isFalse();
  }

  @Test
  void what_the_bucket_does_not_let_go_is_said_and_stays_seen() throws IOException {
    var store = open();
    store.put(object, 0, new byte[8]);
    server.refused = request -> request.startsWith("DELETE");
    assertThatThrownBy(() -> store.erase(object)).isInstanceOf(IOException.class);
    assertThat(store.remains(object)).hasSize(1);
  }

  @Test
  void retention_is_asked_for_when_it_is_set() throws IOException {
    var bytes = Bytes.of(new byte[3]);
    var noon = InstantSource.fixed(Instant.parse("2026-11-24T00:00:00Z"));
    var locking = new Bucket(client, bucket, Duration.ofDays(30), noon);
    locking.put(key(0), bytes, Digest.sha256(bytes));
    var large = Files.write(folder.resolve("large"), chance(Upload.PART + 1));
    new Upload(locking, key(1), large).run();
    var asked =
        List.of(
            "x-amz-object-lock-mode: GOVERNANCE",
            "x-amz-object-lock-retain-until-date: 2026-12-24T00:00:00Z");
    assertThat(server.locks)
        .containsExactlyInAnyOrder(asked.get(0), asked.get(1), asked.get(0), asked.get(1));
  }

  @Test
  void a_bucket_with_object_lock_is_used_with_a_retention() throws IOException {
    var locked = bucket + "-l";
    client.createBucket(r -> r.bucket(locked).objectLockEnabledForBucket(true));
    openDoor(settings(locked, 7));
    assertThat(server.seen).anyMatch(request -> request.startsWith("PUT"));
  }

  // --- the start

  private void openDoor(S3Settings settings) {
    opened.add(
        S3Setup.open(settings, folder.resolve("spool"), InstantSource.system(), UUID.randomUUID()));
  }

  private void refuses(S3Settings settings, String sentence) {
    assertThatThrownBy(() -> openDoor(settings))
        .isInstanceOfSatisfying(CannotStart.class, e -> assertThat(e.what()).isEqualTo(sentence));
  }

  @Test
  void a_private_bucket_is_used_and_the_probe_is_removed() {
    openDoor(settings(bucket, 0));
    assertThat(server.seen).anyMatch(request -> request.startsWith("PUT"));
    assertThat(client.listObjectsV2(r -> r.bucket(bucket)).hasContents()).isFalse();
  }

  @Test
  void a_bucket_that_is_opened_while_the_program_runs_is_seen_and_one_that_is_away_says_nothing()
      throws IOException {
    var exposure = new BucketExposure(settings(bucket, 0));
    assertThat(exposure.look()).as("empty").isEqualTo(Exposure.Seen.PRIVATE);
    client.putObject(
        r -> r.bucket(bucket).key("one"),
        software.amazon.awssdk.core.sync.RequestBody.fromString("sealed"));
    assertThat(exposure.look()).isEqualTo(Exposure.Seen.PRIVATE);
    server.guarded = false;
    assertThat(exposure.look()).isEqualTo(Exposure.Seen.OPEN);
    server.guarded = true;
    assertThat(exposure.look()).isEqualTo(Exposure.Seen.PRIVATE);
    server.refused = request -> true;
    assertThatThrownBy(exposure::look).isInstanceOf(IOException.class);
    server.refused = request -> false;
  }

  @Test
  void a_bucket_that_strangers_may_read_is_refused_and_the_probe_is_removed() {
    server.guarded = false;
    refuses(settings(bucket, 0), "Anyone can read the bucket " + bucket + ".");
    assertThat(client.listObjectsV2(r -> r.bucket(bucket)).hasContents()).isFalse();
  }

  @Test
  void an_absent_a_closed_and_an_unlockable_bucket_are_refused() {
    refuses(settings("absent-1", 0), "There is no bucket named absent-1.");
    refuses(
        settings(bucket, 7),
        "The bucket " + bucket + " has no Object Lock, but denwaban.storage.s3.lock-days is set.");
    server.refused = request -> request.startsWith("PUT");
    refuses(settings(bucket, 0), "The bucket " + bucket + " cannot be written.");
    server.refused = request -> true;
    refuses(settings(bucket, 0), "The bucket " + bucket + " refuses what Denwaban needs (403).");
  }

  @Test
  void a_bucket_that_is_away_at_the_start_does_not_stop_the_office() throws IOException {
    server.cut = request -> true;
    openDoor(settings(bucket, 0));
    var growing = opened.getFirst().append(object, 0);
    growing.write(1);
    growing.close();
    assertThat(read(opened.getFirst(), 0, 1)).isEqualTo("\u0001");
  }

  @Test
  void unsafe_settings_are_refused_without_showing_credentials() throws IOException {
    var unsafe =
        new S3Settings("http://192.0.2.7", bucket, "r", true, folder.resolve("credentials"), 0);
    refuses(
        unsafe,
        "An address is not safe to send secrets to, or is no address:"
            + " denwaban.storage.s3.endpoint.");
    Files.writeString(folder.resolve("credentials"), "only-one-line-s3cr3t");
    assertThatThrownBy(() -> openDoor(settings(bucket, 0)))
        .isInstanceOf(CannotStart.class)
        .hasMessageNotContaining("s3cr3t");
  }
}
