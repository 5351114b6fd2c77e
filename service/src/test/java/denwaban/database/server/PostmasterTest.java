package denwaban.database.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Whose the number in `postmaster.pid` is.
class PostmasterTest {

  @TempDir Path data;

  private void write(String text) throws IOException {
    Files.writeString(data.resolve("postmaster.pid"), text);
  }

  @Test
  void without_a_number_nobody_is_named_and_the_file_stays() throws IOException {
    assertThat(Postmaster.named(data)).isEmpty();
    Postmaster.disown(data);
    assertThat(Postmaster.isNamed(data)).isFalse();
    for (var rubbish : new String[] {"", "\n", "rubbish\n", "-1\n", "0\n", Postmaster.NOBODYS}) {
      write(rubbish);
      assertThat(Postmaster.named(data)).as(rubbish).isEmpty();
      Postmaster.disown(data);
      assertThat(data.resolve("postmaster.pid")).hasContent(rubbish);
    }
  }

  @Test
  void another_process_is_not_ours_and_loses_its_number_alone() throws IOException {
    var own = ProcessHandle.current();
    write(own.pid() + "\n" + data + "\n1700000000\n5432\n\n127.0.0.1\n   1 2\nready\n");
    assertThat(Postmaster.named(data)).contains(own);
    assertThat(Postmaster.running(data)).isEmpty();
    Postmaster.disown(data);
    assertThat(data.resolve("postmaster.pid"))
        .hasContent(
            Postmaster.NOBODYS + "\n" + data + "\n1700000000\n5432\n\n127.0.0.1\n   1 2\nready\n");
  }

  @Test
  void a_process_that_names_the_folder_or_works_in_it_is_ours() throws Exception {
    var naming = new ProcessBuilder("tail", "-f", "/dev/null", data.toString()).start();
    var working = new ProcessBuilder("sleep", "600").directory(data.toFile()).start();
    try {
      for (var process : new Process[] {naming, working}) {
        write(process.pid() + "\n");
        assertThat(Postmaster.running(data)).contains(process.toHandle());
      }
    } finally {
      naming.destroy();
      working.destroy();
    }
  }
}
