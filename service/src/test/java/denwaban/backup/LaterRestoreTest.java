package denwaban.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import denwaban.backup.place.Label;
import denwaban.backup.place.Layout;
import denwaban.backup.place.Manifest;
import denwaban.backup.restore.TestCommands;
import denwaban.database.CannotStart;
import denwaban.database.TestCluster;
import denwaban.database.TestDatabase;
import denwaban.seal.age.Identity;
import denwaban.seal.age.Suite;
import denwaban.seal.statement.Share;
import java.nio.file.Files;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A restore after something happened to the backup: the office was restored before, the holders of
/// the recovery key changed, a piece of the log was lost.
class LaterRestoreTest {

  private BackupHouse house;

  @BeforeEach
  void open() {
    house = new BackupHouse();
  }

  @AfterEach
  void close() {
    house.close();
  }

  @Test
  void a_new_key_restores_as_soon_as_its_base_backup_is_there() throws Exception {
    var next = Identity.generate(Suite.X25519);
    house.cluster.as("create table note (text text)");
    house.backups.backup(null);
    house.bring();
    var to = house.restored(house.recovery);
    try {
      // on a timeline of its own, whose history is sealed to the former key
      var restored = new BackupHouse(to, house.there, house.recovery);
      restored.cluster.as("insert into note values ('restored')");
      restored.backups.round();
      restored.bring();
      restored.cluster.close();

      var renewed = new BackupHouse(to, house.there, next);
      renewed.now = restored.now.plusSeconds(60);
      renewed.setup.ready();
      assertThat(Label.read(renewed.target.place()).recipient())
          .as("until then")
          .isEqualTo(house.recovery.recipient().text());
      var before = Manifest.whole(renewed.target.place());
      renewed.backups.round();
      assertThat(renewed.backups.trouble()).isEmpty();
      assertThat(Manifest.whole(renewed.target.place())).hasSize(before.size() + 1);
      assertThat(Label.read(renewed.target.place()).recipient()).isEqualTo(next.recipient().text());
      renewed.cluster.as("insert into note values ('renewed')");
      renewed.bring();
      renewed.backups.round();
      assertThat(Manifest.whole(renewed.target.place())).as("once").hasSize(before.size() + 1);
      renewed.cluster.close();

      var again = TestDatabase.dataFolder();
      renewed.restore(again, next);
      try (var office = new TestCluster(again, null)) {
        assertThat(office.count("select count(*) from note")).isEqualTo(2);
      }
      BackupHouse.remove(again);
    } finally {
      BackupHouse.remove(to);
    }
  }

  @Test
  void a_base_backup_after_a_restore_is_tried_again_until_there_is_one() throws Exception {
    house.backups.backup(null);
    house.bring();
    var to = house.restored(house.recovery);
    var restored = new BackupHouse(to, house.there, house.recovery);
    try {
      restored.now = restored.now.plusSeconds(20);
      var inTheWay = house.there.resolve("base").resolve(Layout.id(restored.now));
      Files.writeString(inTheWay, "");
      restored.backups.round();
      assertThat(restored.backups.trouble()).contains(BackupTrouble.AWAY);
      Files.deleteIfExists(inTheWay);
      var before = Manifest.whole(restored.target.place());

      restored.now = restored.now.plus(Duration.ofHours(1));
      restored.backups.round();
      assertThat(restored.backups.trouble()).isEmpty();
      assertThat(Manifest.whole(restored.target.place())).hasSize(before.size() + 1);
    } finally {
      restored.cluster.close();
      BackupHouse.remove(to);
    }
  }

  @Test
  void a_gap_in_the_log_is_named_and_accepted_only_by_word() throws Exception {
    house.cluster.as("create table gap (n int)");
    house.backups.backup(null);
    for (var n = 0; n < 3; n++) {
      house.cluster.as("insert into gap values (%d)".formatted(n));
      house.bring();
    }
    var segments =
        house.target.place().list(Layout.WAL).stream()
            .filter(
                it -> it.bytes() > 0 && Layout.nameOfWal(it.path()).orElseThrow().length() == 24)
            .toList();
    var middle = house.there.resolve(segments.get(segments.size() - 2).path());
    Files.delete(middle);
    var to = TestDatabase.dataFolder();
    var sheets = Share.split(house.recovery).stream().map(Share::export).toList();
    var typed = sheets.get(0) + "\n" + sheets.get(1) + "\n";
    var refused = TestCommands.restore(typed, house.there.toString(), to.toString());
    assertThat(refused.status()).isEqualTo(1);
    assertThat(refused.said()).contains("途中で 1 個足りません", "--accept-gap", "1 segments");
    assertThatThrownBy(() -> TestCluster.start(to)).isInstanceOf(CannotStart.class);

    var accepted =
        TestCommands.restore(typed, house.there.toString(), to.toString(), "--accept-gap");
    assertThat(accepted.said()).contains("途中で 1 個足りません", "ends at 20");
    assertThat(accepted.status()).isZero();
    try (var office = new TestCluster(to, null)) {
      assertThat(office.count("select count(*) from gap")).isLessThan(3);
    }
    BackupHouse.remove(to);
  }
}
