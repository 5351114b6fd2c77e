package denwaban.database;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.Locale;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/// Unpacks PostgreSQL from the jar, once per version. The files stay ours: the account that runs
/// the database can read and execute them, not change them.
final class PostgresBinaries {

  static final String VERSION = "18.6.0";

  private PostgresBinaries() {}

  /// @param under the folder in which a folder named after the version is made
  /// @return the folder with `bin`, `lib`, `share`
  /// @throws CannotStart if there is none for this system
  static Path unpack(Path under) throws IOException {
    return unpack(under, System.getProperty("os.name"), System.getProperty("os.arch"));
  }

  static Path unpack(Path under, String os, String arch) throws IOException {
    var home = under.resolve(VERSION);
    if (Files.isDirectory(home)) {
      return home;
    }
    Files.createDirectories(under);
    var fresh = under.resolve(VERSION + ".new");
    erase(fresh); // of a start that was interrupted
    Files.createDirectory(fresh);
    try (var resource = PostgresBinaries.class.getResourceAsStream("/" + archive(os, arch))) {
      if (resource == null) {
        throw new CannotStart(
            "This program carries PostgreSQL for Linux on x86-64 and ARM64 alone, not for %s on %s."
                .formatted(os, arch),
            "Use a PostgreSQL of your own with --denwaban.db.url=jdbc:postgresql://HOST/NAME.");
      }
      untar(new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(resource))), fresh);
    }
    // rename last: a folder with the final name is complete
    return Files.move(fresh, home);
  }

  /// Its name in the jar, which has it for some systems alone.
  ///
  /// @param os Java's `os.name`
  /// @param arch Java's `os.arch`
  private static String archive(String os, String arch) {
    var processor =
        switch (arch.toLowerCase(Locale.ROOT)) {
          case "amd64", "x86_64" -> "x86_64";
          case "aarch64", "arm64" -> "arm_64";
          case String other -> other;
        };
    return "postgres-%s-%s.txz".formatted(os.toLowerCase(Locale.ROOT), processor);
  }

  private static void untar(TarArchiveInputStream tar, Path into) throws IOException {
    for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
      var target = into.resolve(entry.getName()).normalize();
      if (!target.startsWith(into)) {
        throw new IOException("the archive points outside its folder");
      }
      write(tar, entry, target);
    }
  }

  private static void write(TarArchiveInputStream tar, TarArchiveEntry entry, Path target)
      throws IOException {
    if (entry.isDirectory()) {
      Files.createDirectories(target);
      permit(target, "rwxr-xr-x");
      return;
    }
    var parent = target.resolveSibling(".");
    if (!Files.isDirectory(parent)) {
      Files.createDirectories(parent.normalize());
    }
    if (entry.isSymbolicLink()) {
      Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
      return;
    }
    Files.copy(tar, target);
    permit(target, (entry.getMode() & 0100) != 0 ? "rwxr-xr-x" : "rw-r--r--");
  }

  private static void permit(Path path, String permissions) throws IOException {
    // whatever the umask says
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
  }

  private static void erase(Path folder) throws IOException {
    if (Files.exists(folder)) {
      try (var all = Files.walk(folder)) {
        for (var path : all.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(path);
        }
      }
    }
  }
}
