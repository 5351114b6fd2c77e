package denwaban.backup;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import denwaban.backup.place.Erased;
import denwaban.backup.place.Layout;
import denwaban.backup.place.Manifest;
import denwaban.backup.place.Opener;
import denwaban.backup.restore.Restore;
import denwaban.backup.restore.RestoreFailed;
import denwaban.database.CannotStart;
import denwaban.database.DataFolder;
import denwaban.database.TestCluster;
import denwaban.database.TestDatabase;
import denwaban.kernel.ObjectId;
import denwaban.seal.age.Identity;
import denwaban.seal.age.NotOpened;
import denwaban.seal.age.Suite;
import denwaban.storage.key.Kek;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/// There and back with a real PostgreSQL, its real log and the real `age`.
class BackupTest {

  private static final BackupHouse house = new BackupHouse();

  @AfterAll
  static void tidy() {
    house.close();
  }

  @Test
  void what_was_written_after_the_base_backup_comes_back_too() throws Exception {
    house.cluster.as("create table note (text text)");
    house.cluster.as("insert into note values ('before')");
    assertThat(house.backups.backup(null)).isTrue();
    house.cluster.as("insert into note select 'after' from generate_series(1, 1000)");
    var object = house.object("tail-1", "sealed".getBytes(UTF_8));
    house.work.payloads().round();
    house.bring();

    var to = house.restored(house.recovery);

    try (var office = new TestCluster(to, null)) {
      assertThat(office.count("select count(*) from note")).isEqualTo(1_001);
      assertThat(office.count("select count(*) from vault_header where kek = 'tail-1'")).isOne();
      assertThat(office.count("select count(*) from note where text = 'before'")).isOne();
    }
    assertThat(BackupHouse.file(to, object)).hasContent("sealed");
    assertThat(to.resolve("keys/kek-tail-1"))
        .hasSameBinaryContentAs(house.data.resolve("keys/kek-tail-1"));
    for (var folder : List.of("objects", "keys")) closed(to.resolve(folder));
    BackupHouse.remove(to);
  }

  /// Else the restored office would find its store open to others, and close every reading.
  private static void closed(Path folder) throws IOException {
    try (var all = Files.walk(folder)) {
      for (var path : all.toList()) {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
            .as(path.toString())
            .endsWith("------");
      }
    }
  }

  @Test
  void the_age_command_opens_it_and_nothing_stands_there_in_clear() throws Exception {
    var marker = "klartext-" + house.now.getNano();
    house.cluster.as("create table if not exists marked (text text)");
    house.cluster.as("insert into marked values ('%s')".formatted(marker));
    house.backups.backup(null);
    house.cluster.as("insert into marked values ('%s')".formatted(marker));
    house.bring();
    var key = Files.writeString(house.data.resolve("recovery.txt"), house.recovery.export());

    assertThat(opened(key, house.only("base"), "tar -t"))
        .contains("global/pg_control", "backup_label");
    assertThat(opened(key, house.only("keys"), "tar -t")).contains("keys/master", "secrets/");
    assertThat(opened(key, house.only("base"), "grep -a -c " + marker).strip()).isNotEqualTo("0");
    try (var all = Files.walk(house.there)) {
      for (var file : all.filter(Files::isRegularFile).toList()) {
        assertThat(new String(Files.readAllBytes(file), US_ASCII)).doesNotContain(marker);
      }
    }
    Files.delete(key);
  }

  private static String opened(Path key, Path file, String with) throws Exception {
    var command = "age -d -i %s %s | gunzip | %s".formatted(key, file, with);
    var process = new ProcessBuilder("sh", "-c", command).redirectErrorStream(true).start();
    var said = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
    return said;
  }

  @Test
  void a_flipped_bit_is_refused_wherever_it_is() throws Exception {
    house.backups.backup(null);
    house.bring();
    for (var folder : List.of("base", "wal", "keys")) {
      var file = house.only(folder);
      // an older base backup would be taken in the place of a damaged one
      if (folder.equals("base")) alone(file);
      flip(file);
      var to = TestDatabase.dataFolder();
      assertThatThrownBy(() -> house.restore(to, house.recovery))
          .as(folder)
          .isInstanceOfAny(RestoreFailed.class, IOException.class);
      assertThatThrownBy(() -> TestCluster.start(to)).isInstanceOf(CannotStart.class);
      flip(file);
      BackupHouse.remove(to);
    }
  }

  private static void alone(Path base) throws IOException {
    try (var all = Files.list(house.there.resolve("base"))) {
      all.filter(it -> !base.startsWith(it)).forEach(BackupHouse::remove);
    }
  }

  @Test
  void a_damaged_base_backup_is_passed_over_and_the_one_before_brings_all_back() throws Exception {
    house.cluster.as("create table if not exists passed (n int)");
    house.backups.backup(null);
    for (var damaged : List.of("base.tar.gz.age", "manifest.gz.age")) {
      house.now = house.now.plusSeconds(5);
      house.backups.backup(null);
      house.cluster.as("insert into passed values (1)");
      house.bring();
      flip(house.only("base").resolveSibling(damaged));
    }
    var to = house.restored(house.recovery);
    try (var office = new TestCluster(to, null)) {
      assertThat(office.count("select count(*) from passed")).isEqualTo(2);
    }
    BackupHouse.remove(to);
    for (var id : Manifest.whole(house.target.place())) {
      BackupHouse.remove(house.there.resolve("base").resolve(id));
    }
  }

  @Test
  void a_damaged_copy_of_keys_is_refused_in_so_many_words_also_beside_an_older_base_backup()
      throws Exception {
    house.backups.backup(null);
    house.now = house.now.plusSeconds(5);
    house.backups.backup(null);
    house.bring();
    var keys = house.only("keys");
    Files.writeString(keys, "");
    var to = TestDatabase.dataFolder();
    assertThatThrownBy(() -> house.restore(to, house.recovery)).isInstanceOf(RestoreFailed.class);
    BackupHouse.remove(to);
    house.work.mover().keysAgain();
    house.bring();
  }

  private static void flip(Path file) throws IOException {
    try (var open = new RandomAccessFile(file.toFile(), "rw")) {
      var at = open.length() - 40;
      open.seek(at);
      var was = open.read();
      open.seek(at);
      open.write(was ^ 1);
    }
  }

  @Test
  void another_key_opens_nothing() throws Exception {
    house.backups.backup(null);
    var to = TestDatabase.dataFolder();
    var other = Identity.generate(Suite.X25519);

    assertThatThrownBy(() -> house.restore(to, other))
        .isInstanceOf(RestoreFailed.class)
        .hasMessageContaining("does not open");
    assertThat(to.resolve("postgres")).doesNotExist();
    BackupHouse.remove(to);
  }

  @Test
  void a_folder_with_anything_in_it_is_left_alone() throws Exception {
    house.backups.backup(null);
    var to = TestDatabase.dataFolder();
    var kept = Files.writeString(to.resolve("kept"), "mine");

    assertThatThrownBy(() -> house.restore(to, house.recovery))
        .isInstanceOf(RestoreFailed.class)
        .hasMessageContaining("not empty");
    assertThat(kept).hasContent("mine");
    BackupHouse.remove(to);
  }

  @Test
  void a_restore_that_broke_off_starts_no_office_and_begins_anew() throws Exception {
    house.backups.backup(null);
    var to = TestDatabase.dataFolder();
    try (var restore = Restore.into(to, house.target.place(), Opener.of(house.recovery))) {
      restore.unpack();
    }
    assertThat(to.resolve(DataFolder.RESTORING)).exists();
    assertThatThrownBy(() -> TestCluster.start(to))
        .isInstanceOf(CannotStart.class)
        .hasMessageContaining("restore");

    house.restore(to, house.recovery);
    TestCluster.start(to);
    BackupHouse.remove(to);
  }

  @Test
  void a_restore_goes_back_to_before_an_upgrade() throws Exception {
    house.backups.backup(null);
    house.cluster.as("create table upgraded (n int); insert into upgraded values (1)");
    // as a start of a newer release marks it
    house.now = house.now.plusSeconds(2);
    var point = "before-upgrade-" + Layout.id(house.now);
    house.cluster.as("select pg_create_restore_point('" + point + "')");
    house.cluster.as("insert into upgraded values (2)");
    house.now = house.now.plusSeconds(2);
    house.backups.backup(null);
    house.bring();

    var to = TestDatabase.dataFolder();
    house.restore(to, house.recovery, point);
    try (var office = new TestCluster(to, null)) {
      assertThat(office.count("select max(n) from upgraded")).isOne();
    }
    BackupHouse.remove(to);
    var never = TestDatabase.dataFolder();
    assertThatThrownBy(
            () -> house.restore(never, house.recovery, "before-upgrade-20200101T000000Z"))
        .isInstanceOf(RestoreFailed.class)
        .hasMessageContaining("from before that moment");
    BackupHouse.remove(never);
  }

  @Test
  void what_was_erased_since_stays_closed() throws Exception {
    var object = house.object("erased-1", "erased".getBytes(UTF_8));
    var kept = house.object("kept-1", "kept".getBytes(UTF_8));
    written(object);
    written(kept);
    house.work.payloads().round();
    Files.writeString(house.data.resolve("keys/intake-erased-1"), "taken in while sealed");
    house.backups.backup(null);
    house.bring();
    // listed at the place; the log of the erasure itself was lost with the machine
    house.erasures.append(BackupHouse.CLIENT, "message", object.value(), house.now);
    house.erasures.appendKey("erased-1", house.now);

    var to = house.restored(house.recovery);

    try (var office = new TestCluster(to, null)) {
      assertThat(headers(office, object.toString())).isZero();
      assertThat(headers(office, kept.toString())).isOne();
      for (var table :
          List.of("quality_review", "inbox_note n join inbox_item i on i.id = n.item_id")) {
        assertThat(office.count(WRITTEN.formatted(table, object))).as(table).isZero();
        assertThat(office.count(WRITTEN.formatted(table, kept))).as(table).isOne();
      }
    }
    assertThat(BackupHouse.file(to, object)).doesNotExist();
    assertThat(BackupHouse.file(to, kept)).hasContent("kept");
    assertThat(to.resolve("keys/kek-erased-1")).isEmptyFile();
    assertThat(to.resolve("keys/intake-erased-1")).isEmptyFile();
    assertThat(to.resolve("keys/kek-kept-1")).isNotEmptyFile();
    BackupHouse.remove(to);
  }

  private static final String WRITTEN = "select count(*) from %s where object_id = '%s'";

  /// A colleague's note about an item, and that a reviewer was given its object.
  private void written(ObjectId object) throws Exception {
    house.cluster.as(
        """
        insert into inbox_item (id, client_id, call_id, arrived_at, answered, object_id, line)
        values ('%1$s', '%2$s', '%1$s', now(), true, '%1$s', '%2$s');
        insert into inbox_note (client_id, item_id, id, author, written_at, company, sealed, signature)
        values ('%2$s', '%1$s', '%1$s', '%2$s', now(), 'x', 'x', sha256('x') || sha256('x'));
        insert into quality_review
          (id, client_id, object_id, line, kind, sealed_at, reviewer, to_key, given_by, given_at, expires_at)
        values ('%1$s', '%2$s', '%1$s', '%2$s', 'message', now(), '%2$s', 'x', '%2$s', now(), now() + interval '1 day')
        """
            .formatted(object, BackupHouse.CLIENT));
  }

  private static long headers(TestCluster office, String object) throws Exception {
    return office.count(
        "select count(*) from vault_header where object_id = '%s'".formatted(object));
  }

  @Test
  void a_key_that_is_destroyed_is_out_of_the_backup_with_the_next_copy() throws Exception {
    house.object("gone-1", "x".getBytes(UTF_8));
    house.backups.backup(null);
    assertThat(house.keys.destroy(new Kek("gone-1"))).isTrue();
    house.bring();

    var to = house.restored(house.recovery);

    assertThat(to.resolve("keys/kek-gone-1")).isEmptyFile();
    try (var copies = Files.list(house.there.resolve("keys"))) {
      assertThat(copies).hasSize(1);
    }
    BackupHouse.remove(to);
  }

  @Test
  void a_list_with_a_changed_line_is_refused_and_a_torn_one_is_not() throws Exception {
    var day = house.now;
    house.erasures.append(List.of(Erased.key("torn-1", day)));
    var file = house.only("erased");
    var whole = Files.readString(file);
    Files.writeString(file, whole + whole.substring(0, 50));
    house.erasures.append(List.of(Erased.key("torn-2", day)));
    assertThat(Erased.readAll(house.target.place(), Opener.of(house.recovery)))
        .extracting(Erased::object)
        .contains("torn-1", "torn-2");

    var good = Files.readString(file);
    var begin = good.lastIndexOf(' ') + 1;
    // the last character before the line end or its padding, too: it has bits that say nothing
    for (var at = begin; at < good.length() - 1; at++) {
      if (good.charAt(at) == '=') continue;
      var other = good.charAt(at) == 'A' ? 'B' : 'A';
      Files.writeString(file, good.substring(0, at) + other + good.substring(at + 1));
      assertThatThrownBy(() -> Erased.readAll(house.target.place(), Opener.of(house.recovery)))
          .as("character " + (at - begin))
          .isInstanceOfAny(IOException.class, NotOpened.class);
    }
    Files.writeString(file, good);
  }

  @Test
  void a_backup_that_broke_off_is_none() throws Exception {
    house.backups.backup(null);
    var before = Manifest.whole(house.target.place());
    house.now = house.now.plusSeconds(5);
    // as a kill leaves it: the sealed file is there, what says that it is whole is not
    var half = house.there.resolve("base/" + denwaban.backup.place.Layout.id(house.now));
    Files.createDirectories(half);
    Files.writeString(half.resolve("base.tar.gz.age"), "half");

    assertThat(Manifest.whole(house.target.place())).isEqualTo(before);
    house.now = house.now.plusSeconds(5);
    house.backups.backup(null);
    assertThat(half).doesNotExist();
  }
}
