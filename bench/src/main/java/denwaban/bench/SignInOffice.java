package denwaban.bench;

import denwaban.call.media.RelayDoor.MasterKey;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// [SignInSubject] in its own process on core 0, its PostgreSQL with it, and [SignInStorm] on core
/// 1. Both as any program runs, without real-time priority.
final class SignInOffice implements AutoCloseable {

  private static final int PEOPLE = 192;

  private final Talk subject;
  private final Talk storm;
  private final long postgres;

  SignInOffice(Path folder) throws Exception {
    this(folder, List.of());
    for (var n = 0; n < PEOPLE; n++) {
      storm.ask("enrol " + subject.ask("person"));
    }
  }

  /// @param settings more of the program
  SignInOffice(Path folder, List<String> settings) throws Exception {
    var http = Office.freeTcp();
    var options = List.of("-XX:+UseZGC", "-Xmx1g", "--enable-native-access=ALL-UNNAMED");
    var data = folder.resolve("data");
    var arguments = new ArrayList<Object>(List.of(data, http, Office.freeUdp()));
    arguments.addAll(settings);
    subject =
        new Talk(
            Pinned.plain("0", java(options, SignInSubject.class, arguments.toArray())),
            folder.resolve("office.log"));
    subject.expect("ready");
    postgres =
        Long.parseLong(
            Files.readAllLines(data.resolve("postgres/data/postmaster.pid")).getFirst().strip());
    Pinned.favour(subject.pid());
    Pinned.favour(postgres);
    storm =
        new Talk(
            Pinned.plain("1", java(List.of("-Xmx256m"), SignInStorm.class, http)),
            folder.resolve("storm.log"));
    Pinned.favour(storm.pid());
  }

  /// Asks the program itself.
  String ask(String command) throws IOException {
    return subject.ask(command);
  }

  private static List<String> java(List<String> options, Class<?> program, Object... arguments) {
    var words = new ArrayList<>(List.of(Pinned.java()));
    words.addAll(options);
    words.addAll(List.of("-cp", System.getProperty("java.class.path"), program.getName()));
    for (var argument : arguments) words.add(argument.toString());
    return words;
  }

  /// @param cpu seconds that the program and its database took meanwhile
  /// @param p50 of one sign-in, in microseconds
  record Done(int number, double perSecond, double cpu, int p50, int p99) {}

  /// @param kind `passkey` or `password`
  /// @param pace per second; 0 for as many as can be
  Done go(String kind, int seconds, int pace) throws IOException {
    var before = cpu();
    var said = storm.ask("go %s %d %d".formatted(kind, seconds, pace)).split(" ", -1);
    return new Done(
        Integer.parseInt(said[0]),
        Double.parseDouble(said[1]),
        cpu() - before,
        Integer.parseInt(said[2]),
        Integer.parseInt(said[3]));
  }

  /// Lets the browsers run on either core: beside a generator that never sleeps they would not get
  /// far. In life they are elsewhere, so here they take only idle CPU time (SCHED_IDLE).
  void spread() {
    Pinned.succeeds("taskset", "-a", "-c", "-p", "0-1", Long.toString(storm.pid()));
    Pinned.succeeds("chrt", "-a", "-i", "-p", "0", Long.toString(storm.pid()));
  }

  private double cpu() throws IOException {
    return Pinned.cpuSeconds(subject.pid()) + Pinned.familySeconds(postgres);
  }

  /// Calls that this very process relays.
  Subject calls(int calls, int callerPort, byte[] in, byte[] out, Path folder) throws IOException {
    subject.ask("relay %d %s".formatted(calls, folder));
    return new Calls(callerPort, in.clone(), out.clone());
  }

  private final class Calls implements Subject {

    private final int callerPort;
    private final byte[] in;
    private final byte[] out;

    Calls(int callerPort, byte[] in, byte[] out) {
      this.callerPort = callerPort;
      this.in = in;
      this.out = out;
    }

    @Override
    public String name() {
      return "Denwaban, recorded and sealed, in the office's process";
    }

    @Override
    public long pid() {
      return subject.pid();
    }

    @Override
    public Line call(int number, int agent) throws IOException {
      var hex = HexFormat.of();
      var ports =
          subject
              .ask(
                  "call %d %d %s %s"
                      .formatted(callerPort, agent, hex.formatHex(in), hex.formatHex(out)))
              .split(" ", -1);
      return new Line(Integer.parseInt(ports[0]), Integer.parseInt(ports[1]), MasterKey.of(out));
    }

    @Override
    public String end() throws IOException {
      return subject.ask("hang");
    }

    @Override
    public void close() {}
  }

  @Override
  public void close() {
    storm.close();
    subject.close();
  }

  /// A process that answers each line with a line.
  private static final class Talk implements AutoCloseable {

    private static final int STOP_SECONDS = 20;

    private final Process process;
    private final Path log;
    private final BufferedReader answers;
    private final PrintStream commands;

    Talk(List<String> command, Path log) throws IOException {
      this.log = log;
      process = new ProcessBuilder(command).redirectError(log.toFile()).start();
      answers = process.inputReader(StandardCharsets.UTF_8);
      commands = new PrintStream(process.getOutputStream(), true, StandardCharsets.UTF_8);
    }

    long pid() {
      return process.pid();
    }

    String ask(String command) throws IOException {
      commands.println(command);
      return answer();
    }

    void expect(String answer) throws IOException {
      if (!answer().equals(answer)) throw new IOException("not " + answer);
    }

    private String answer() throws IOException {
      var said = answers.readLine();
      if (said == null) throw new IOException("it ended:\n" + Files.readString(log));
      return said;
    }

    @Override
    public void close() {
      commands.close();
      try {
        if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
          process.destroyForcibly().waitFor();
        }
      } catch (InterruptedException stopped) {
        process.destroyForcibly();
        Thread.currentThread().interrupt();
      }
    }
  }
}
