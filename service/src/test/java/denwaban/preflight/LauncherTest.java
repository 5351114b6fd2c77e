package denwaban.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The script `denwaban`, with a JDK and a Maven that only say how they were called: when it
/// builds, and when it must not.
class LauncherTest {

  private static final Path SCRIPT = Path.of("../denwaban").toAbsolutePath().normalize();

  @TempDir Path home;
  private Path app;

  @BeforeEach
  void a_built_program() throws IOException {
    open(home);
    Files.copy(SCRIPT, home.resolve("denwaban"));
    app = home.resolve("service/target/run/denwaban-service-0.1.0-app.jar");
    open(Files.createDirectories(app.getParent()));
    open(Files.createDirectories(home.resolve("web")));
    Files.createFile(app);
    Files.createFile(app.resolveSibling(".built"));
    Files.createFile(home.resolve("pom.xml"));
    program("jdk/bin/javac", "echo javac 25.0.1");
    program("jdk/bin/java", "[ \"$1\" = wait ] && sleep 60; echo JAVA \"$@\"");
    program("path/mvn", "echo MVN \"$@\"; exit 1");
    for (var name : List.of("node", "npm")) program("path/" + name, "true");
    sourcesAre(false);
  }

  @Test
  void what_is_built_is_started_without_maven() throws Exception {
    assertThat(says("run")).contains("JAVA").contains("-jar " + app).doesNotContain("MVN");
  }

  /// A folder named on the command line is one of whoever types, wherever the program lies.
  @Test
  void it_runs_where_it_was_called() throws Exception {
    program("jdk/bin/java", "[ \"$1\" = -version ] || echo IN \"$(pwd -P)\"");
    var elsewhere = Files.createDirectories(home.resolve("elsewhere"));
    for (var command : List.of("restore", "check", "backup-key")) {
      assertThat(says(command, elsewhere))
          .as(command)
          .contains("IN " + elsewhere.toRealPath() + "\n");
    }
  }

  @Test
  void newer_sources_are_built_first() throws Exception {
    sourcesAre(true);
    assertThat(says("run")).contains("MVN").doesNotContain("JAVA");
  }

  @Test
  void beside_the_running_program_nothing_is_built() throws Exception {
    sourcesAre(true);
    var office =
        new ProcessBuilder(home.resolve("jdk/bin/java").toString(), "wait", "-jar", app.toString())
            .start();
    try {
      assertThat(says("build"))
          .contains("The program of this folder is running")
          .doesNotContain("MVN");
      assertThat(says("check"))
          .contains("what was built before is used")
          .contains("JAVA")
          .doesNotContain("MVN");
    } finally {
      office.descendants().forEach(ProcessHandle::destroyForcibly);
      office.destroyForcibly().waitFor();
    }
    assertThat(says("build")).contains("MVN");
  }

  @Test
  void an_account_that_may_not_write_here_starts_what_is_there() throws Exception {
    sourcesAre(true);
    for (var folder : List.of("web", "service/target/run")) {
      Files.setPosixFilePermissions(
          home.resolve(folder), PosixFilePermissions.fromString("r-xr-xr-x"));
    }
    assertThat(says("run")).contains("what was built before is used").contains("JAVA");
  }

  private void sourcesAre(boolean newer) throws IOException {
    var built = Instant.now().minusSeconds(60);
    Files.setLastModifiedTime(app.resolveSibling(".built"), FileTime.from(built));
    Files.setLastModifiedTime(
        home.resolve("pom.xml"), FileTime.from(built.plusSeconds(newer ? 30 : -30)));
  }

  private void program(String name, String does) throws IOException {
    var file = home.resolve(name);
    open(Files.createDirectories(file.getParent()));
    Files.writeString(file, "#!/bin/sh\n" + does + "\n");
    open(file);
  }

  private static void open(Path path) throws IOException {
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  /// As an ordinary account: to root every folder is open.
  private String says(String command) throws Exception {
    return says(command, Path.of("").toAbsolutePath());
  }

  private String says(String command, Path where) throws Exception {
    var words = new ArrayList<String>();
    if (System.getProperty("user.name").equals("root")) {
      words.addAll(List.of("setpriv", "--reuid=nobody", "--regid=nogroup", "--clear-groups"));
      own();
    }
    words.addAll(List.of("sh", home.resolve("denwaban").toString(), command));
    words.add("--denwaban.data=" + home.resolve("data"));
    var builder = new ProcessBuilder(words).directory(where.toFile()).redirectErrorStream(true);
    var environment = builder.environment();
    environment.put("DENWABAN_JAVA_HOME", home.resolve("jdk").toString());
    environment.put("PATH", home.resolve("path") + ":" + System.getenv("PATH"));
    environment.put("LC_ALL", "C.UTF-8");
    var process = builder.start();
    var said = new String(process.getInputStream().readAllBytes());
    assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
    return said;
  }

  private void own() throws IOException, InterruptedException {
    new ProcessBuilder("chown", "-R", "nobody", home.toString()).inheritIO().start().waitFor();
  }
}
