package denwaban.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.springframework.util.FileSystemUtils;

/// Before tables change, a backup can be told where to stop; else nothing is marked.
class UpgradePointTest {

  private static long points(Path data) throws Exception {
    var file = data.resolve(RestoredCluster.UPGRADES);
    return Files.exists(file) ? Files.readAllLines(file).size() : 0;
  }

  @Test
  void a_point_is_set_when_tables_change_and_a_backup_is_made_and_not_else() throws Exception {
    var data = TestCluster.folder();
    var place = TestDatabase.dataFolder();
    try (var office = new TestCluster(data, place)) {
      assertThat(points(data)).as("nothing changes").isZero();
      undone(office);
    }
    TestCluster.start(data);
    assertThat(points(data)).as("no backup").isZero();
    try (var office = new TestCluster(data, place)) {
      undone(office);
    }
    new TestCluster(data, place).close();
    assertThat(Files.readString(data.resolve(RestoredCluster.UPGRADES)))
        .matches("before-upgrade-\\d{8}T\\d{6}Z\n");
    for (var folder : new Path[] {data, place}) FileSystemUtils.deleteRecursively(folder);
  }

  /// As if the newest release had a migration that this database does not know; it can be repeated.
  private static void undone(TestCluster office) throws Exception {
    office.as("delete from flyway_schema_history where version = '16.010'");
  }
}
