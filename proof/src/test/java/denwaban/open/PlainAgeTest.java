package denwaban.open;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import denwaban.seal.age.Suite;
import java.nio.file.Files;
import java.util.Collections;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;

class PlainAgeTest extends ToolRuns {

  @Test
  void plain_age_opens_a_file_of_a_pack_as_its_readme_says() throws Exception {
    var pack = new TestPack(Suite.X25519, true, 0);
    var zip = pack.write(folder.resolve("PACK.zip"));
    pack.keys(folder.resolve("key.txt"));
    try (var files = new ZipFile(zip.toFile())) {
      for (var entry : Collections.list(files.entries())) {
        var file = folder.resolve(entry.getName());
        Files.createDirectories(file.getParent());
        Files.copy(files.getInputStream(entry), file);
      }
    }
    for (var readme : new String[] {"README.en.txt", "README.ja.txt"}) {
      var lines =
          Files.readString(folder.resolve(readme))
              .lines()
              .map(String::strip)
              .filter(line -> line.startsWith("cat ") || line.startsWith("age "))
              .toList();
      assertThat(lines).hasSize(2);
      var script =
          String.join("\n", lines)
              .replaceAll("objects/[^/]+/[^/]+/", TestPack.R1)
              .replace(" age ", " /usr/bin/age ");
      var shell =
          new ProcessBuilder("/bin/sh", "-ec", script)
              .directory(folder.toFile())
              .redirectErrorStream(true)
              .start();
      assertThat(new String(shell.getInputStream().readAllBytes(), UTF_8)).isEmpty();
      assertThat(shell.waitFor()).isZero();
      assertThat(Files.readAllBytes(folder.resolve("opened"))).isEqualTo(pack.sound);
    }
  }
}
