package denwaban.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// Debian's PostgreSQL 17 with pgaudit, which writes a line for each statement into the server's
/// own log: what many would take instead of a log like ours.
final class Pgaudit implements AutoCloseable {

  private static final Path HOME = Path.of("/usr/lib/postgresql/17");

  /// Its account in Debian; a server does not run as root.
  private static final String USER = "postgres";

  private final Path data;
  private final int port;

  /// @param folder that others may pass through
  Pgaudit(Path folder) throws IOException, InterruptedException {
    data = folder.resolve("pgaudit");
    try (var any = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = any.getLocalPort();
    }
    Files.createDirectory(data);
    run("chown", List.of(USER, data.toString()), false);
    run("initdb", List.of("-D", data.toString(), "-A", "trust", "-E", "UTF8", "--locale=C"), true);
    Files.writeString(
        data.resolve("postgresql.conf"),
        """
        listen_addresses = '127.0.0.1'
        unix_socket_directories = ''
        port = %d
        fsync = on
        max_connections = 40
        shared_buffers = '64MB'
        logging_collector = on
        shared_preload_libraries = 'pgaudit'
        pgaudit.log = 'read, write'
        pgaudit.log_parameter = on
        """
            .formatted(port));
    run("pg_ctl", List.of("start", "-w", "-D", data.toString(), "-l", data + "/start.log"), true);
  }

  static boolean here() {
    return Files.exists(Path.of("/usr/share/postgresql/17/extension/pgaudit.control"));
  }

  Connection connect() throws SQLException {
    return DriverManager.getConnection(
        "jdbc:postgresql://127.0.0.1:" + port + "/postgres", USER, "");
  }

  /// Lines that pgaudit wrote.
  long lines() throws IOException {
    var lines = 0L;
    try (var files = Files.list(data.resolve("log"))) {
      for (var file : files.toList()) {
        try (var all = Files.lines(file)) {
          lines += all.filter(line -> line.contains("AUDIT: ")).count();
        }
      }
    }
    return lines;
  }

  private static void run(String program, List<String> words, boolean asUser)
      throws IOException, InterruptedException {
    var command = new ArrayList<String>();
    var root = "root".equals(System.getProperty("user.name"));
    if (asUser && root) {
      command.addAll(List.of("setpriv", "--reuid=" + USER, "--regid=" + USER, "--clear-groups"));
    }
    command.add(asUser ? HOME.resolve("bin").resolve(program).toString() : program);
    command.addAll(words);
    if (!asUser && !root) return;
    var process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    if (process.waitFor() != 0) throw new IOException(program + " failed");
  }

  @Override
  public void close() throws IOException {
    try {
      run("pg_ctl", List.of("stop", "-w", "-m", "fast", "-D", data.toString()), true);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
