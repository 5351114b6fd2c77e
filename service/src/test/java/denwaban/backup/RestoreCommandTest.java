package denwaban.backup;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import denwaban.Denwaban;
import denwaban.Often;
import denwaban.backup.restore.TestCommands;
import denwaban.database.CannotStart;
import denwaban.database.DataFolder;
import denwaban.database.TestCluster;
import denwaban.database.TestDatabase;
import denwaban.seal.age.Identity;
import denwaban.seal.age.Suite;
import denwaban.seal.statement.Share;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The commands as people type them, and as a power cut ends them.
class RestoreCommandTest {

  private static final BackupHouse house = new BackupHouse();

  @BeforeAll
  static void back() throws Exception {
    house.cluster.as("create table note (text text)");
    house.backups.backup(null);
    house.cluster.as("insert into note values ('tail')");
    house.bring();
  }

  @AfterAll
  static void tidy() {
    house.close();
  }

  private static List<String> sheets() {
    return Share.split(house.recovery).stream().map(Share::export).toList();
  }

  private static int restore(Path to, String typed) {
    return TestCommands.restore(typed, house.there.toString(), to.toString()).status();
  }

  @Test
  void two_sheets_bring_the_office_back() throws Exception {
    var sheets = sheets();
    var to = TestDatabase.dataFolder();

    assertThat(restore(to, sheets.get(2) + "\n" + sheets.get(0) + "\n")).isZero();

    try (var office = new TestCluster(to, null)) {
      assertThat(office.count("select count(*) from note where text = 'tail'")).isOne();
    }
    BackupHouse.remove(to);
  }

  @Test
  void a_restored_office_goes_on_at_the_same_place_and_comes_back_again() throws Exception {
    var to = house.restored(house.recovery);
    var again = TestDatabase.dataFolder();
    try (var cut = new AutoClose(new BackupHouse(to, house.there, house.recovery))) {
      var restored = cut.house();
      restored.cluster.as("insert into note values ('after the restore')");
      restored.backups.round();
      restored.cluster.as("insert into note values ('and more')");
      restored.bring();
      assertThat(restored.backups.trouble()).isEmpty();
      restored.restore(again, house.recovery);
    }
    try (var office = new TestCluster(again, null)) {
      assertThat(office.count("select count(*) from note")).isEqualTo(3);
    }
    BackupHouse.remove(to);
    BackupHouse.remove(again);
  }

  /// Stops the database, and leaves the place as it is.
  private record AutoClose(BackupHouse house) implements AutoCloseable {
    @Override
    public void close() {
      house.cluster.close();
    }
  }

  @Test
  void one_sheet_or_a_strange_one_opens_nothing() {
    var sheets = sheets();
    var strange = Share.split(Identity.generate(Suite.X25519)).getFirst().export();
    var to = TestDatabase.dataFolder();
    for (var second : List.of(sheets.get(0), sheets().get(1), strange, "")) {
      assertThat(restore(to, sheets.get(0) + "\n" + second + "\n")).isEqualTo(1);
      assertThat(to.resolve("postgres")).doesNotExist();
    }
    BackupHouse.remove(to);
  }

  @Test
  void a_folder_without_a_backup_is_named_and_nothing_is_made() {
    var to = TestDatabase.dataFolder();
    var sheets = sheets();

    var ran =
        TestCommands.restore(
            sheets.get(0) + "\n" + sheets.get(1) + "\n", house.data.toString(), to.toString());

    assertThat(ran.status()).isEqualTo(1);
    assertThat(ran.said()).contains("There is no backup").contains("バックアップがありません");
    assertThat(to).isEmptyDirectory();
    BackupHouse.remove(to);
  }

  @Test
  void the_three_sheets_of_a_new_key_fit_what_is_to_be_set() throws Exception {
    var file = house.data.resolve("fresh-origin");
    var ran = TestCommands.backupKey("\n\n", file.toString());
    assertThat(ran.status()).isEqualTo(1);
    assertThat(file).doesNotExist();
    assertThat(TestCommands.backupKey("").status()).isEqualTo(2);
    var share = Pattern.compile("(?m)^ +DENW ABAN.*$");

    var typed = TestCommands.backupKeyTypingBack(share, file.toString());

    assertThat(typed.status()).isZero();
    assertThat(typed.said())
        .containsPattern("--denwaban\\.backup\\.recipient=age1[0-9a-z]{58}")
        .contains("--denwaban.backup.origin-file=" + file);
    assertThat(Files.readString(file)).hasSize(44);
    assertThat(Files.getPosixFilePermissions(file)).hasSize(2);
  }

  /// What is there when the process is killed: files unpacked, the log too, PostgreSQL running.
  private static final List<String> KILLED_AT =
      List.of("postgres/replay", "postgres/data/base", "postgres/data/postmaster.pid");

  @Test
  void killed_anywhere_it_begins_anew() throws Exception {
    var places = Often.times("places where a restore is killed", 0, 1, KILLED_AT.size());
    for (var there : KILLED_AT.subList(0, places)) killed(there);
  }

  private static void killed(String there) throws Exception {
    var to = TestDatabase.dataFolder();
    var key = Files.writeString(house.data.resolve("recovery.txt"), house.recovery.export());
    var process = begun(to, key);
    while (!Files.exists(to.resolve(there)) && process.isAlive()) {
      Thread.onSpinWait();
    }
    process.destroyForcibly();
    process.waitFor();

    if (Files.exists(to.resolve(DataFolder.RESTORING))) {
      assertThatThrownBy(() -> TestCluster.start(to)).isInstanceOf(CannotStart.class);
    }
    var again = begun(to, key);
    assertThat(again.waitFor(120, TimeUnit.SECONDS)).isTrue();
    assertThat(again.exitValue()).as(there).isZero();
    try (var office = new TestCluster(to, null)) {
      assertThat(office.count("select count(*) from note where text = 'tail'")).isOne();
    }
    BackupHouse.remove(to);
  }

  private static Process begun(Path to, Path key) throws Exception {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx256m",
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-cp",
            System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
            Denwaban.class.getName(),
            "restore",
            house.there.toString(),
            to.toString(),
            "--identity",
            key.toString())
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  @Test
  void the_usage_is_said_in_both_languages() {
    var ran = TestCommands.restore("", house.there.toString());
    assertThat(ran.status()).isEqualTo(2);
    assertThat(ran.said().getBytes(UTF_8)).isNotEmpty();
    assertThat(ran.said()).contains("使い方").contains("Usage");
  }
}
