package denwaban.backup;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import denwaban.backup.place.Layout;
import denwaban.backup.place.Manifest;
import denwaban.backup.place.Opener;
import denwaban.backup.restore.RestoreFailed;
import denwaban.kernel.Ids;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What leaves a backup when.
class WindowTest {

  private static final Duration KEEP = Duration.ofDays(BackupHouse.KEEP);

  private static final BackupHouse house = new BackupHouse();

  @AfterAll
  static void tidy() {
    house.close();
  }

  @Test
  void base_backup_and_log_leave_with_the_window_and_the_newest_stays() throws Exception {
    var first = house.now;
    house.backups.backup(null);
    var old = wholes().getLast();
    house.bring();
    house.now = first.plus(Duration.ofDays(1));
    house.backups.backup(null);
    var newer = wholes().getLast();
    assertThat(wholes()).contains(old, newer);

    house.now = first.plus(KEEP).minusMillis(1);
    house.work.pruning().round();
    assertThat(wholes()).contains(old);

    house.now = first.plus(KEEP);
    house.work.pruning().round();
    assertThat(wholes()).doesNotContain(old).contains(newer);
    var oldest = Manifest.read(house.target.place(), Opener.of(house.recovery), newer);
    assertThat(house.target.place().list(Layout.WAL))
        .isNotEmpty()
        .allSatisfy(it ->
            assertThat(Layout.nameOfWal(it.path()).orElseThrow())
                .isGreaterThanOrEqualTo(oldest.firstWal()));

    house.now = first.plus(KEEP.multipliedBy(3));
    house.work.pruning().round();
    assertThat(wholes()).containsExactly(newer);
    var restored = house.restored(house.recovery);
    assertThat(restored).exists();
    BackupHouse.remove(restored);
  }

  @Test
  void strange_names_stop_neither_backup_nor_pruning_nor_drill_and_are_told() throws Exception {
    house.backups.backup(null);
    var old = wholes().getLast();
    house.bring();
    var strays = List.of("erased/x", "erased/2026-99-99.list", "wal/x", "wal/y.gz.age");
    Files.createDirectories(house.there.resolve("erased"));
    for (var name : strays) Files.writeString(house.there.resolve(name), "x");
    house.now = house.now.plus(KEEP).plusSeconds(1);

    house.backups.backup(null);
    house.bring();
    assertThat(house.backups.trouble()).isEmpty();
    assertThat(wholes()).hasSize(1).doesNotContain(old);
    assertThat(house.work.inspection().run().bad()).containsExactlyInAnyOrderElementsOf(strays);
    assertThatThrownBy(() -> house.restored(house.recovery))
        .isInstanceOf(RestoreFailed.class)
        .hasMessageContaining("erased/");
    for (var name : strays.subList(0, 2)) Files.delete(house.there.resolve(name));
    assertThat(house.backups.drill(null)).isTrue();
    assertThat(house.backups.lastDrill().orElseThrow().passed()).isTrue();
    for (var name : strays.subList(2, 4)) Files.delete(house.there.resolve(name));
  }

  @Test
  void what_breaks_while_too_old_files_are_removed_is_told_and_the_backup_is_whole() {
    var target =
        RefusingPlace.of(
            house.target,
            path -> {
              throw new IllegalStateException("not foreseen: " + path);
            });
    var is = house.work;
    var breaking =
        new BackupWork(
            is.base(),
            is.mover(),
            is.payloads(),
            new Pruning(target, () -> house.now),
            is.drill(),
            is.inspection());
    var backups =
        new Backups(
            house.setup,
            breaking,
            house.table,
            house.payloads,
            house.cluster.app().fence(),
            house.log.door(),
            new Ids(Clock.systemUTC(), new Random()),
            () -> house.now);
    house.now = house.now.plusSeconds(5);

    backups.backup(null);

    assertThat(backups.trouble()).contains(BackupTrouble.BROKE_OFF);
    var whole = house.cluster.app().fence().office(() -> house.table.whole());
    assertThat(whole.map(BackupTable.Run::began)).contains(house.now);
  }

  @Test
  void what_is_told_of_a_strange_name_ends_when_it_is_gone() throws Exception {
    house.bring();
    var stray = Files.writeString(house.there.resolve("wal/x"), "x");
    var inspection = house.work.inspection();
    inspection.told(inspection.run());
    assertThat(house.backups.trouble()).contains(BackupTrouble.CHANGED);
    Files.delete(stray);
    assertThat(inspection.run().bad()).isEmpty();
    assertThat(house.backups.trouble()).isEmpty();
  }

  @Test
  void one_that_does_not_open_any_more_stays_for_the_window_and_nothing_else_waits_for_it()
      throws Exception {
    var first = house.now.plusSeconds(5);
    house.now = first;
    house.backups.backup(null);
    var damaged = wholes().getLast();
    house.bring();
    InspectedPlace.flip(house.there.resolve(Layout.manifest(damaged)));
    house.now = first.plus(Duration.ofDays(1));
    house.backups.backup(null);
    house.bring();
    assertThat(house.backups.trouble()).contains(BackupTrouble.CHANGED);
    assertThat(wholes()).contains(damaged);
    assertThat(house.backups.oldest().orElseThrow()).isBeforeOrEqualTo(first);

    house.now = first.plus(KEEP).plusSeconds(1);
    house.backups.backup(null);
    assertThat(house.backups.trouble()).isEmpty();
    assertThat(house.there.resolve(Layout.base(damaged))).doesNotExist();
    assertThat(house.backups.oldest().orElseThrow()).isAfter(first);
  }

  private static List<String> wholes() throws Exception {
    return Manifest.whole(house.target.place());
  }

  @Test
  void a_payload_that_the_store_has_no_more_leaves_with_the_window() throws Exception {
    var object = house.object("window-1", "payload".getBytes(UTF_8));
    house.work.payloads().round();
    var there = BackupHouse.file(house.there, object);
    assertThat(there).hasContent("payload");

    house.objects.delete(object, 0);
    var gone = house.now;
    house.work.payloads().round();
    house.now = gone.plus(KEEP).minusMillis(1);
    house.work.payloads().round();
    assertThat(there).exists();

    house.now = gone.plus(KEEP).plusMillis(1);
    house.work.payloads().round();
    assertThat(there).doesNotExist();
    assertThat(
            house.cluster.count(
                "select count(*) from backup_payload where object_id = '%s'".formatted(object)))
        .isZero();
  }

  @Test
  void the_promise_is_the_window_and_a_day() {
    var erased = Instant.parse("2026-11-28T00:00:00Z");
    assertThat(house.backups.horizon(erased)).contains(erased.plus(KEEP).plus(Duration.ofDays(1)));
  }

  @Test
  void a_store_that_is_not_mounted_is_no_erasure() throws Exception {
    var object = house.object("mounted-1", "payload".getBytes(UTF_8));
    house.work.payloads().round();
    var store = house.data.resolve("objects");
    var away = house.data.resolve("away");
    Files.move(store, away);

    house.now = house.now.plus(KEEP.multipliedBy(2));
    org.assertj.core.api.Assertions.assertThatThrownBy(() -> house.work.payloads().round())
        .isInstanceOfSatisfying(
            BackupFailed.class,
            it -> assertThat(it.why()).isEqualTo(BackupTrouble.PAYLOADS_MISSING));
    assertThat(BackupHouse.file(house.there, object)).exists();
    Files.move(away, store);
  }

  @Test
  void that_the_log_moves_ends_no_trouble_of_the_payloads() throws Exception {
    house.object("lasting-1", "payload".getBytes(UTF_8));
    house.bring();
    house.backups.round();
    var store = house.data.resolve("objects");
    var away = house.data.resolve("away");
    Files.move(store, away);
    var before = failures();
    try {
      for (var hour = 0; hour < 3; hour++) {
        house.now = house.now.plus(Duration.ofHours(1)).plusSeconds(1);
        house.backups.round();
        house.backups.move();
        assertThat(house.backups.trouble()).contains(BackupTrouble.PAYLOADS_MISSING);
      }
      assertThat(failures()).isEqualTo(before + 1);
    } finally {
      Files.move(away, store);
      house.now = house.now.plus(Duration.ofHours(1)).plusSeconds(1);
      house.backups.round();
    }
    assertThat(house.backups.trouble()).isEmpty();
  }

  private long failures() throws Exception {
    return house.cluster.count(
        "select count(*) from audit_outbox where leaf like '%\"backup.failed\"%'");
  }

  @Test
  void keys_that_vanished_do_not_replace_their_copy() throws Exception {
    house.object("vanish-1", "x".getBytes(UTF_8));
    house.bring();
    vanishes("keys/kek-vanish-1");
    vanishes("keys/master");
  }

  private void vanishes(String name) throws Exception {
    var key = house.data.resolve(name);
    var aside = Files.move(key, house.data.resolve("aside"));
    Files.writeString(
        Files.createDirectories(house.data.resolve("pins")).resolve("another"), "for " + name);

    house.backups.move();

    assertThat(house.backups.trouble()).contains(BackupTrouble.KEYS_MISSING);
    Files.move(aside, key);
    house.backups.move();
    assertThat(house.backups.trouble()).isEmpty();
  }

  @Test
  void keys_in_a_folder_that_is_a_link_are_copied() throws Exception {
    house.object("linked-1", "x".getBytes(UTF_8));
    var keys = house.data.resolve("keys");
    var elsewhere = house.data.resolveSibling(house.data.getFileName() + "-keys");
    Files.move(keys, elsewhere);
    Files.createSymbolicLink(keys, elsewhere);
    try {
      house.bring();
      assertThat(house.backups.trouble()).isEmpty();
      var restored = house.restored(house.recovery);
      assertThat(restored.resolve("keys/kek-linked-1")).isNotEmptyFile();
      assertThat(restored.resolve("mode")).exists();
      BackupHouse.remove(restored);
    } finally {
      Files.delete(keys);
      Files.move(elsewhere, keys);
    }
  }

  @Test
  @Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void a_strange_name_among_copies_of_keys_is_not_gone_on_from() throws Exception {
    house.bring();
    for (var name : List.of("keys/zzz", "keys/99991231T235959Z.tar.gz.age")) {
      var stray = Files.writeString(house.there.resolve(name), "x");
      house.object("stray-" + name.length(), "x".getBytes(UTF_8));

      house.backups.move();

      assertThat(house.backups.trouble()).isEmpty();
      assertThat(stray).doesNotExist();
      var copies = house.target.place().list(Layout.KEYS);
      assertThat(copies).hasSize(1);
      assertThat(Layout.timeOfKeys(copies.getFirst().path()).orElseThrow())
          .isBefore(house.now.plus(Duration.ofDays(1)));
    }
  }

  @Test
  void a_place_that_lost_its_mount_is_not_written_to() throws Exception {
    house.backups.backup(null);
    var aside = house.there.resolveSibling(house.there.getFileName() + "-aside");
    Files.move(house.there, aside);
    Files.createDirectory(house.there);

    house.backups.move();

    assertThat(house.backups.trouble()).contains(BackupTrouble.EMPTY_PLACE);
    try (var none = Files.list(house.there)) {
      assertThat(none).isEmpty();
    }
    Files.delete(house.there);
    Files.move(aside, house.there);
    house.backups.move();
    assertThat(house.backups.trouble()).isEmpty();
  }

  @Test
  void another_offices_backup_is_not_touched() throws Exception {
    house.backups.backup(null);
    var label = house.there.resolve("denwaban-backup");
    var was = Files.readString(label);
    Files.writeString(label, was.replaceFirst("office [0-9a-f]{8}", "office 00000000"));

    house.backups.move();

    assertThat(house.backups.trouble()).contains(BackupTrouble.OTHER_OFFICE);
    Files.writeString(label, was);
    assertThat(Path.of(label.toString())).hasContent(was);
  }
}
