package denwaban.database.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/// The server that `postmaster.pid` in a data directory names.
///
/// The file outlives a machine that lost power, and its number may be another process's by then:
/// `pg_ctl stop` would end that one, and PostgreSQL would not start for as long as it lives.
public final class Postmaster {

  /// No system gives such a number to a process.
  static final String NOBODYS = String.valueOf(Integer.MAX_VALUE);

  private Postmaster() {}

  private static Path file(Path data) {
    return data.resolve("postmaster.pid");
  }

  public static boolean isNamed(Path data) {
    return Files.exists(file(data));
  }

  /// The process that is named, if it is there and runs on this data.
  public static Optional<ProcessHandle> running(Path data) throws IOException {
    return named(data).filter(it -> runsOn(data, it));
  }

  /// The process of the number that is named, whatever it is by now.
  public static Optional<ProcessHandle> named(Path data) throws IOException {
    try (var lines = Files.lines(file(data))) {
      return lines
          .findFirst()
          .map(String::strip)
          .filter(it -> it.matches("[1-9][0-9]{0,9}"))
          .flatMap(it -> ProcessHandle.of(Long.parseLong(it)))
          .filter(ProcessHandle::isAlive);
    } catch (NoSuchFileException ended) {
      return Optional.empty();
    }
  }

  /// The command names the folder as it was written then, by another link perhaps; the working
  /// folder is the data directory itself, where that may be seen.
  private static boolean runsOn(Path data, ProcessHandle process) {
    if (process.info().commandLine().filter(it -> it.contains(data.toString())).isPresent()) {
      return true;
    }
    try {
      return Files.isSameFile(Path.of("/proc", String.valueOf(process.pid()), "cwd"), data);
    } catch (IOException hiddenOrEnded) {
      return false;
    }
  }

  /// Lets a start go by a number that is another process's. The file stays: by the rest of it
  /// PostgreSQL finds out whether processes of the server that ended still have its memory.
  public static void disown(Path data) throws IOException {
    if (named(data).isEmpty()) return;
    var lines = Files.readAllLines(file(data));
    lines.set(0, NOBODYS);
    // in place: it keeps its owner
    Files.write(file(data), lines, StandardOpenOption.TRUNCATE_EXISTING, LinkOption.NOFOLLOW_LINKS);
  }
}
