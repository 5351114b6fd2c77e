package denwaban.database.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is taken out of PostgreSQL's logs, and what is left in them.
class StartLogTest {

  private static final String NO_USER = "2026-11-30 16:57:48.477 UTC [30620]  ";

  @TempDir Path data;

  @BeforeEach
  void days() throws IOException {
    Files.createDirectory(data.resolve("log"));
  }

  private void day(String... lines) throws IOException {
    append(data.resolve("log/postgres-334.log"), lines);
  }

  private void first(String... lines) throws IOException {
    append(StartLog.first(data), lines);
  }

  private static void append(Path file, String... lines) throws IOException {
    Files.write(
        file, java.util.List.of(lines), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }

  private String words(StartLog log) throws IOException {
    return log.words(data.resolve("command.log"), Duration.ZERO);
  }

  @Test
  void what_was_there_before_is_left() throws IOException {
    first(NO_USER + "FATAL:  old in the first");
    day(NO_USER + "FATAL:  old of the day");
    var log = StartLog.fromNowOn(data);
    first("2026-11-30 16:57:48.477 GMT [30620] FATAL:  new in the first");
    day(NO_USER + "PANIC:  new of the day");
    assertThat(words(log)).isEqualTo("FATAL: new in the first\nPANIC: new of the day");
  }

  @Test
  void a_file_that_began_anew_is_read_whole() throws IOException {
    day(NO_USER + "FATAL:  one of the year before, and long");
    var log = StartLog.fromNowOn(data);
    Files.delete(data.resolve("log/postgres-334.log"));
    day(NO_USER + "FATAL:  new");
    assertThat(words(log)).isEqualTo("FATAL: new");
  }

  @Test
  void what_a_user_did_is_left() throws IOException {
    var log = StartLog.fromNowOn(data);
    day(
        "2026-11-30 16:57:48.477 UTC [30620] denwaban_app ERROR:  a row of somebody",
        "2026-11-30 16:57:48.477 UTC [30620] [unknown] FATAL:  somebody",
        NO_USER + "LOG:  database system is shut down",
        "\tSTATEMENT of somebody",
        NO_USER + "HINT:  none of a user");
    assertThat(words(log)).isEqualTo("HINT: none of a user");
  }

  @Test
  void the_reason_is_told_and_no_value_of_a_setting() throws IOException {
    var log = StartLog.fromNowOn(data);
    first(
        NO_USER + "LOG:  syntax error in file \"/a/b.conf\" line 3, near token \"one-secret\"",
        NO_USER + "LOG:  invalid value for parameter \"shared_buffers\": \"two-secret\"",
        NO_USER + "LOG:  could not bind IPv4 address \"127.0.0.1\": Address already in use",
        NO_USER + "FATAL:  configuration file \"/a/b.conf\" contains errors");
    assertThat(words(log))
        .isEqualTo(
            """
            syntax error in file "/a/b.conf" line 3
            invalid value for parameter "shared_buffers"
            could not bind IPv4 address "127.0.0.1": Address already in use
            FATAL: configuration file "/a/b.conf" contains errors\
            """);
  }

  @Test
  void where_no_server_came_to_be_its_command_is_told() throws IOException {
    append(
        data.resolve("command.log"),
        "waiting for server to start.... stopped waiting",
        "pg_ctl: could not start server",
        "pg_ctl: invalid data in PID file \"/a/postmaster.pid\"");
    assertThat(words(StartLog.fromNowOn(data)))
        .isEqualTo("pg_ctl: invalid data in PID file \"/a/postmaster.pid\"");
    assertThat(StartLog.ofCommand(data.resolve("none"))).isEmpty();
  }

  @Test
  void the_last_lines_are_told() throws IOException {
    var log = StartLog.fromNowOn(data);
    for (var n = 1; n < StartLog.LINES; n++) day(NO_USER + "FATAL:  " + n);
    assertThat(words(log)).startsWith("FATAL: 1\n").hasLineCount(StartLog.LINES - 1);
    day(NO_USER + "FATAL:  " + StartLog.LINES);
    assertThat(words(log)).startsWith("FATAL: 1\n").hasLineCount(StartLog.LINES);
    day(NO_USER + "FATAL:  one more");
    assertThat(words(log))
        .startsWith("FATAL: 2\n")
        .endsWith("FATAL: one more")
        .hasLineCount(StartLog.LINES);
  }

  @Test
  void a_line_has_its_length() throws IOException {
    var begin = "FATAL: ";
    var fits = "x".repeat(StartLog.CHARACTERS - begin.length());
    for (var text : new String[] {fits.substring(1), fits}) {
      var log = StartLog.fromNowOn(data);
      day(NO_USER + "FATAL:  " + text);
      assertThat(words(log)).isEqualTo(begin + text);
    }
    var log = StartLog.fromNowOn(data);
    day(NO_USER + "FATAL:  " + fits + "x");
    assertThat(words(log)).hasSize(StartLog.CHARACTERS).endsWith("x…");
  }

  @Test
  void of_a_long_file_the_end_is_read() throws IOException {
    var line = NO_USER + "FATAL:  early";
    for (var more : new int[] {-1, 0, 1}) {
      Files.deleteIfExists(data.resolve("log/postgres-334.log"));
      var log = StartLog.fromNowOn(data);
      day(line, "x".repeat(StartLog.BYTES - line.length() - 2 + more));
      assertThat(words(log)).as("%+d", more).isEqualTo(more > 0 ? "" : "FATAL: early");
    }
  }

  /// The server has ended by then; the process that writes for it is slower.
  @Test
  void what_is_written_a_moment_later_is_waited_for() throws Exception {
    var log = StartLog.fromNowOn(data);
    var writer =
        Thread.ofVirtual()
            .start(() -> {
              try {
                Thread.sleep(100);
                day(NO_USER + "LOG:  could not bind IPv4 address \"203.0.113.1\"");
                Thread.sleep(100);
                day(NO_USER + "FATAL:  could not create any TCP/IP sockets");
              } catch (IOException | InterruptedException e) {
                throw new AssertionError(e);
              }
            });
    assertThat(log.words(data.resolve("command.log"), Duration.ofSeconds(30)))
        .contains("could not bind", "FATAL: could not create");
    writer.join();
  }
}
