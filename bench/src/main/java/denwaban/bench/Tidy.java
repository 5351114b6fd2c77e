package denwaban.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;

/// Undoes what a measurement made, last things first, when it ends: by itself, by Ctrl-C or by
/// `kill`. Only `kill -9` leaves something behind.
final class Tidy implements AutoCloseable {

  /// Undoes one thing.
  interface Step {
    void run() throws Exception;
  }

  private final Deque<Step> steps = new ArrayDeque<>();
  private final Thread hook = new Thread(this::undo, "tidy");
  private boolean closed;

  Tidy() {
    Runtime.getRuntime().addShutdownHook(hook);
  }

  /// @throws IllegalStateException if the program is ending; then the step has been done already
  synchronized void atEnd(Step step) {
    steps.push(step);
    if (!closed) return;
    undo();
    throw new IllegalStateException("the measurement was stopped");
  }

  /// A temporary folder that root's PostgreSQL, which runs as another user, can pass through.
  Path folder(String name) throws IOException {
    var folder = Files.createTempDirectory("denwaban-bench-" + name + "-");
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x--x"));
    atEnd(() -> delete(folder));
    return folder;
  }

  static void delete(Path folder) throws IOException {
    try (var paths = Files.walk(folder)) {
      for (var path : paths.sorted(Comparator.reverseOrder()).toList()) Files.delete(path);
    }
  }

  private synchronized void undo() {
    closed = true;
    while (!steps.isEmpty()) {
      try {
        steps.pop().run();
      } catch (Exception failed) {
        System.err.println("left behind: " + failed);
      }
    }
  }

  @Override
  public void close() {
    undo();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException ending) {
      return; // the hook itself came first
    }
  }
}
