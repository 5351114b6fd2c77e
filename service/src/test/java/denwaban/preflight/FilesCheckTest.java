package denwaban.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import denwaban.preflight.finding.SettingRecords;
import org.junit.jupiter.api.Test;

/// What is said of every file is said of every file.
class FilesCheckTest {

  @Test
  void each_setting_that_names_a_file_is_looked_at() {
    assertThat(FilesCheck.settings())
        .containsAll(SettingRecords.names().stream().filter(it -> it.endsWith("-file")).toList());
  }

  @Test
  void each_that_is_looked_at_is_a_setting() {
    assertThat(SettingRecords.names()).containsAll(FilesCheck.settings());
  }
}
