package denwaban.e2e;

import denwaban.database.TestCluster;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Objects;

/// A data folder that was used before, as far as its database goes: PostgreSQL is unpacked and
/// every table there, without a row. An office that starts on it has a third less to do. It is made
/// once in a build; each office gets a copy. Tests about a first start begin without it.
final class UsedFolder {

  private UsedFolder() {}

  /// Makes `data`, which must not be there yet.
  ///
  /// @param mode `demo` or `office`: whose folder it is
  static void make(Path data, String mode) throws Exception {
    var from = made();
    Files.createDirectories(data);
    // root's PostgreSQL runs as somebody else, who must be able to pass through
    run("chmod", "711", data.toString());
    for (var part : TestCluster.PARTS) {
      // with owners and modes: PostgreSQL asks for both
      run("cp", "-a", from.resolve(part).toString(), data.toString());
    }
    Files.writeString(data.resolve("mode"), mode + "\n");
  }

  /// Beside the folder of the unpacked program, which has another name for another program.
  private static Path made() throws Exception {
    var app = Objects.requireNonNull(Office.unpacked().getParent());
    var made = app.resolveSibling(app.getFileName() + "-used");
    try (var channel =
            FileChannel.open(
                made.resolveSibling(made.getFileName() + ".lock"),
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE);
        var _ = channel.lock()) {
      if (Files.exists(made)) return made;
      var fresh = Files.createTempDirectory(made.getParent(), "used");
      TestCluster.used(fresh);
      return Files.move(fresh, made, StandardCopyOption.ATOMIC_MOVE);
    }
  }

  private static void run(String... command) {
    try {
      if (new ProcessBuilder(command).inheritIO().start().waitFor() != 0) {
        throw new AssertionError(String.join(" ", command));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }
}
