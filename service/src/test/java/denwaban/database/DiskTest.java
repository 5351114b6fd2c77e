package denwaban.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DiskTest {

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "5120, ENOUGH",
    "5119, LOW",
    "1024, LOW",
    "1023, STOP",
    "0, STOP",
  })
  void how_much_room_there_is(long free, Disk.Level level) {
    assertThat(new TestDisk(folder, free).disk().level()).isEqualTo(level);
  }

  @Test
  void space_is_held_back_while_there_is_enough_and_given_up_in_the_end() throws IOException {
    var disk = new TestDisk(folder, 5_119);
    var file = folder.resolve("reserve");
    disk.disk().holdBack();
    assertThat(file).doesNotExist();

    disk.free(5_120);
    disk.disk().holdBack();
    assertThat(Files.size(file)).isEqualTo(Disk.MIB);
    assertThat(disk.disk().heldBack()).isTrue();

    disk.free(1);
    disk.disk().holdBack();
    assertThat(file).exists();
    disk.free(0);
    disk.disk().holdBack();
    assertThat(file).doesNotExist();
    // it is not taken again from those who were given it
    disk.free(5_119);
    disk.disk().holdBack();
    assertThat(file).doesNotExist();
  }

  @Test
  void the_real_disk_answers() {
    assertThat(new Disk(folder, new DiskSettings(5_120, 1_024, 0)).freeMib()).isPositive();
  }

  @ParameterizedTest
  @CsvSource({
    "257, 256, 0, true",
    "256, 256, 0, false",
    "300, 255, 0, false",
    "1073741824, 256, 255, true",
    "1073741825, 256, 0, false",
    "300, 256, 256, false",
    "300, 256, -1, false",
  })
  void limits_that_do_not_fit_do_not_start(long warn, long stop, long reserve, boolean fit) {
    var settings = new DiskSettings(warn, stop, reserve);
    if (fit) assertThat(settings.checked()).isEqualTo(settings);
    else assertThatThrownBy(settings::checked).isInstanceOf(CannotStart.class);
  }
}
