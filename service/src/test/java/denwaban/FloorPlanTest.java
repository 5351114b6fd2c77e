package denwaban;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// The floor plan of ARCHITECTURE.md: which module stands above which, that nothing goes in a
/// circle, and how many files lie in a folder.
class FloorPlanTest {

  /// Low to high. Imports go down only.
  private static final List<String> FLOORS =
      List.of(
          "kernel",
          "seal",
          "terms",
          "erasure",
          "database",
          "network",
          "storage",
          "audit",
          "open",
          "check",
          "witness",
          "http",
          "access",
          "script",
          "people",
          "client",
          "signin",
          "copies",
          "kyc",
          "contract",
          "retention",
          "call",
          "backup",
          "vault",
          "demo",
          "desk",
          "answering",
          "probe",
          "recording",
          "watch",
          "message",
          "disclosure",
          "quality",
          "boot",
          "delivery",
          "office",
          "assurance",
          "preflight");

  /// A folder with more files is hard to see at a glance.
  private static final int CROWDED = 25;

  /// Larger ones, and why: at most this many files.
  private static final Map<String, Integer> LARGER =
      Map.of(
          // one file for each module that is looked at
          "assurance.producer", 30,
          // the switchboard is one state machine, and its ports are seen together
          "call", 35,
          // one technology: what a packet goes through between two sockets
          "call.media", 48,
          // half of it fences one library in, and goes with it
          "call.sip", 31,
          // the ways into one server: each knows the same few logins, which are nobody else's
          "database", 28,
          // a sealed object, its headers, and who may have them
          "vault", 30,
          // one way from two streams of sound to a sealed object
          "recording", 27);

  private static final JavaClasses HOUSE =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("denwaban");

  @Test
  void every_module_has_a_floor() {
    var modules =
        HOUSE.stream()
            .map(FloorPlanTest::module)
            .filter(name -> !name.isEmpty())
            .collect(Collectors.toSet());

    assertThat(FLOORS).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(modules);
  }

  @Test
  void imports_go_down() {
    var up = new TreeSet<String>();
    for (var c : HOUSE) {
      for (var to : c.getDirectDependenciesFromSelf()) {
        var target = to.getTargetClass();
        if (!target.getPackageName().startsWith("denwaban.") || module(c).isEmpty()) continue;
        if (FLOORS.indexOf(module(target)) > FLOORS.indexOf(module(c))) {
          up.add(c.getName() + " -> " + target.getName());
        }
      }
    }
    assertThat(up).as("events go up, imports go down").isEmpty();
  }

  @Test
  void no_packages_import_each_other_in_a_circle() {
    slices().matching("denwaban.(**)").should().beFreeOfCycles().check(HOUSE);
  }

  @Test
  void folders_are_not_crowded() throws IOException {
    assertThat(LARGER.values()).allSatisfy(it -> assertThat(it).isGreaterThan(CROWDED));
    var crowded = new TreeMap<String, Integer>();
    for (var part : List.of("service", "proof")) {
      var root = Path.of("..", part, "src/main/java/denwaban");
      try (var folders = Files.walk(root).filter(Files::isDirectory)) {
        for (var folder : folders.toList()) {
          var name = root.relativize(folder).toString().replace('/', '.');
          var files = sources(folder);
          if (files > LARGER.getOrDefault(name, CROWDED)) crowded.put(name, files);
        }
      }
    }
    assertThat(crowded).as("files in a folder, at most " + CROWDED).isEmpty();
  }

  /// Without `package-info.java`.
  private static int sources(Path folder) throws IOException {
    try (var files = Files.list(folder)) {
      return (int)
          files
              .map(it -> it.getFileName().toString())
              .filter(it -> it.endsWith(".java") && !it.equals("package-info.java"))
              .count();
    }
  }

  private static String module(JavaClass c) {
    var parts = c.getPackageName().split("\\.");
    return parts.length > 1 ? parts[1] : "";
  }
}
