package denwaban.database.server;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// PostgreSQL's own words about a start that failed: what its logs say from a moment on.
///
/// Only lines of no user are read, so no statement of anyone; and of a setting that is wrong its
/// name, not its value.
public final class StartLog {

  /// The last ones; one fault gives two or three.
  static final int LINES = 6;

  /// Of one line; a path may be long.
  static final int CHARACTERS = 300;

  /// Of each file, its end.
  static final int BYTES = 64 << 10;

  /// `log_line_prefix` without a user: PostgreSQL's own until it has read ours.
  private static final Pattern LINE =
      Pattern.compile("[0-9: .-]{23} [A-Z]+ \\[[0-9]+] {1,2}([A-Z]+): {1,2}(.+)");

  /// What a line without that prefix begins with, where a program fails before the server is one.
  private static final Pattern PROGRAM = Pattern.compile("(postgres|pg_ctl|initdb|setpriv): .+");

  /// Of lines that tell no failure, those that give its reason.
  private static final Pattern REASON =
      Pattern.compile("could not .*|.* in file \".*\" line [0-9]+.*|invalid value for .*");

  /// What was written, at the end of a line about a setting.
  private static final Pattern VALUE = Pattern.compile("(, near token|:) \".*\"$");

  /// `pg_ctl` says so of every failure.
  private static final Pattern NO_REASON =
      Pattern.compile("pg_ctl: (could not start server|another server might be running).*");

  /// What a server says last.
  private static final Pattern END = Pattern.compile("(FATAL|PANIC): .*");

  /// A process of its own writes the server's log, and on a busy machine it writes after the server
  /// has ended.
  public static final Duration PATIENCE = Duration.ofSeconds(2);

  private static final long LOOK_NANOS = Duration.ofMillis(20).toNanos();

  /// Of a server that lost power; what it names is no process.
  private static final Pattern LEFT_OVER =
      Pattern.compile(
          "invalid data in PID file|PID file \".*\" is empty|lock file \"postmaster.pid\"");

  private final Path data;
  private final Map<Path, Long> lengths = new HashMap<>();

  private StartLog(Path data) {
    this.data = data;
  }

  /// @param data the data directory
  public static StartLog fromNowOn(Path data) throws IOException {
    var log = new StartLog(data);
    for (var file : log.files()) log.lengths.put(file, Files.size(file));
    return log;
  }

  /// @param command where the command that started it left what it said
  /// @param patience for the server's last words
  /// @return up to [#LINES] lines, the newest last; empty if there are none
  public String words(Path command, Duration patience) throws IOException {
    var until = System.nanoTime() + patience.toNanos();
    var lines = ofServer();
    while (lines.stream().noneMatch(it -> END.matcher(it).matches())
        && said(command).isEmpty()
        && System.nanoTime() - until < 0) {
      LockSupport.parkNanos(LOOK_NANOS);
      lines = ofServer();
    }
    return joined(lines.isEmpty() ? said(command) : lines);
  }

  private List<String> ofServer() throws IOException {
    var lines = new ArrayList<String>();
    for (var file : files()) lines.addAll(read(file, lengths.getOrDefault(file, 0L)));
    return lines;
  }

  /// What a command said that is no server's start.
  public static String ofCommand(Path output) throws IOException {
    return joined(said(output));
  }

  /// What to do about a start that failed, one sentence.
  ///
  /// @param words as they were said
  /// @param room the folder that has the data directory in it
  public static String remedy(String words, Path room) {
    var data = room.resolve("data");
    if (words.contains("has invalid permissions")) return "Run chmod 700 " + data + ".";
    return LEFT_OVER.matcher(words).find()
        ? "See that no process postgres runs on %s any more, then remove its postmaster.pid and start again."
            .formatted(data)
        : "Correct what it names; more is in command.log, data/start.log and data/log in %s."
            .formatted(room);
  }

  private static List<String> said(Path output) throws IOException {
    return read(output, 0).stream().filter(it -> !NO_REASON.matcher(it).matches()).toList();
  }

  private static String joined(List<String> lines) {
    return lines.stream().skip(Math.max(0, lines.size() - LINES)).collect(Collectors.joining("\n"));
  }

  /// Until it has read its settings it writes where `pg_ctl` says; then a log a day.
  private List<Path> files() throws IOException {
    var files = new ArrayList<Path>();
    var first = first(data);
    if (Files.exists(first)) files.add(first);
    var days = data.resolve("log");
    if (Files.isDirectory(days)) {
      try (Stream<Path> all = Files.list(days)) {
        all.filter(it -> it.toString().endsWith(".log")).sorted().forEach(files::add);
      }
    }
    return files;
  }

  /// Where `pg_ctl` lets the server write at first.
  public static Path first(Path data) {
    return data.resolve("start.log");
  }

  /// @param from a byte; a file that is shorter by now began anew
  private static List<String> read(Path file, long from) throws IOException {
    try (var channel = Files.newByteChannel(file)) {
      var size = channel.size();
      var start = Math.max(size < from ? 0 : from, size - BYTES);
      var bytes = ByteBuffer.allocate((int) (size - start));
      channel.position(start);
      var in = Channels.newInputStream(channel);
      bytes.limit(in.readNBytes(bytes.array(), 0, bytes.capacity()));
      // decodes leniently: file names are of any bytes
      return StandardCharsets.UTF_8
          .decode(bytes)
          .toString()
          .lines()
          .flatMap(StartLog::told)
          .toList();
    } catch (NoSuchFileException none) {
      return List.of();
    }
  }

  private static Stream<String> told(String line) {
    var server = LINE.matcher(line);
    if (!server.matches()) {
      return PROGRAM.matcher(line).matches() ? Stream.of(shortened(line)) : Stream.empty();
    }
    var said = VALUE.matcher(server.group(2)).replaceFirst("");
    return switch (server.group(1)) {
      case "FATAL", "PANIC", "ERROR", "HINT" -> Stream.of(shortened(server.group(1) + ": " + said));
      default -> REASON.matcher(said).matches() ? Stream.of(shortened(said)) : Stream.empty();
    };
  }

  private static String shortened(String line) {
    return line.length() <= CHARACTERS ? line : line.substring(0, CHARACTERS - 1) + "…";
  }
}
