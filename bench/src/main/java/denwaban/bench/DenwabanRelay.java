package denwaban.bench;

import denwaban.call.media.RelayDoor.MasterKey;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Denwaban as a subject: [RelaySubject] in its own process.
final class DenwabanRelay implements Subject {

  private final Process process;
  private final BufferedReader answers;
  private final PrintStream commands;
  private final int callerPort;
  private final byte[] in;
  private final byte[] out;
  private final boolean recording;

  DenwabanRelay(int calls, int callerPort, byte[] in, byte[] out, @Nullable Path folder)
      throws IOException {
    this.callerPort = callerPort;
    this.in = in.clone();
    this.out = out.clone();
    this.recording = folder != null;
    var command = new ArrayList<String>();
    command.addAll(
        List.of(Pinned.java(), "-XX:+UseZGC", "-Xms768m", "-Xmx768m", "-XX:+AlwaysPreTouch"));
    command.addAll(List.of("--enable-native-access=ALL-UNNAMED", "-cp"));
    command.add(System.getProperty("java.class.path"));
    command.addAll(List.of(RelaySubject.class.getName(), Integer.toString(calls)));
    command.add(folder == null ? "-" : folder.toString());
    process =
        new ProcessBuilder(Pinned.subject(command))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    answers = process.inputReader(StandardCharsets.UTF_8);
    commands = new PrintStream(process.getOutputStream(), true, StandardCharsets.UTF_8);
    if (!"ready".equals(answers.readLine())) throw new IOException("the relay did not start");
  }

  @Override
  public String name() {
    return recording ? "Denwaban, recorded and sealed" : "Denwaban, relay only";
  }

  @Override
  public long pid() {
    return process.pid();
  }

  @Override
  public Line call(int number, int agent) throws IOException {
    var hex = HexFormat.of();
    commands.printf("call %d %d %s %s%n", callerPort, agent, hex.formatHex(in), hex.formatHex(out));
    var ports = String.valueOf(answers.readLine()).split(" ", -1);
    return new Line(Integer.parseInt(ports[0]), Integer.parseInt(ports[1]), MasterKey.of(out));
  }

  @Override
  public String end() throws IOException {
    commands.println("end");
    return String.valueOf(answers.readLine());
  }

  @Override
  public void close() {
    commands.close();
    try {
      if (!process.waitFor(15, TimeUnit.SECONDS)) process.destroyForcibly();
    } catch (InterruptedException stopped) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
