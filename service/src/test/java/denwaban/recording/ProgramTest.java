package denwaban.recording;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import denwaban.audit.Program;
import denwaban.kernel.Bytes;
import denwaban.seal.crypto.Digest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.UUID;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProgramTest {

  @TempDir Path folder;

  @Test
  void is_the_list_of_its_jars_as_sha256sum_writes_it() throws IOException {
    Files.createDirectory(folder.resolve("lib"));
    Files.writeString(folder.resolve("lib/b.jar"), "b");
    Files.writeString(folder.resolve("lib/a.jar"), "a");
    var jar = jar("lib/b.jar lib/a.jar");
    var list = line(jar, "app.jar") + line("lib/a.jar") + line("lib/b.jar");

    assertThat(new Program(jar).digest()).contains(sha256(list.getBytes(UTF_8)));

    Files.writeString(folder.resolve("lib/a.jar"), "another");
    assertThat(new Program(jar).digest().orElseThrow()).isNotEqualTo(sha256(list.getBytes(UTF_8)));
  }

  @Test
  void a_jar_with_all_inside_is_the_only_line() throws IOException {
    var jar = jar(" ");
    var list = line(jar, "app.jar").getBytes(UTF_8);
    assertThat(new Program(jar).digest()).contains(sha256(list));
  }

  @Test
  void what_the_edge_seals_names_it() throws IOException {
    var program = new Program(jar(" "));
    var process = UUID.randomUUID();
    assertThat(new EdgeKey(program).sealer(process).program())
        .isEqualTo(program.digest().orElseThrow());
    assertThat(new EdgeKey(new Program(folder)).sealer(process).program()).isNull();
  }

  @Test
  void what_runs_from_no_jar_says_nothing() {
    assertThat(new Program(folder).digest()).isEmpty();
    assertThat(new Program(folder.resolve("gone.jar")).digest()).isEmpty();
  }

  @Test
  void a_file_that_is_missing_is_no_shorter_list() throws IOException {
    var jar = jar("lib/missing.jar");
    assertThatThrownBy(() -> new Program(jar)).isInstanceOf(UncheckedIOException.class);
  }

  private Path jar(String classPath) throws IOException {
    var manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().put(Attributes.Name.CLASS_PATH, classPath);
    var file = folder.resolve("app.jar");
    new JarOutputStream(Files.newOutputStream(file), manifest).close();
    return file;
  }

  private String line(String name) throws IOException {
    return line(folder.resolve(name), name);
  }

  private static String line(Path file, String name) throws IOException {
    return HexFormat.of().formatHex(sha256(Files.readAllBytes(file)).toArray())
        + "  "
        + name
        + "\n";
  }

  private static Bytes sha256(byte[] bytes) {
    return Digest.sha256(Bytes.of(bytes));
  }
}
