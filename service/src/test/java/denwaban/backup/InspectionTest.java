package denwaban.backup;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import denwaban.backup.place.BackupPlace;
import denwaban.backup.place.FolderPlace;
import denwaban.backup.place.Layout;
import denwaban.backup.place.Manifest;
import denwaban.backup.place.Opener;
import denwaban.backup.place.Readers;
import denwaban.backup.restore.RestoreFailed;
import denwaban.database.TestDatabase;
import denwaban.seal.age.Identity;
import denwaban.seal.age.NotOpened;
import denwaban.seal.age.Origin;
import denwaban.seal.age.Suite;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Whoever writes to the place changes, removes or forges; and is noticed.
class InspectionTest {

  private BackupHouse house;

  @BeforeEach
  void back() throws Exception {
    house = new BackupHouse();
    house.cluster.as("create table note (text text)");
    house.backups.backup(null);
    house.bring();
  }

  @AfterEach
  void tidy() {
    house.close();
  }

  private List<String> found() throws IOException {
    return house.work.inspection().run().bad();
  }

  /// As many days as the window has.
  private List<String> foundWithin(int days) throws IOException {
    for (var day = 0; day < days; day++) {
      var bad = found();
      if (!bad.isEmpty()) return bad;
      house.now = house.now.plus(Duration.ofDays(1));
    }
    return List.of();
  }

  private String path(Path file) {
    return house.there.relativize(file).toString();
  }

  private static void flip(Path file) throws IOException {
    var was = Files.getLastModifiedTime(file);
    try (var open = new RandomAccessFile(file.toFile(), "rw")) {
      open.seek(open.length() / 2);
      var b = open.read();
      open.seek(open.length() / 2);
      open.write(b ^ 1);
    }
    Files.setLastModifiedTime(file, was);
  }

  @Test
  void nothing_is_said_of_a_place_that_is_as_it_was() throws Exception {
    house.object("good-1", "x".getBytes(UTF_8));
    house.work.payloads().round();
    house.bring();
    assertThat(foundWithin(BackupHouse.KEEP)).isEmpty();
    house.backups.backup(null);
    house.now = house.now.plus(Duration.ofDays(BackupHouse.KEEP));
    house.work.pruning().round();
    assertThat(foundWithin(2)).isEmpty();
  }

  @Test
  void a_bit_that_flipped_anywhere_is_found_within_the_window_and_its_time_tells_nothing()
      throws Exception {
    for (var folder : List.of("base", "wal", "keys")) {
      var file = house.only(folder);
      flip(file);
      assertThat(foundWithin(BackupHouse.KEEP)).as(folder).containsExactly(path(file));
      flip(file);
    }
  }

  @Test
  void what_was_written_over_later_is_read_the_same_day() throws Exception {
    for (var file : List.of(house.only("base"), house.only("wal"))) {
      flip(file);
      Files.setLastModifiedTime(file, FileTime.from(house.now.plus(Duration.ofHours(2))));
    }
    assertThat(found()).hasSize(2);
  }

  @Test
  void a_file_that_is_missing_is_found_the_same_day() throws Exception {
    for (var folder : List.of("base", "wal", "keys")) {
      var file = house.only(folder);
      var aside = Files.move(file, house.data.resolve("aside"));
      assertThat(found()).as(folder).containsExactly(path(file));
      Files.move(aside, file);
    }
    assertThat(found()).isEmpty();
  }

  @Test
  void a_line_that_is_missing_from_a_list_is_found_and_a_list_too() throws Exception {
    for (var n = 0; n < 3; n++) house.erasures.appendKey("line-" + n, house.now);
    assertThat(found()).isEmpty();
    var list = house.only("erased");
    var whole = Files.readAllLines(list);
    Files.write(list, List.of(whole.get(0), whole.get(2)));
    assertThat(found()).containsExactly(path(list));
    Files.delete(list);
    assertThat(found()).containsExactly(path(list));
  }

  @Test
  void a_payload_that_is_missing_or_changed_is_found_and_copied_again() throws Exception {
    var one = house.object("lost-1", "payload".getBytes(UTF_8));
    var two = house.object("lost-2", "payload".getBytes(UTF_8));
    house.work.payloads().round();
    Files.delete(BackupHouse.file(house.there, one));
    assertThat(found()).containsExactly(Layout.object(one, 0));
    Files.writeString(BackupHouse.file(house.there, two), "PAYLOAD");
    assertThat(foundWithin(BackupHouse.KEEP)).containsExactly(Layout.object(two, 0));
    house.work.payloads().round();
    assertThat(BackupHouse.file(house.there, one)).hasContent("payload");
    assertThat(BackupHouse.file(house.there, two)).hasContent("payload");
  }

  /// All that a stranger has: the place, and the public keys on it or guessed right.
  private Readers strangers() {
    return new Readers(
        house.recovery.recipient(),
        house.target.readers().drill(),
        Origin.of(Identity.generate(Suite.X25519)));
  }

  private BackupPlace barePlace() {
    return new FolderPlace(house.there);
  }

  /// The newest base backup, sealed anew to the same public keys under another name.
  private String forge() throws Exception {
    var genuine = Manifest.whole(house.target.place()).getLast();
    var real = Manifest.read(house.target.place(), Opener.of(house.recovery), genuine);
    var id = Layout.id(house.now.plusSeconds(60));
    var place = barePlace();
    var path = Layout.base(id);
    try (var in =
        Opener.of(house.recovery).open(Layout.base(genuine), place.read(Layout.base(genuine)))) {
      place.put(path, out -> strangers().seal(path, out, in::transferTo));
    }
    try (var sealed = place.read(path)) {
      var sha256 = denwaban.seal.crypto.Digest.sha256(sealed);
      new Manifest(
              id,
              real.began(),
              real.ended(),
              real.firstWal(),
              real.lastWal(),
              Files.size(house.there.resolve(path)),
              sha256,
              real.files())
          .write(place, strangers());
    }
    return id;
  }

  @Test
  void a_whole_base_backup_that_another_sealed_to_our_keys_is_found_and_not_restored()
      throws Exception {
    var id = forge();

    var to = TestDatabase.dataFolder();
    assertThatThrownBy(() -> house.restore(to, house.recovery))
        .isInstanceOf(RestoreFailed.class)
        .hasMessageContaining("not made by this office");
    BackupHouse.remove(to);
    assertThat(found()).containsExactlyInAnyOrder(Layout.base(id), Layout.manifest(id));

    house.now = house.now.plusSeconds(3_600);
    house.backups.round();
    assertThat(house.backups.trouble()).contains(BackupTrouble.CHANGED);
    assertThat(house.there.resolve(Layout.base(id))).doesNotExist();
    var restored = house.restored(house.recovery);
    BackupHouse.remove(restored);
  }

  @Test
  void a_genuine_file_under_another_name_is_refused() throws Exception {
    var keys = house.only("keys");
    var later = house.there.resolve(Layout.keys(Layout.id(house.now.plusSeconds(60))));
    Files.copy(keys, later);
    assertThat(found()).containsExactly(path(later));
    var to = TestDatabase.dataFolder();
    assertThatThrownBy(() -> house.restore(to, house.recovery))
        .isInstanceOf(RestoreFailed.class)
        .hasMessageContaining("another name");
    BackupHouse.remove(to);
  }

  @Test
  void what_is_found_rings_the_alarm_once_and_is_healed_by_a_new_backup() throws Exception {
    flip(house.only("base"));
    Files.setLastModifiedTime(
        house.only("base"), FileTime.from(house.now.plus(Duration.ofHours(2))));
    var task = house.inspection();
    house.now = house.now.plusSeconds(5);
    var before = Manifest.whole(house.target.place());

    task.round();

    assertThat(house.backups.trouble()).contains(BackupTrouble.CHANGED);
    assertThat(Manifest.whole(house.target.place())).hasSize(before.size() + 1);
    house.log.sequence();
    var alarms =
        "select count(*) from audit_entry where cast(leaf as jsonb)->>'act' = 'backup.failed'";
    assertThat(house.cluster.count(alarms)).isOne();
    house.now = house.now.plus(Duration.ofDays(1));
    task.round();
    house.log.sequence();
    assertThat(house.cluster.count(alarms)).isOne();
    BackupHouse.remove(house.restored(house.recovery));

    house.now = house.now.plus(Duration.ofDays(BackupHouse.KEEP));
    house.backups.backup(null);
    assertThat(house.backups.trouble()).as("it left with the window").isEmpty();
  }

  @Test
  void an_office_that_lost_its_record_knows_its_own_files_again() throws Exception {
    BackupHouse.remove(house.data.resolve("backup/written"));
    assertThat(found()).isEmpty();
    assertThat(house.target.written().read().files()).isNotEmpty();
    var file = house.only("base");
    flip(file);
    assertThat(foundWithin(BackupHouse.KEEP)).containsExactly(path(file));
  }

  @Test
  void a_new_disk_begins_with_a_new_record() throws Exception {
    for (var file : List.of("base", "wal", "keys", "denwaban-backup")) {
      BackupHouse.remove(house.there.resolve(file));
    }
    Files.createFile(house.there.resolve(Setup.NEW_PLACE));
    house.now = house.now.plusSeconds(5);
    house.backups.backup(null);
    assertThat(found()).isEmpty();
  }

  @Test
  void the_secret_comes_from_the_sheets_alone() throws Exception {
    var base = Manifest.whole(house.target.place()).getLast();
    var other = Identity.generate(Suite.X25519);
    var drill = house.target.drill().identity();
    var guessed = new Opener(drill, List.of(Origin.of(other)));
    assertThatThrownBy(() -> Manifest.read(house.target.place(), guessed, base))
        .isInstanceOfSatisfying(
            NotOpened.class, it -> assertThat(it.why()).isEqualTo(NotOpened.Why.OTHER_ORIGIN));
    assertThat(Origin.parse(Origin.of(other).export())).isEqualTo(Origin.of(other));
    assertThat(Origin.of(house.recovery)).hasToString("origin");
  }
}
