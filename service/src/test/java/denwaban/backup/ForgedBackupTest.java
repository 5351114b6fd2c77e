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
import denwaban.seal.age.Origin;
import denwaban.seal.age.Suite;
import java.nio.file.Files;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// An attacker who can write to the place forges, or changes what only a new backup heals.
class ForgedBackupTest extends InspectedPlace {

  @BeforeEach
  void back() throws Exception {
    begins();
  }

  @AfterEach
  void tidy() {
    house.close();
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

  private void empties() throws Exception {
    for (var file : List.of("base", "wal", "keys", "objects", "denwaban-backup")) {
      BackupHouse.remove(house.there.resolve(file));
    }
  }

  @Test
  void who_empties_the_place_cannot_say_there_that_it_is_a_new_one() throws Exception {
    empties();
    Files.createFile(house.there.resolve(Setup.NEW_PLACE));

    house.backups.move();

    assertThat(house.backups.trouble()).contains(BackupTrouble.EMPTY_PLACE);
    assertThat(house.there.resolve("denwaban-backup")).doesNotExist();
  }

  @Test
  void a_new_disk_begins_with_a_new_record_and_has_all_that_a_restore_needs() throws Exception {
    house.object("good-1", "x".getBytes(UTF_8));
    house.work.payloads().round();
    assertThat(house.there.resolve("objects")).isNotEmptyDirectory();
    empties();
    var word = Files.createFile(house.data.resolve(Setup.NEW_PLACE));

    house.now = house.now.plusSeconds(5);
    house.backups.move();
    assertThat(house.there.resolve("keys")).as("the keys come at once").isNotEmptyDirectory();
    assertThat(word).as("it counts once").doesNotExist();
    house.backups.round();
    assertThat(Manifest.whole(house.target.place())).as("and a base backup").hasSize(1);
    house.work.payloads().round();
    house.bring();

    assertThat(found()).isEmpty();
    var restored = house.restored(house.recovery);
    assertThat(restored.resolve("objects")).isNotEmptyDirectory();
    BackupHouse.remove(restored);
  }

  @Test
  void a_program_that_was_ended_after_it_began_at_a_new_disk_takes_a_base_backup()
      throws Exception {
    empties();
    Files.createFile(house.data.resolve(Setup.NEW_PLACE));
    house.setup.ready();
    var again = house.again();
    again.round();
    assertThat(Manifest.whole(house.target.place())).hasSize(1);
  }
}
