package denwaban.database;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.util.FileSystemUtils;

/// A login to the database that is no run of the program's own is reported as a person's.
class OwnVisitsTest {

  private static final String STRANGERS =
      "select count(*) from visits.database_visit where application not like 'denwaban %'";

  @Test
  void a_start_on_a_used_folder_is_no_visit_by_a_stranger() throws Exception {
    var data = TestCluster.folder();
    TestCluster.start(data);
    try (var office = new TestCluster(data, null)) {
      assertThat(office.count("select count(*) from visits.own_run")).isEqualTo(3);
      assertThat(office.count(STRANGERS)).isZero();
    }
    FileSystemUtils.deleteRecursively(data);
  }
}
