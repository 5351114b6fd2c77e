package denwaban;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The benches call what the service has today. Their own module waits for all of service's tests:
/// what they lack is known here, half an hour sooner.
class BenchTest {

  private static final Path SOURCES = Path.of("../bench/src/main/java");

  @Test
  void the_benches_compile(@TempDir Path classes) throws IOException {
    List<Path> sources;
    try (var all = Files.walk(SOURCES)) {
      sources = all.filter(it -> it.toString().endsWith(".java")).toList();
    }
    var found = new DiagnosticCollector<JavaFileObject>();
    var compiler = ToolProvider.getSystemJavaCompiler();
    try (var files = compiler.getStandardFileManager(found, null, null)) {
      // Maven's starter has the class path in a jar of its own
      var path =
          System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
      var options = List.of("-proc:none", "-d", classes.toString(), "-cp", path);
      var units = files.getJavaFileObjectsFromPaths(sources);
      var compiled = compiler.getTask(null, files, found, options, null, units).call();
      assertThat(compiled).as("%s", found.getDiagnostics()).isTrue();
    }
    assertThat(sources).hasSizeGreaterThan(20);
  }
}
