package denwaban.backup.place;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import denwaban.backup.place.BackupPlace.Removal;
import denwaban.backup.place.BackupPlace.Stored;
import denwaban.storage.S3Server;
import denwaban.storage.bucket.Lock;
import denwaban.storage.bucket.TestBuckets;
import denwaban.storage.bucket.UnsafePlace;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Against moto, which keeps locks; and what an intruder does with our own credentials.
class S3PlaceTest {

  private static final Duration WINDOW = Duration.ofDays(14);
  private static final String BASE = Layout.base("20261128T030000Z");
  private static final String KEYS = Layout.keys("20261128T030105Z");
  private static final String LIST = "erased/2026-11-28.list";

  @TempDir static Path folder;

  private static S3Server server;

  private final Instant now = Instant.now();
  private TestBuckets locking;
  private TestBuckets free;
  private S3Place locked;
  private S3Place plain;

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
    locked = new S3Place(locking.open(), Lock.Mode.COMPLIANCE, WINDOW, () -> now);
    free = new TestBuckets(server, folder, false);
    plain = new S3Place(free.open(), Lock.Mode.NONE, WINDOW, () -> now);
  }

  private static BackupPlace.Content text(String text) {
    return out -> out.write(text.getBytes(UTF_8));
  }

  private static String read(BackupPlace place, String path) throws IOException {
    try (var in = place.read(path)) {
      return new String(in.readAllBytes(), UTF_8);
    }
  }

  @Test
  void files_are_put_replaced_listed_and_removed() throws IOException {
    for (var place : new BackupPlace[] {plain, locked}) {
      place.put(KEYS, text("one"));
      place.put(KEYS, text("two"));
      assertThat(read(place, KEYS)).isEqualTo("two");
      assertThat(place.has(KEYS)).isTrue();
      assertThat(place.list("keys")).extracting(Stored::path).containsExactly(KEYS);
      assertThat(place.list("keys")).extracting(Stored::bytes).containsExactly(3L);
      assertThat(place.list("key")).isEmpty();
      assertThat(place.delete(KEYS)).isEqualTo(Removal.REMOVED);
      assertThat(place.delete(KEYS)).isEqualTo(Removal.NONE);
      assertThat(place.has(KEYS)).isFalse();
      assertThatThrownBy(() -> place.read(KEYS)).isInstanceOf(NoSuchFileException.class);
    }
  }

  @Test
  void lines_are_added_read_in_order_and_listed_as_one_file() throws IOException {
    for (var place : new BackupPlace[] {plain, locked}) {
      for (var n = 1; n <= 12; n++) place.append(LIST, "line " + n);
      assertThat(read(place, LIST).lines()).hasSize(12).startsWith("line 1").endsWith("line 12");
      assertThat(place.list("erased")).extracting(Stored::path).containsExactly(LIST);
      place.put(LIST, text(read(place, LIST).replace("line", "other")));
      assertThat(read(place, LIST).lines()).hasSize(12).startsWith("other 1");
      place.append(LIST, "one more");
      assertThat(read(place, LIST).lines()).hasSize(13).endsWith("one more");
      assertThat(place.has(LIST)).isTrue();
    }
    assertThat(plain.delete(LIST)).isEqualTo(Removal.REMOVED);
    assertThat(plain.has(LIST)).isFalse();
  }

  @Test
  void lines_of_two_writers_follow_each_other() throws IOException {
    var other = new S3Place(free.open(), Lock.Mode.NONE, WINDOW, () -> now);
    plain.append(LIST, "1");
    other.append(LIST, "2");
    other.append(LIST, "3");
    plain.append(LIST, "4");
    plain.append(LIST, "5");
    assertThat(read(plain, LIST).lines()).containsExactly("1", "2", "3", "4", "5");
    assertThat(plain.delete(LIST)).isEqualTo(Removal.REMOVED);
    plain.append(LIST, "anew");
    assertThat(read(plain, LIST).lines()).containsExactly("anew");
  }

  @Test
  void strange_names_are_listed_as_they_are_or_not_at_all() throws IOException {
    plain.append(LIST, "line");
    for (var key : new String[] {"erased/x", LIST + "/zzz", "erased/-x"}) {
      free.s3.putObject(
          r -> r.bucket(free.name).key(key),
          software.amazon.awssdk.core.sync.RequestBody.fromString("x"));
    }
    assertThat(plain.list("erased"))
        .extracting(Stored::path)
        .containsExactly(LIST, LIST + "/zzz", "erased/x");
  }

  @Test
  void a_line_that_is_missing_between_others_is_noticed() throws IOException {
    for (var n = 1; n <= 3; n++) plain.append(LIST, "line " + n);
    free.s3.deleteObject(r -> r.bucket(free.name).key(LIST + "/00000002"));
    assertThatThrownBy(() -> read(plain, LIST)).hasMessageContaining("missing");
  }

  @Test
  void what_is_locked_survives_who_has_our_credentials() throws IOException {
    locked.keep(BASE, now, text("ours"));
    locked.append(LIST, "ours");
    for (var key : new String[] {BASE, LIST + "/00000001"}) {
      locking.s3.putObject(
          r -> r.bucket(locking.name).key(key),
          software.amazon.awssdk.core.sync.RequestBody.fromString("forged"));
      locking.s3.deleteObject(r -> r.bucket(locking.name).key(key));
    }

    assertThat(read(locked, BASE)).isEqualTo("ours");
    assertThat(locked.has(BASE)).isTrue();
    assertThat(locked.list("base")).extracting(Stored::bytes).containsExactly(4L);
    assertThat(locked.delete(BASE)).isEqualTo(Removal.LOCKED);
    assertThat(locked.delete(LIST)).isEqualTo(Removal.LOCKED);
    assertThat(read(locked, BASE)).isEqualTo("ours");
  }

  @Test
  void a_name_that_is_taken_stays_as_it_is() throws IOException {
    for (var place : new BackupPlace[] {plain, locked}) {
      place.keep(BASE, now, text("ours"));
      assertThatThrownBy(() -> place.keep(BASE, now, text("another")))
          .isInstanceOf(FileAlreadyExistsException.class);
      assertThat(read(place, BASE)).isEqualTo("ours");
    }
  }

  @Test
  void key_files_are_never_locked_and_nothing_older_of_them_stays() throws Exception {
    locked.put(Layout.keys("20261127T000000Z"), text("oldest"));
    locked.put(KEYS, text("old"));
    locked.put(KEYS, text("new"));
    locking.s3.deleteObject(r -> r.bucket(locking.name).key(Layout.keys("20261127T000000Z")));

    assertThat(locked.clear(Layout.KEYS, KEYS)).isEqualTo(Removal.REMOVED);

    var versions =
        locking.s3.listObjectVersions(r -> r.bucket(locking.name).prefix("keys/")).versions();
    assertThat(versions).hasSize(1);
    assertThat(versions.getFirst().key()).isEqualTo(KEYS);
    assertThat(server.locks).isEmpty();
    assertThatCode(() -> locked.check(true)).doesNotThrowAnyException();
  }

  @Test
  void a_key_copy_that_something_else_locked_is_not_gone() throws Exception {
    var old = Layout.keys("20261127T000000Z");
    locked.put(old, text("old"));
    var version = locking.open().list(old).getFirst();
    locking.open().extend(version, new Lock(Lock.Mode.GOVERNANCE, now.plusSeconds(60)));
    locked.put(KEYS, text("new"));

    assertThat(locked.clear(Layout.KEYS, KEYS)).isEqualTo(Removal.LOCKED);
    assertThatThrownBy(() -> locked.check(true))
        .isInstanceOf(UnsafePlace.class)
        .hasMessageContaining("key files is locked");
  }

  @Test
  void a_lock_ends_a_window_after_what_the_file_holds_and_not_after_it_was_put()
      throws IOException {
    locked.keep(BASE, now.minus(Duration.ofDays(3)), text("late"));
    assertThat(server.locks)
        .contains("x-amz-object-lock-mode: COMPLIANCE")
        .anyMatch(it ->
            it.contains("retain-until")
                && it.contains(now.plus(Duration.ofDays(11)).toString().substring(0, 10)));
    server.locks.clear();
    locked.keep(Layout.wal("000000010000000000000001"), now.minus(WINDOW), text("older"));
    assertThat(server.locks).isEmpty();
  }

  @Test
  void a_lock_goes_on_for_what_lives() throws IOException {
    var past = new S3Place(locking.open(), Lock.Mode.COMPLIANCE, Duration.ofDays(1), () -> now);
    past.keep(BASE, now, text("x"));
    locked.keepOn(BASE);
    var head = locking.s3.headObject(r -> r.bucket(locking.name).key(BASE));
    assertThat(head.objectLockRetainUntilDate())
        .isBetween(now.plus(WINDOW).minusSeconds(2), now.plus(WINDOW));
  }

  @Test
  void locks_are_tried_and_a_bucket_without_them_is_refused() throws Exception {
    assertThatCode(() -> locked.check(true)).doesNotThrowAnyException();
    assertThatCode(() -> locked.check(true)).as("a second start").doesNotThrowAnyException();
    var without = new TestBuckets(server, folder, false);
    var asked = new S3Place(without.open(), Lock.Mode.GOVERNANCE, WINDOW, () -> now);
    assertThatThrownBy(() -> asked.check(false))
        .isInstanceOf(UnsafePlace.class)
        .hasMessageContaining("no Object Lock");
  }

  @Test
  void a_lock_that_our_own_account_may_bypass_is_refused() {
    var governed = new S3Place(locking.open(), Lock.Mode.GOVERNANCE, WINDOW, () -> now);
    assertThatCode(() -> governed.check(true)).doesNotThrowAnyException();
    server.bypass = true;
    for (var start = 0; start < 2; start++) {
      assertThatThrownBy(() -> governed.check(true))
          .isInstanceOf(UnsafePlace.class)
          .hasMessageContaining("may bypass a lock");
    }
    assertThatCode(() -> locked.check(true)).as("compliance").doesNotThrowAnyException();
  }

  @Test
  void a_lock_that_does_not_hold_is_refused() {
    // long over when it is tried: the same as a service that takes the words and does nothing
    var late =
        new S3Place(
            locking.open(), Lock.Mode.COMPLIANCE, WINDOW, () -> now.minus(Duration.ofHours(1)));
    assertThatThrownBy(() -> late.check(true))
        .isInstanceOf(UnsafePlace.class)
        .hasMessageContaining("lets a locked file be removed");
  }
}
