package denwaban.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import denwaban.database.HeldFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The packaged program as a child process, in demo mode, on its own folder.
final class Office implements AutoCloseable {

  static final int HTTP = 8080;
  static final int SIP = 5060;
  static final int SIP_TLS = 5061;

  /// Long enough for a machine that does ten other things; StartIT holds the real promise.
  private static final int START_S = 240;

  /// Its database ends with it; what starts next finds its folder free.
  private static final int STOP_S = 120;

  private static final Path APP = Path.of(System.getProperty("denwaban.app", ""));
  private static final Path TARGET = Path.of(System.getProperty("denwaban.target", ""));
  private static final String JAVA = System.getenv("JAVA_HOME") + "/bin/java";

  /// What users start it with.
  private static final List<String> SHIPPED = List.of("-XX:+UseZGC");

  /// Half the processor time until it answers, which most tests have no use for.
  static final List<String> QUICK = List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");

  /// Holds the lock for as long as this JVM lives: one of those that run beside each other makes
  /// the archive.
  private static @Nullable FileChannel archivist;

  private static @Nullable Path unpacked;

  private final Path home;
  private final List<String> flags;
  private List<String> settings;
  private final boolean filled;
  private Process process;
  private int starts;

  private Office(Path home, List<String> flags, List<String> settings, boolean filled)
      throws Exception {
    this.home = home;
    this.flags = flags;
    this.settings = settings;
    this.filled = filled;
    this.process = launch();
  }

  static Office open(Path home) throws Exception {
    return open(home, List.of());
  }

  /// An office as users start it, with the launcher's JVM flags.
  static Office shipped(Path home) throws Exception {
    return new Office(used(home), SHIPPED, List.of(), false);
  }

  /// The same on an empty folder: its first start.
  static Office first(Path home) throws Exception {
    return new Office(home, SHIPPED, List.of(), false);
  }

  /// An office that takes commands to fill its vault: FilledOffice, behind [#asks].
  static Office filled(Path home) throws Exception {
    return new Office(used(home), QUICK, List.of(), true);
  }

  private static Path used(Path home) throws Exception {
    passable(home);
    UsedFolder.make(home.resolve("data"), "demo");
    return home;
  }

  /// @param command of FilledOffice
  int asks(String command) throws Exception {
    process.outputWriter(UTF_8).append(command).append('\n').flush();
    var answers = process.errorReader(UTF_8);
    for (var line = answers.readLine(); line != null; line = answers.readLine()) {
      if (line.startsWith("answer ")) return Integer.parseInt(line.substring("answer ".length()));
    }
    throw new AssertionError("no answer to " + command);
  }

  /// An office that listens for SIP over TLS too.
  ///
  /// @param shipped with the flags that users start it with
  static Office open(Path home, Certificate certificate, boolean shipped) throws Exception {
    return new Office(
        used(home),
        shipped ? SHIPPED : QUICK,
        List.of(
            "--denwaban.sip.certificate=" + certificate.chain(),
            "--denwaban.sip.key=" + certificate.key()),
        false);
  }

  /// An office with further settings.
  static Office open(Path home, List<String> settings) throws Exception {
    return new Office(used(home), QUICK, settings, false);
  }

  Path data() {
    return home.resolve("data");
  }

  /// What the program printed, and everything else it left: searched for traces.
  Path home() {
    return home;
  }

  long pid() {
    return process.pid();
  }

  /// kill -9: nothing of it gets a chance to tidy up. Its database goes on, as it would.
  void kill() throws Exception {
    process.destroyForcibly();
    process.waitFor();
  }

  /// kill -9 of every process that is left below our folder: the database after [#kill].
  void killOrphans() throws Exception {
    for (var orphan : postgres()) {
      orphan.destroyForcibly();
      orphan.onExit().get(10, TimeUnit.SECONDS);
    }
  }

  private List<ProcessHandle> postgres() {
    var ours = data().toAbsolutePath().toString();
    return ProcessHandle.allProcesses()
        .filter(p -> commandLine(p).contains(ours) && commandLine(p).contains("postgres"))
        .toList();
  }

  private static String commandLine(ProcessHandle p) {
    try {
      return Files.readString(Path.of("/proc/" + p.pid() + "/cmdline"));
    } catch (IOException gone) {
      return "";
    }
  }

  void restart() throws Exception {
    process = launch();
  }

  /// From now on with these settings.
  void restart(String... with) throws Exception {
    settings = List.of(with);
    restart();
  }

  /// `./denwaban seal` on the stopped office, at a terminal.
  ///
  /// @param types what somebody types, line by line, once the program has said `asks`
  /// @return what it said
  String seals(String asks, Function<String, String> types, String... words) throws Exception {
    var command = new ArrayList<>(List.of(JAVA, "-Xmx256m", "-jar", unpacked().toString(), "seal"));
    command.add("--denwaban.data=" + data().toAbsolutePath());
    command.addAll(List.of(words));
    var run = new ProcessBuilder(command).redirectErrorStream(true).start();
    var said = new StringBuilder();
    var out = run.inputReader();
    for (int c; said.indexOf(asks) < 0 && (c = out.read()) >= 0; ) said.append((char) c);
    try (var in = run.outputWriter()) {
      in.write(types.apply(said.toString()));
    }
    for (int c; (c = out.read()) >= 0; ) said.append((char) c);
    if (run.waitFor() != 0) throw new AssertionError(said.toString().replaceAll("DENW.*", "…"));
    return said.toString();
  }

  /// Root's PostgreSQL runs as somebody else, who must be able to pass through.
  private static void passable(Path home) throws IOException {
    Files.createDirectories(home);
    for (var folder : List.of(home, home.resolve("..").normalize())) {
      if (Files.isWritable(folder) && !folder.endsWith("tmp")) {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x--x"));
      }
    }
  }

  /// The classes of the program as an office left them when it ended: a quarter less processor time
  /// for the next to start. Users' offices have none, and one of another collector would be thrown
  /// away. A missing archive is made by one of the JVMs that run beside each other; a torn one is
  /// not used.
  static synchronized List<String> loaded() throws Exception {
    var file = unpacked().resolveSibling("office.jsa");
    var use = "-XX:SharedArchiveFile=" + file;
    if (Files.exists(file)) return List.of(use);
    if (archivist == null) {
      var channel =
          FileChannel.open(
              file.resolveSibling("office.jsa.lock"),
              StandardOpenOption.CREATE,
              StandardOpenOption.WRITE);
      if (channel.tryLock() == null) {
        channel.close();
        return List.of();
      }
      archivist = channel;
    }
    return List.of("-XX:+AutoCreateSharedArchive", use);
  }

  private Process launch() throws Exception {
    passable(home);
    var log = home.resolve("office-" + ++starts + ".log");
    var command = new ArrayList<>(List.of(JAVA));
    command.addAll(flags);
    command.addAll(List.of("-Xmx512m", "--enable-native-access=ALL-UNNAMED"));
    if (filled) {
      // the program first: its screens, not the tests' stand-ins
      command.addAll(List.of("-cp", unpacked() + ":" + TARGET.resolve("test-classes")));
      command.add("denwaban.vault.FilledOffice");
    } else {
      if (flags == QUICK) command.addAll(loaded());
      command.addAll(List.of("-jar", unpacked().toString()));
    }
    command.addAll(List.of("--denwaban.mode=demo", "--denwaban.data=" + data().toAbsolutePath()));
    // it tries its doors once a test asks: entries and people that come by themselves disturb
    // others
    command.add("--denwaban.probe.after-start=24h");
    // telephones of the tests are there; the probe, at 127.77, is a stranger
    command.add("--denwaban.sip.trunks=127.0.0.0/16");
    command.addAll(settings);
    var started =
        new ProcessBuilder(command)
            .directory(home.toFile())
            .redirectErrorStream(!filled)
            .redirectOutput(log.toFile())
            .start();
    try {
      Wait.until(
          "the office answers",
          Duration.ofSeconds(START_S),
          () -> {
            if (!started.isAlive()) throw new AssertionError("it ended: " + Files.readString(log));
            // it answers before its people are entered, and says where it is when they are
            return get("localhost", "/api/demo").statusCode() == 200
                && Files.readString(log).contains("/demo");
          });
    } catch (AssertionError e) {
      started.destroyForcibly();
      throw new AssertionError(e.getMessage() + "\n" + Files.readString(log), e);
    }
    return started;
  }

  /// The jar in its parts, in a folder of its own for each build: named by content, because a
  /// reproducible build gives every jar the same time.
  static synchronized Path unpacked() throws Exception {
    if (unpacked == null) unpacked = unpack();
    return unpacked;
  }

  private static Path unpack() throws Exception {
    var sha256 = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(APP));
    var folder = TARGET.resolve("e2e-app-" + HexFormat.of().formatHex(sha256, 0, 8));
    var app = folder.resolve(APP.getFileName());
    if (!Files.exists(app)) {
      var fresh = Files.createTempDirectory(TARGET, "e2e-app-fresh");
      var unpack =
          new ProcessBuilder(
                  JAVA,
                  "-Djarmode=tools",
                  "-jar",
                  APP.toString(),
                  "extract",
                  "--destination",
                  fresh.resolve("app").toString())
              .inheritIO()
              .start();
      if (unpack.waitFor() != 0) throw new AssertionError("the jar could not be unpacked");
      try {
        Files.move(fresh.resolve("app"), folder, StandardCopyOption.ATOMIC_MOVE);
        Files.delete(fresh);
      } catch (FileSystemException anotherWasFirst) {
        if (!Files.exists(app)) throw anotherWasFirst;
      }
    }
    return app;
  }

  /// A request without a session, as a stranger would send it.
  static HttpResponse<String> get(String host, String path) throws Exception {
    return sends(request(host, path));
  }

  /// An empty object, as a page of that host sends it.
  static HttpResponse<String> post(String host, String path) throws Exception {
    return sends(
        request(host, path)
            .header("Origin", url(host, ""))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString("{}")));
  }

  private static HttpRequest.Builder request(String host, String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + HTTP + path))
        .header("Host", host + ":" + HTTP)
        .timeout(Duration.ofSeconds(10));
  }

  private static HttpResponse<String> sends(HttpRequest.Builder request) throws Exception {
    try (var http = HttpClient.newHttpClient()) {
      return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
  }

  static String url(String host, String path) {
    return "http://" + host + ":" + HTTP + path;
  }

  @Override
  public void close() {
    stop();
    postgres().forEach(ProcessHandle::destroyForcibly);
  }

  /// Asks it to stop, as Ctrl-C does. Whatever it did meanwhile, no other program may have its
  /// folder.
  private void stillHolds() {
    try {
      if (process.isAlive()) assertThat(HeldFolder.isHeld(data())).as("its lock").isTrue();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void stop() {
    stillHolds();
    process.destroy();
    try {
      if (!process.waitFor(STOP_S, TimeUnit.SECONDS)) process.destroyForcibly();
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
