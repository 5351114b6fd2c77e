package denwaban.check;

import denwaban.kernel.Bytes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;

/// A copy under attack: at the last check it had `seen` entries, now it has more.
final class Tampered {

  final TestLog log;
  final int seen;

  Tampered(TestLog log, int seen) {
    this.log = log;
    this.seen = seen;
  }

  /// Every file, in an order that a seed can repeat.
  List<Path> all() throws IOException {
    try (var files = Files.walk(log.folder)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    }
  }

  /// Those without which the newest state cannot be checked.
  List<Path> needed() throws IOException {
    var size = log.entries.size();
    return all().stream()
        .filter(file -> {
          var path = log.folder.relativize(file).toString();
          var width = path.contains(".p/") ? path.substring(path.indexOf(".p/") + 3) : "256";
          var level = path.startsWith("tile/entries") ? 0 : path.charAt(5) - '0';
          return path.equals("checkpoint")
              || (path.startsWith("tile/")
                  && (width.equals("256")
                      || (size >> (8 * level)) % 256 == Integer.parseInt(width)));
        })
        .filter(file -> !replaceable(file))
        .toList();
  }

  /// A partial tile beside the whole one: it may go.
  private boolean replaceable(Path file) {
    var path = file.toString();
    return path.contains(".p/") && Files.exists(Path.of(path.substring(0, path.indexOf(".p/"))));
  }

  boolean same(Path one, Path other) {
    try {
      return Files.mismatch(one, other) < 0;
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  void writeAnew() throws IOException {
    clear(log.folder);
    log.write();
  }

  /// Tiles and bundles are made anew, the notes stay as they were.
  void keepingNotes(Runnable change) throws IOException {
    var note = Bytes.of(Files.readAllBytes(log.folder.resolve("checkpoint")));
    var size = log.entries.size();
    change.run();
    clear(log.folder);
    log.write();
    Files.deleteIfExists(log.folder.resolve("checkpoints/" + log.entries.size()));
    log.put("checkpoint", note);
    log.put("checkpoints/" + size, note);
  }

  static void clear(Path folder) throws IOException {
    try (var files = Files.walk(folder)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
